import Foundation

/// A zone file that a test changes by hand.
struct ZoneDocument {
  var json: [String: Any]

  /// What `demarc zone` makes of a line.
  init(line: String, _ options: [String]) throws {
    let run = try Program.run(["zone", "-"] + options, input: Data(line.utf8))
    guard run.status == 0 else { throw Unexpected(run.errors) }
    json = try Self.object(run.output)
  }

  struct Unexpected: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }

  private static func object(_ data: Data) throws -> [String: Any] {
    guard let json = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw Unexpected("no object")
    }
    return json
  }

  var data: Data { get throws { try JSONSerialization.data(withJSONObject: json) } }

  /// Changes a member of the member `demarc`.
  mutating func change(_ section: String, _ name: String, to value: Any) {
    var demarc = json["demarc"] as? [String: Any] ?? [:]
    var members = demarc[section] as? [String: Any] ?? [:]
    members[name] = value
    demarc[section] = members
    json["demarc"] = demarc
  }

  /// Changes a property of the feature of a role.
  mutating func change(role: String, _ name: String, to value: Any) {
    edit(role) { feature in
      var properties = feature["properties"] as? [String: Any] ?? [:]
      properties[name] = value
      feature["properties"] = properties
    }
  }

  /// Changes the polygons of the feature of a role, each a list of rings of [longitude, latitude].
  mutating func change(role: String, polygons change: (inout [[[[Double]]]]) -> Void) {
    edit(role) { feature in
      let geometry = feature["geometry"] as? [String: Any] ?? [:]
      let coordinates = geometry["coordinates"] as Any
      var polygons =
        coordinates as? [[[[Double]]]] ?? (coordinates as? [[[Double]]]).map { [$0] } ?? []
      change(&polygons)
      feature["geometry"] = ["type": "MultiPolygon", "coordinates": polygons]
    }
  }

  /// Changes the vertices of the line.
  mutating func changeLine(_ change: (inout [[Double]]) -> Void) {
    edit("boundary") { feature in
      var geometry = feature["geometry"] as? [String: Any] ?? [:]
      var line = geometry["coordinates"] as? [[Double]] ?? []
      change(&line)
      geometry["coordinates"] = line
      feature["geometry"] = geometry
    }
  }

  mutating func remove(role: String) {
    json["features"] = features.filter { Self.role($0) != role }
  }

  private var features: [[String: Any]] { json["features"] as? [[String: Any]] ?? [] }

  private static func role(_ feature: [String: Any]) -> String? {
    (feature["properties"] as? [String: Any])?["role"] as? String
  }

  private mutating func edit(_ role: String, _ change: (inout [String: Any]) -> Void) {
    json["features"] = features.map { feature in
      var feature = feature
      if Self.role(feature) == role { change(&feature) }
      return feature
    }
  }
}

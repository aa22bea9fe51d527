internal import Agreements
internal import Maps
internal import SystemIO
internal import ZoneFiles
internal import ZoneSets

/// The files of `map` and `report`: zones or an agreement, and incidents, told apart by what is in them.
struct ZoneArguments {
  /// The files of zones, or of the agreement.
  let zones: [String]
  /// The agreement; nil where there are zones.
  let agreement: String?
  /// The incidents; nil where there are none.
  let incidents: String?

  /// - Parameter requiresIncidents: Whether the last file is the incidents whatever it holds.
  /// - Throws: `UsageError` where nothing is left to draw, or an agreement is not alone.
  init(_ files: [String], requiresIncidents: Bool = false) throws(UsageError) {
    var zones = files
    var incidents: String?
    if requiresIncidents, let last = files.last {
      let isZone = ShownZone.isZone(path: last)
      if files.count < 2 {
        throw UsageError(
          isZone || ShownZone.isAgreement(path: last)
            ? "‘\(last)’ is given without incidents; give their file after it"
            : "‘\(last)’ is given alone; give a zone or an agreement first, and then the incidents, as in ‘zone.geojson \(last)’"
        )
      }
      if isZone { throw UsageError("the last file, ‘\(last)’, holds zones; give the incidents last") }
    }
    if files.count > 1, let last = files.last, ShownZone.isAgreement(path: last) {
      throw UsageError("the last file, ‘\(last)’, is an agreement; give it first, and then the incidents")
    }
    if let last = files.last, requiresIncidents || (files.count > 1 && !ShownZone.isZone(path: last)) {
      incidents = last
      zones.removeLast()
    }
    guard let first = zones.first else {
      throw UsageError("zones or incidents are missing; give zones, and then the file of incidents")
    }
    (self.zones, self.incidents) = (zones, incidents)
    let file = ReadingReference(first)?.file ?? first
    agreement = ShownZone.isAgreement(path: file) ? file : nil
    if agreement != nil, file != first {
      throw UsageError("‘\(first)’ names a reading, and all readings are shown here; give ‘\(file)’")
    }
    if agreement != nil, zones.count > 1 {
      throw UsageError(
        "‘\(first)’ is an agreement, and ‘\(zones[1])’ is one file too many; give an agreement and the file of incidents"
      )
    }
  }
}

extension ZoneArguments {
  /// How many zones of a file are told apart: as many as there are hues and kinds of outlines.
  private static let most = 18

  /// The zones of the files: of a file of many zones each by its name, unless they are too many to tell apart.
  ///
  /// - Throws: `ReadError`, as `ShownZone` does.
  func shown() throws -> [ShownZone] {
    try zones.flatMap { path throws -> [ShownZone] in
      let source = try SourceFile(path)
      guard
        let many = try ZoneCollection(source.text, name: source.name, readsPolygons: true),
        many.members.count <= Self.most
      else { return [try ShownZone(source, path: path)] }
      return try many.members.map { member in
        // Of names that are alike the number of the zone tells which is which.
        let isAlone = many.members.count { $0.name == member.name } == 1
        return ShownZone(
          try member.zoneFile(), named: isAlone ? member.name : "\(member.name) (zone \(member.number))",
          of: path)
      }
    }
  }
}

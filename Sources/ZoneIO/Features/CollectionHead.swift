internal import Geodesy

/// What a GeoJSON text says before its first feature.
enum CollectionHead {
  /// It is a collection, and its features begin at an index.
  case features(after: Int)
  /// The text ends without a list of features: it is a single Feature or geometry, or broken.
  case none
  /// More bytes are needed to tell.
  case unknown

  init(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
    let none = isLast ? Self.none : .unknown
    var at = bytes.startIndex
    func skipSpace() {
      while at < bytes.endIndex,
        SourceText.isSpace(bytes[at]) || bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ":")
      {
        at += 1
      }
    }
    skipSpace()
    self = none
    guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "{") else { return }
    at += 1
    while true {
      skipSpace()
      guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "\""),
        let end = JSONSpan.end(of: bytes, from: at, isLast: isLast)
      else { return }
      let name = JSONFragment(bytes[at..<end]).string
      at = end
      skipSpace()
      guard at < bytes.endIndex else { return }
      if name == "features", bytes[at] == UInt8(ascii: "[") {
        self = .features(after: at + 1)
        return
      }
      guard let next = JSONSpan.end(of: bytes, from: at, isLast: isLast) else { return }
      at = next
    }
  }

  /// Refuses a member `crs` (of GeoJSON before RFC 7946) that names anything but longitude and latitude on
  /// WGS 84.
  static func refuseForeignCRS(in object: JSONFragment, name file: String) throws(ReadError) {
    guard let crs = object["crs"], !crs.isNull else { return }
    let name = crs["properties"]?["name"]?.string
    if let name, CoordinateTransformation.isLongitudeLatitude(name) { return }
    throw .crs(
      file: file,
      problem:
        "its coordinates are in \(name.map { "‘\($0)’" } ?? "a system it does not name"), and incidents are"
        + " read in longitude and latitude; convert it with ‘ogr2ogr -t_srs EPSG:4326’")
  }
}

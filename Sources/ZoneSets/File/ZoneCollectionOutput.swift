package import Geometry
package import SystemIO
internal import TextFormats
package import ZoneFiles

/// Writes a file of many zones, zone by zone, in memory that does not grow with their number but for their extents.
package struct ZoneCollectionOutput {
  private let file: OutputFile
  private var extents = BoundingBox.Extents()
  private var isFirst = true

  /// Begins a file, with the area to which all zones are clipped.
  ///
  /// - Throws: `WriteError`.
  package init(to file: OutputFile, within: PolygonInput?) throws(WriteError) {
    self.file = file
    var json = JSONWriter()
    json.object { json in
      json.member("format", ZoneFile.formatVersionOfMany)
      json.member("version", SoftwareVersions.current.demarc)
    }
    try file.write(
      "{\"type\":\"FeatureCollection\",\n\"demarc\":\(String(decoding: json.bytes, as: UTF8.self)),\n\"features\":[\n"
    )
    guard let within else { return }
    let polygons = within.polygons.map(\.rightHanded)
    var feature = JSONWriter()
    feature.feature(within: polygons)
    try write(feature.bytes, BoundingBox.Extents(rings: polygons.flatMap(\.rings), lines: []))
  }

  /// Writes the features of a zone.
  ///
  /// - Throws: `WriteError`.
  package mutating func write(_ features: [UInt8], _ extents: BoundingBox.Extents) throws(WriteError) {
    try file.write((isFirst ? [] : Array(",\n".utf8)) + features)
    isFirst = false
    self.extents.add(extents)
  }

  /// Ends the file, which is not committed.
  ///
  /// - Throws: `WriteError`.
  package func end() throws(WriteError) {
    var json = JSONWriter()
    json.bbox(BoundingBox(of: extents))
    let box = json.bytes.isEmpty ? "" : ",\n\(String(decoding: json.bytes, as: UTF8.self))"
    try file.write("\n]\(box)}\n")
  }
}

internal import Geometry
internal import TextFormats
package import Zones
package import ZoneAnalysis

extension ZoneFile {
  /// The bytes of a zone file.
  ///
  /// Polygons are written as they are, with as many decimals as the tolerance needs if they lie on that grid
  /// (`ZoneSpecification.decimals`) and in full if they do not, so that what is read back is exactly what was
  /// certified. The line and the clip area are unrounded; the rings of the clip area are turned to the right-hand
  /// rule.
  ///
  /// - Parameters:
  ///   - zone: A zone whose polygons are closed, right-handed and cut at the antimeridian.
  ///   - provenance: Where it comes from.
  ///   - sectors: The sectors that it is cut into; they repeat its area, each a feature of role `sector`.
  ///   - measure: The area and perimeter of a region.
  package static func encode<Failure: Error>(
    _ zone: Zone, provenance: ZoneProvenance, sectors: [Zone.Sector] = [],
    measuring measure: (Zone.Region) throws(Failure) -> RegionMeasure
  ) throws(Failure) -> [UInt8] {
    var measures: [RegionMeasure] = []
    for region in zone.regions { measures.append(try measure(region)) }
    let within = zone.within?.map(\.rightHanded)
    let grid = DecimalGrid(decimals: zone.specification.decimals)
    var json = JSONWriter()
    json.object { json in
      json.member("type", "FeatureCollection")
      json.bbox(
        BoundingBox(
          rings: (zone.regions.flatMap(\.polygons) + (within ?? [])).flatMap(\.rings),
          lines: zone.boundary.parts.map(\.vertices)))
      json.newline()
      json.member(
        "demarc",
        object: { json in
          json.member("format", formatVersion)
          json.member("version", provenance.versions.demarc)
          json.newline()
          json.member("specification", object: { $0.members(of: zone.specification) })
          json.newline()
          json.member("certificate", object: { $0.members(of: zone, provenance) })
        })
      json.newline()
      json.member(
        "features",
        array: { json in
          for (region, measure) in zip(zone.regions, measures) {
            json.newline()
            json.feature(region, measure, grid: grid)
          }
          json.newline()
          json.feature(zone.boundary, provenance)
          if let within {
            json.newline()
            json.feature(within: within)
          }
          for sector in sectors {
            json.newline()
            json.feature(sector, grid: grid)
          }
        })
    }
    json.end()
    return json.bytes
  }
}

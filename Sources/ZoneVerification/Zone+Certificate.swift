internal import Geometry
package import Zones

extension Zone {
  /// Measures the certificate again, from the definition and the polygons alone.
  ///
  /// - Throws: ``ZoneError/toleranceMissed(_:)`` with the first place where the polygons miss the definition, or
  ///   another case where the definition means nothing.
  package func measuredCertificate() throws(ZoneError) -> Certificate {
    let model = try ZoneModel(
      boundary: boundary, specification: specification, within: within, edges: .ofZone(specification))
    try checkRegions()
    return try Certifier(model: model, normals: OffsetPrimitives(model: model)).certificate(of: regions)
  }

  /// The regions must be those that the rule asks for.
  private func checkRegions() throws(ZoneError) {
    let wanted = specification.roles
    guard wanted.count == regions.count,
      zip(wanted, regions).allSatisfy({ $0.role == $1.role && $0.from == $1.from && $0.to == $1.to })
    else {
      throw .toleranceMissed(.wrongRegions)
    }
  }
}

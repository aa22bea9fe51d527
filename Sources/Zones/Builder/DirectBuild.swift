package import Geometry

extension Boundary {
  /// The regions of the zone that a rule defines along this line, not yet certified.
  package func regions(_ specification: ZoneSpecification, within: [Polygon]? = nil, decimals: Int) throws(ZoneError)
    -> [Zone.Region]
  {
    let model = try ZoneModel(
      boundary: self, specification: specification, within: within,
      deviation: max(EdgeResolution.finest, specification.tolerance.meters / 20))
    return try ZoneBuilder(model: model, decimals: decimals).regions()
  }
}

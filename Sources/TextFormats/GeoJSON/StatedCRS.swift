/// The coordinate reference system that a text names.
package struct StatedCRS: Hashable, Sendable {
  /// Such as `EPSG:32637`; nil where the text refers to a system in a way that is not understood, such as a link.
  package var name: String?

  package init(name: String?) { self.name = name }

  /// The member `crs` of an object of GeoJSON before RFC 7946, `{"type":"name","properties":{"name":"EPSG:32637"}}`; nil
  /// where there is none.
  package init?(of object: JSONValue) {
    guard let crs = object["crs"], !crs.isNull else { return nil }
    name = crs["properties"]?["name"]?.string
  }
}

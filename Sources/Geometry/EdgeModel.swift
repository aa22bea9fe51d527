/// How two neighbouring vertices are joined.
public enum EdgeModel: String, Sendable, Hashable, CaseIterable {
  /// The shortest path on the ellipsoid.
  case geodesic
  /// Straight in longitude and latitude, the short way round, as RFC 7946 reads GeoJSON.
  case planar
  /// Constant bearing: straight in the ellipsoidal Mercator projection.
  case rhumb
}

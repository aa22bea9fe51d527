/// Which of the two numbers of a place comes first.
package enum AxisOrder: String, Sendable, Hashable {
  case latlon, lonlat

  /// The order in words, as `longitude, latitude`.
  package var inWords: String { self == .latlon ? "latitude, longitude" : "longitude, latitude" }

  /// The order that the name of a column says: `lon_lat`, `LngLat`, `longitude/latitude`, `xy`; nil for other names.
  package init?(columnName name: String) {
    // Kobo's list of latitude and longitude.
    if name.lowercased() == "_geolocation" {
      self = .latlon
      return
    }
    let beside: Set<String> = [
      "coordinates", "coordinate", "coords", "coord", "gps", "location", "wgs84", "geo",
    ]
    let letters = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !beside.contains($0) }.joined().filter(\.isLetter)
    let latitudes = ["latitude", "lat", "y"]
    let longitudes = ["longitude", "long", "lng", "lon", "x"]
    func isPair(_ first: [String], _ second: [String]) -> Bool {
      first.contains { first in
        letters.hasPrefix(first) && second.contains(String(letters.dropFirst(first.count)))
      }
    }
    if isPair(latitudes, longitudes) {
      self = .latlon
    } else if isPair(longitudes, latitudes) {
      self = .lonlat
    } else {
      return nil
    }
  }
}

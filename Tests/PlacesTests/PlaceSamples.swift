@testable import Geometry
@testable import Places

/// Gazetteers for tests.
enum PlaceSamples {
  static let rows: [(String, Double, Double)] = [
    ("Saraqib", 35.86447, 36.80591), ("Abū az̧ Z̧uhūr", 35.74058, 37.0448),
    ("Khan Shaykhun town", 35.44, 36.65),
    ("Sharanli / Khirbat Sharan village", 36.6175, 36.936944), ("Twin", 35.1, 36.1), ("twin", 35.9, 36.5),
    ("Same", 35.2, 36.2), ("Same", 35.201, 36.201),
  ]

  /// A gazetteer of names, latitudes and longitudes; Saraqib has other names, and an extent of 2 km.
  static func gazetteer(_ rows: [(String, Double, Double)] = rows) -> Gazetteer {
    var gazetteer = Gazetteer(file: "places.csv")
    for (name, latitude, longitude) in rows {
      let isSaraqib = name == "Saraqib"
      gazetteer.add(
        Gazetteer.Place(
          name: name, coordinate: Coordinate(latitude: latitude, longitude: longitude),
          extent: isSaraqib ? .meters(2000) : Gazetteer.usualExtent),
        otherNames: isSaraqib ? ["Saraqeb", "سراقب"] : [])
    }
    return gazetteer
  }
}

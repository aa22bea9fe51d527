import Testing

@testable import Geodesy
@testable import Geometry
@testable import Places

/// Places by their names.
@Suite struct GazetteerTests {
  @Test(arguments: [
    ("Saraqib", 35.86447), ("SARAQEB", 35.86447), ("سراقب", 35.86447), ("Abu az Zuhur", 35.74058),
    ("abu-az-zuhur", 35.74058), ("Khan Shaykhun", 35.44), ("khan shaykhun town", 35.44),
    ("Sharanli", 36.6175),
    ("Khirbat Sharan", 36.6175), ("Same", 35.2),
  ])
  func nameIsFound(_ one: (name: String, latitude: Double)) throws {
    let reading = try PlaceReader(gazetteer: PlaceSamples.gazetteer()).reading(one.name)
    #expect(reading.coordinate.latitude == one.latitude)
    #expect(reading.accuracy == (one.latitude == 35.86447 ? .meters(2000) : Gazetteer.usualExtent))
  }

  @Test func namesAreNeverGuessed() throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    let twin = #expect(throws: PlaceError.self) { try reader.reading("5 km N of Twin") }
    #expect(twin?.description.contains("2 places are called ‘Twin’, at 35.1°N 36.1°E, 35.9°N 36.5°E") == true)
    let unknown = #expect(throws: PlaceError.self) { try reader.reading("5 km N of Saraqi") }
    #expect(unknown == .unknownName("5 km N of Saraqi", name: "Saraqi", file: "places.csv"))
    #expect(throws: PlaceError.noGazetteer("5 km N of Saraqib", name: "Saraqib")) {
      try PlaceReader().reading("5 km N of Saraqib")
    }
    #expect(PlaceSamples.gazetteer().count == 8)
  }
}

import Testing

@testable import Geodesy
@testable import Geometry
@testable import Places

/// Coordinates as people write them, and URIs of places.
@Suite struct PlaceReaderTests {
  @Test func coordinatesAreStillCoordinates() throws {
    for (text, latitude, longitude) in PlaceTextTests.places {
      let place = try PlaceReader(gazetteer: PlaceSamples.gazetteer()).reading(text)
      #expect(place.coordinate == (try PlaceText.coordinate(text)), "\(text)")
      #expect(abs(place.coordinate.latitude - latitude) + abs(place.coordinate.longitude - longitude) < 1e-12)
      #expect(place.accuracy == nil)
    }
  }

  @Test(arguments: [
    ("361230N 0364012E", 36.208333333333336, 36.67), ("361230.5N0364012W", 36.20847222222222, -36.67),
    ("3612N 03640E", 36.2, 36.666666666666664),
    ("003012N 0003012E", 30.0 / 60 + 12.0 / 3600, 30.0 / 60 + 12.0 / 3600),
    ("N361230 E0364012", 36.208333333333336, 36.67), ("36-12-30N 036-40-12E", 36.208333333333336, 36.67),
    ("36-12-30S, 036-40-12W", -36.208333333333336, -36.67), ("(36.2, 36.67)", 36.2, 36.67),
    ("[36.2 36.67]", 36.2, 36.67),
    ("lat 36.2 lon 36.67", 36.2, 36.67), ("Lat: 36.2, Long: -36.67", 36.2, -36.67),
    ("lon=36.67 lat=36.2", 36.2, 36.67),
    ("latitude 36°12'30\" longitude 36°40'12\"", 36.208333333333336, 36.67), ("٣٦٫٢، ٣٦٫٦٧", 36.2, 36.67),
    ("۳۶.۲ ۳۶.۶۷", 36.2, 36.67), ("geo:36.2,36.67", 36.2, 36.67),
    ("GEO:36.2,36.67,400;crs=wgs84", 36.2, 36.67),
    ("geo:36.2,36.67?q=36.2,36.67(Somewhere)", 36.2, 36.67),
  ])
  func furtherSpellings(_ one: (text: String, latitude: Double, longitude: Double)) throws {
    let place = try PlaceReader(gazetteer: PlaceSamples.gazetteer()).reading(one.text)
    #expect(
      abs(place.coordinate.latitude - one.latitude) + abs(place.coordinate.longitude - one.longitude) < 1e-12,
      "\(one.text): \(place.coordinate)")
    #expect(place.accuracy == nil)
  }

  @Test func uncertaintyOfAURI() throws {
    #expect(try PlaceReader().reading("geo:36.2,36.67;u=35").accuracy == .meters(35))
  }

  @Test(arguments: [
    ("367530N 0364012E", "below 60"), ("361200 0364012", "decimal point may be missing"),
    ("lat 36.2 lat 36.67", "both angles"),
    ("lat 36.2E lon 36.67N", "letter of a longitude"), ("lat 36.2 36.67", "only one of the angles"),
    ("geo:36.2", "not a place"),
    ("geo:36.2,36.67;crs=nad27", "not on WGS 84"), ("geo:136.2,36.67", "perhaps ‘36.67, 136.2’"),
    ("481 37.9", "a decimal point may be missing"), ("48.1 379", "a decimal point may be missing"),
    ("36-12-30 36-40-12", "not a place"), ("(36.2, 36.67", "not a place"),
    ("30000 km N of Saraqib", "no place on the Earth"),
    ("7-5 km N of Saraqib", "‘7-5’ is no distance"),
  ])
  func furtherMistakes(_ one: (text: String, words: String)) throws {
    let reader = PlaceReader(gazetteer: one.text.contains("Saraqib") ? PlaceSamples.gazetteer() : nil)
    let error = #expect(throws: PlaceError.self) { try reader.reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(one.text): \(error.debugDescription)")
  }
}

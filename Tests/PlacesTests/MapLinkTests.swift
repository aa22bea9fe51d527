import Testing

@testable import Geometry
@testable import Places

/// Links to maps, hemispheres in other scripts, and texts of two places.
@Suite struct MapLinkTests {
  @Test(arguments: [
    "https://maps.google.com/?q=35.81,36.7", "https://www.google.com/maps/search/?api=1&query=35.81%2C36.7",
    "https://www.google.com/maps/place/X/@35.5,36.5,17z/data=!3m1!4b1!4m4!3m3!8m2!3d35.81!4d36.7!16s",
    "https://maps.google.com/maps?q=35.81,36.7(X)&sll=1,2", "https://maps.apple.com/?ll=35.81,36.7&q=X",
    "https://maps.apple.com/place?coordinate=35.81,36.7", "https://waze.com/ul?ll=35.81%2c36.7&navigate=yes",
    "https://www.openstreetmap.org/?mlat=35.81&mlon=36.7#map=15/35.5/36.5",
    "http://wikimapia.org/#lang=en&lat=35.81&lon=36.7&z=15",
    "https://yandex.com/maps/?ll=36.5%2C35.5&pt=36.7,35.81&z=15",
    "https://yandex.ru/maps/?ll=36.7%2C35.81&z=15",
    "https://2gis.com/?m=36.7%2C35.81%2F15", "https://2gis.com/geo/36.7,35.81",
    "https://2gis.ae/geo/70000001/36.7%2C35.81?m=36.8,35.9/12", "https://maps.google.com/?q=loc:35.81,36.7",
    "https://maps.google.com/?q=loc:35.81+36.7", "https://maps.google.com/?q=35.81+36.7",
    "https://www.google.com/maps?q=35.81%2C+36.7",
    "https://www.waze.com/live-map/directions?to=ll.35.81%2C36.7",
    "https://www.google.com/maps/search/35.81,36.7",
    "https://www.google.com/maps/search/35.81,+36.7?sa=X",
    "https://www.google.com/maps/place/35.81,36.7/@35.9,36.8,15z",
    "geo:0,0?q=35.81,36.7(Saraqib)", "geo:0,0?q=35.81%2C36.7",
  ])
  func placesOfLinks(_ link: String) throws {
    let reading = try PlaceReader().reading(link)
    #expect(reading.coordinate == Coordinate(latitude: 35.81, longitude: 36.7), "\(reading)")
  }

  /// What only says where a window is, is said to be that.
  @Test(arguments: [
    "https://www.google.com/maps/@35.81,36.7,15z", "https://www.openstreetmap.org/#map=15/35.81/36.7",
    "https://www.bing.com/maps?cp=35.81%7E36.7&lvl=15", "https://earth.google.com/web/@35.81,36.7,300a,1000d",
    "https://wego.here.com/?map=35.81,36.7,15,normal",
  ])
  func windowsOfLinks(_ link: String) throws {
    let reading = try PlaceReader().reading(link)
    #expect(reading.coordinate == Coordinate(latitude: 35.81, longitude: 36.7), "\(reading)")
    #expect(reading.form == "the window of a link to a map")
  }

  @Test(arguments: [
    "https://www.google.com/maps/dir/35.1,36.2/35.81,36.7/@35.5,36.5,10z", "https://maps.app.goo.gl/abc",
    "https://example.org/?sll=35.81,36.7", "https://maps.google.com/?q=Saraqib",
    "https://www.google.com/maps/place/Saraqib/@35.9,36.9,12z",
    "https://www.google.com/maps/search/Saraqib/@35.9,36.9,12z",
    "https://maps.google.com/?q=Saraqib&ll=35.9,36.9", "https://2gis.com/geo/70000001?m=36.9,35.9/12",
    "https://yandex.com/maps/?ll=36.9,35.9&mode=whatshere&whatshere%5Bpoint%5D=36.7,35.81",
    "https://yandex.com/maps/?ll=36.9,35.9&text=35.81,36.7",
    "https://maps.google.com/?saddr=35.1,36.1&daddr=35.81,36.7",
    "https://www.bing.com/maps?cp=35.9~36.9&sp=point.35.81_36.7_x",
  ])
  func linksThatNameNoPlace(_ link: String) {
    #expect(throws: PlaceError.self) { try PlaceReader().reading(link) }
  }

  @Test(arguments: [
    "https://www.google.com/maps/place/35°48'36.0\"N+36°42'00.0\"E/@35.9,36.9,12z",
    "https://www.google.com/maps/place/35%C2%B048'36.0%22N+36%C2%B042'00.0%22E/@35.9,36.9,12z",
  ])
  func linksWithMinutes(_ link: String) throws {
    let place = try PlaceReader().reading(link).coordinate
    #expect(abs(place.latitude - 35.81) < 1e-9 && abs(place.longitude - 36.7) < 1e-9, "\(place)")
  }

  @Test(arguments: [
    ("https://yandex.com/maps/?pt=36.7,35.81~36.8,35.9", "several pins"),
    ("geo:0,0?q=Saraqib", "searches for ‘Saraqib’"),
    ("https://www.google.com/maps/place/Saraqib/@35.9,36.8,15z", "in a way that is not read"),
  ])
  func linksSayWhyTheyAreRefused(_ link: String, _ words: String) {
    let error = #expect(throws: PlaceError.self) { try PlaceReader().reading(link) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func commasBeforeLetters() throws {
    for text in ["3548.6,N,03642.0,E", "03548.6,N,03642.0,E", "35.81,N,36.7,E", "35.81, N, 36.7, E"] {
      let place = try PlaceReader().reading(text).coordinate
      #expect(abs(place.latitude - 35.81) < 1e-9 && abs(place.longitude - 36.7) < 1e-9, "\(text): \(place)")
    }
  }

  @Test(arguments: [
    "35°48'36\" с.ш. 36°42'00\" в.д.", "35,81 с. ш., 36,7 в. д.",
    "35.81 северной широты 36.7 восточной долготы",
    "35.81 شمالا 36.7 شرقا", "شمال 35.81 شرق 36.7", "٣٥٫٨١ شمالاً ٣٦٫٧ شرقاً",
  ])
  func hemispheresOfOtherScripts(_ text: String) throws {
    let place = try PlaceReader().reading(text).coordinate
    #expect(abs(place.latitude - 35.81) < 1e-12 && abs(place.longitude - 36.7) < 1e-12, "\(place)")
  }

  @Test func southAndWestOfOtherScripts() throws {
    for text in ["11.34 ю.ш. 40.3 з.д.", "11.34 جنوبا 40.3 غربا"] {
      #expect(try PlaceReader().reading(text).coordinate == Coordinate(latitude: -11.34, longitude: -40.3))
    }
  }

  /// A dash between two numbers parts them or is a minus; one after a blank, or after a sign before the first, is a minus.
  @Test func dashesBetweenNumbers() throws {
    for text in ["35.81-36.70", "35.81–36.70", "35°48'36\"-36°42'00\"", "35.81 - 36.70", "5-6"] {
      #expect(throws: PlaceError.self, "\(text)") { try PlaceReader().reading(text) }
    }
    for text in [
      "35.81 -36.70", "35.81, -36.7", "35.81,-36.7", "35.81/-36.7", "+35.81-36.7", "35.81N, 36-42-00W",
    ] {
      let place = try PlaceReader().reading(text).coordinate
      #expect(abs(place.latitude - 35.81) < 1e-9 && abs(place.longitude + 36.7) < 1e-9, "\(text): \(place)")
    }
  }

  /// Coordinates in brackets after a bearing are a second place.
  @Test func coordinatesBesideABearing() throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    for text in ["5 km NNW of Saraqib (35.90, 36.70)", "5 km N of Saraqib (35.9N 36.8E)"] {
      let error = #expect(throws: PlaceError.self) { try reader.reading(text) }
      #expect(error?.description.contains("it names two places") == true, "\(error?.description ?? "")")
    }
    #expect(try reader.reading("5 km N of Saraqib (at night)").meaning?.hasPrefix("5 km") == true)
  }
}

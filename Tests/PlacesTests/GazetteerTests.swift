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
    #expect(
      unknown
        == .unknownName(
          "5 km N of Saraqi", name: "Saraqi", file: "places.csv", suggestions: ["Saraqib", "Saraqeb"]))
    #expect(
      unknown?.reason.hasSuffix("(did you mean ‘Saraqib’ or ‘Saraqeb’?)") == true,
      "\(unknown.debugDescription)")
    #expect(throws: PlaceError.noGazetteer("5 km N of Saraqib", name: "Saraqib")) {
      try PlaceReader().reading("5 km N of Saraqib")
    }
    #expect(PlaceSamples.gazetteer().count == 8)
  }

  /// Names that differ by a mark, and the one that the table has.
  static let different = [
    ("မုံရွာ", "မုံရွေ"), ("ကလေး", "ကလိး"), ("बाली", "बेला"), ("Camp 12", "Camp 1-2"), ("Camp 12", "Camp 1 2"),
    ("Camp 12", "Camp 1/2"), ("KM 15", "KM 1.5"), ("KM 15", "KM 1,5"), ("KM 1.5", "KM 1-5"),
    ("Camp 4", "Camp ½"),
    ("Block ٢", "Block ٣"), ("ខេត្តកំពត", "ខេត្តកំពុត"), ("บ้านนา", "บานนา"), ("дом", "дым"), ("மதுரை", "மதுரி"),
  ]

  @Test(arguments: different)
  func marksTellNamesApart(_ one: (table: String, text: String)) throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer([(one.table, 20, 96)]))
    #expect(try reader.reading(one.table).coordinate.latitude == 20)
    let error = #expect(throws: PlaceError.self) { try reader.reading(one.text) }
    #expect(error?.kind == "the name of the place is unknown", "\(one.text): \(error.debugDescription)")
  }

  @Test func nearNamesAreSuggested() {
    let rows = [("မုံရွာ", 20.6, 96.5), ("बाली", 25.2, 73.3), ("Camp 12", 21.2, 92.1), ("KM 15", 21.1, 92.2)]
    let gazetteer = PlaceSamples.gazetteer(rows)
    for (name, wanted) in [
      ("မုံရွေ", "မုံရွာ"), ("बेला", "बाली"), ("Camp 1-2", "Camp 12"), ("KM 1.5", "KM 15"), ("Kamp 12", "Camp 12"),
    ] {
      #expect(gazetteer.suggestions(for: name).first == wanted, "\(name)")
    }
    #expect(gazetteer.suggestions(for: "Damascus").isEmpty)
  }

  /// One name in several spellings.
  @Test(arguments: [
    ("Alepo\u{301}", "Alepó"), ("Camp 1 - 2", "camp 1–2"), ("Camp 12", "CAMP-12"), ("Camp ١٢", "Camp 12"),
    ("\u{200F}سراقب", "سَراقِب"), ("Šâhîn", "sahin"), ("й", "и\u{306}"), ("Al-Bab", "al bab"),
    ("KM 1,5", "km 1.5"),
    ("Sara\u{AD}qib", "Saraqib"), ("ســراقب", "سراقب"),
  ])
  func spellingsOfOneName(_ one: (String, String)) {
    #expect(Gazetteer.key(one.0) == Gazetteer.key(one.1))
  }
}

import TestSupport
import Testing

@testable import Geodesy
@testable import Geometry
@testable import Places

/// Names of places with what they lie in.
@Suite struct AreaNameTests {
  private static func gazetteer(_ rows: [(String, Double, Double, [String])]) -> Gazetteer {
    var gazetteer = Gazetteer(file: "places.csv")
    for (name, latitude, longitude, areas) in rows {
      gazetteer.add(
        Gazetteer.Place(
          name: name, coordinate: Coordinate(latitude: latitude, longitude: longitude),
          extent: .kilometers(1),
          areas: areas), otherNames: [])
    }
    return gazetteer
  }

  private static let rows: [(String, Double, Double, [String])] = [
    ("Saraqib", 35.86, 36.8, ["Idlib", "Idlib"]), ("Idlib", 35.93, 36.63, ["Idlib", "Idlib"]),
    ("Binnish", 35.95, 36.71, ["Idlib", "Idlib"]), ("Twin", 36.1, 36.9, ["Azaz", "Aleppo"]),
    ("Twin", 35.4, 36.2, ["Hama", "Hama"]), ("Aleppo", 36.2, 37.15, ["Jabal Saman", "Aleppo"]),
    ("Twin", 34.0, 36.0, []),
  ]

  @Test(arguments: [
    ("Saraqib, Idlib", 35.86), ("Saraqib (Saraqeb), Idlib", 35.86),
    ("Saraqib (Saraqeb), Idlib, Syria", 35.86),
    ("Saraqib , Idlib Governorate", 35.86), ("saraqib, IDLIB province", 35.86), ("Saraqib (Idlib)", 35.86),
    ("Saraqib, Syria", 35.86), ("Twin, Aleppo", 36.1), ("Twin, Azaz, Aleppo", 36.1), ("Twin (Hama)", 35.4),
    ("Twin (a town), Hama district", 35.4), ("Aleppo, Aleppo", 36.2), ("near Twin, Hama", 35.4),
    // What nothing is known of leaves the one of which nothing is known.
    ("Twin, Idlib", 34.0), ("Saraqib, Lattakia Governorate", 35.86),
  ])
  func areasAreUnderstood(_ one: (text: String, latitude: Double)) throws {
    let reader = PlaceReader(gazetteer: Self.gazetteer(Self.rows))
    #expect(try reader.reading(one.text).coordinate.latitude == one.latitude)
  }

  @Test(arguments: [
    ("Saraqib, Aleppo", "‘Saraqib’ lies in ‘Idlib’, and not in ‘Aleppo’"),
    ("Saraqib?", "its question mark"), ("Saraqib (?)", "its question mark"),
    ("Saraqib (Binnish)", "it names two places, ‘Saraqib’ and ‘Binnish’"),
    ("Saraqib (Aleppo)", "‘Saraqib’ lies in ‘Idlib’, and not in ‘Aleppo’"),
    ("5 km N of Saraqib, Hama", "‘Saraqib’ lies in ‘Idlib’, and not in ‘Hama’"),
    (
      "Twin",
      "3 places are called ‘Twin’, at 36.1°N 36.9°E (Azaz, Aleppo), 35.4°N 36.2°E (Hama, Hama), 34.0°N"
    ),
    ("Twin, Syria", "3 places are called ‘Twin’"),
    ("Saraqib, Binnish", "it names two places, ‘Saraqib’ and ‘Binnish’"),
    ("Idlib, Saraqib", "write ‘Saraqib, Idlib’ if ‘Saraqib’ is meant"),
    ("Nowhere, Idlib", "not a place of places.csv"),
  ])
  func othersAreRefused(_ one: (text: String, words: String)) {
    let reader = PlaceReader(gazetteer: Self.gazetteer(Self.rows))
    let error = #expect(throws: PlaceError.self) { try reader.reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(error?.description ?? "")")
  }

  /// Where the table has no areas, a second place is another, unless its word or its extent says that it is around the first.
  @Test func tablesWithoutAreas() throws {
    var gazetteer = Self.gazetteer(Self.rows.prefix(3).map { ($0.0, $0.1, $0.2, []) })
    #expect(throws: PlaceError.self) { try PlaceReader(gazetteer: gazetteer).reading("Saraqib, Idlib") }
    for text in ["Saraqib, Idlib Governorate", "Saraqib, Syria", "Saraqib (Saraqeb), Syria"] {
      #expect(try PlaceReader(gazetteer: gazetteer).reading(text).coordinate.latitude == 35.86)
    }
    gazetteer.add(
      Gazetteer.Place(
        name: "Wide", coordinate: Coordinate(latitude: 35.9, longitude: 36.7), extent: .kilometers(40)),
      otherNames: [])
    #expect(try PlaceReader(gazetteer: gazetteer).reading("Saraqib, Wide").coordinate.latitude == 35.86)
  }

  /// The seat of a larger unit nearby is what a name before it lies in, and never one of two towns of a list.
  @Test func seatsOfUnits() throws {
    func reader(_ code: String, _ own: String = "PPL") -> PlaceReader {
      var gazetteer = Gazetteer(file: "places.csv")
      for (name, latitude, longitude, code) in [("Saraqib", 35.86, 36.8, own), ("Idlib", 35.93, 36.63, code)]
      {
        gazetteer.add(
          Gazetteer.Place(
            name: name, coordinate: Coordinate(latitude: latitude, longitude: longitude),
            extent: .kilometers(1),
            seat: Gazetteer.seat(of: code)), otherNames: [])
      }
      return PlaceReader(gazetteer: gazetteer)
    }
    for code in ["PPLA", "PPLC", "PPLA2", "ADM1", "P.PPLA"] {
      let reading = try reader(code).reading("Saraqib, Idlib")
      #expect(reading.coordinate.latitude == 35.86, "\(code)")
      #expect(reading.meaning?.hasSuffix("; it lies in ‘Idlib’") == true)
    }
    for (code, own) in [
      ("PPL", "PPL"), ("PPLA2", "PPLA"), ("PPLA3", "PPLA3"), ("PPLX", "PPL"), ("PPLA5", "PPL"),
    ] {
      let error = #expect(throws: PlaceError.self) { try reader(code, own).reading("Saraqib, Idlib") }
      #expect(error?.description.contains("write ‘Saraqib, Idlib Governorate’") == true, "\(code)")
    }
  }

  /// A name that follows three others is what they lie in; two are a list.
  @Test func namesThatFollowMany() throws {
    var gazetteer = Self.gazetteer(Self.rows.prefix(3).map { ($0.0, $0.1, $0.2, []) })
    for (name, latitude) in [("Taftanaz", 35.99), ("Far", 40.0)] {
      gazetteer.add(
        Gazetteer.Place(
          name: name, coordinate: Coordinate(latitude: latitude, longitude: 36.78), extent: .kilometers(1)),
        otherNames: [])
    }
    let few = ["Saraqib, Idlib", "Binnish, Idlib", "Saraqib (x), Idlib", "Far, Idlib", "Idlib, Idlib"]
    #expect(gazetteer.takeAreas(from: few) == [])
    #expect(gazetteer.takeAreas(from: few + ["Taftanaz, Idlib", "Idlib, Binnish"]) == [])
    #expect(throws: PlaceError.self) { try PlaceReader(gazetteer: gazetteer).reading("Saraqib, Idlib") }
    #expect(gazetteer.takeAreas(from: few + ["Taftanaz، Idlib"]) == ["Idlib"])
    let reading = try PlaceReader(gazetteer: gazetteer).reading("Saraqib, Idlib")
    #expect(reading.coordinate.latitude == 35.86)
    #expect(reading.meaning == "‘Saraqib’, whose extent is 1 km; it lies in ‘Idlib’")
    #expect(throws: PlaceError.self) { try PlaceReader(gazetteer: gazetteer).reading("Saraqib, Binnish") }
  }

  /// What is made of the words beside a name stands in the reading.
  @Test(arguments: [
    ("Saraqib, Idlib", "; it lies in ‘Idlib’"), ("سراقب، Idlib", "; it lies in ‘Idlib’"),
    ("سراقب، إدلب", "; it lies in ‘إدلب’"),
    ("Saraqib, Syria", "; ‘Syria’ is passed over"), ("Saraqib (by hearsay)", "; ‘by hearsay’ is passed over"),
    ("5 km N of Saraqib, Idlib", "; it lies in ‘Idlib’"), ("near Saraqib (Idlib)", "; it lies in ‘Idlib’"),
    ("Saraqib", "1 km"), ("Saraqib town", "1 km"), ("the city of Saraqib", "1 km"),
  ])
  func wordsBesideANameAreSaid(_ one: (text: String, end: String)) throws {
    var gazetteer = Self.gazetteer(Self.rows)
    gazetteer.add(
      Gazetteer.Place(
        name: "Saraqib", coordinate: Coordinate(latitude: 35.86, longitude: 36.8), extent: .kilometers(1),
        areas: ["Idlib"]), otherNames: ["سراقب"])
    gazetteer.add(
      Gazetteer.Place(
        name: "Idlib", coordinate: Coordinate(latitude: 35.93, longitude: 36.63), extent: .kilometers(1),
        areas: ["Idlib"]), otherNames: ["إدلب"])
    let reading = try PlaceReader(gazetteer: gazetteer).reading(one.text)
    #expect(reading.meaning?.hasSuffix(one.end) == true, "\(reading.meaning ?? "")")
  }

  @Test(arguments: ["Saraqib countryside", "western Saraqib", "possibly Saraqib", "M5 near Saraqib"])
  func namesAmongOthersAreSuggested(_ text: String) {
    let error = #expect(throws: PlaceError.self) {
      try PlaceReader(gazetteer: Self.gazetteer(Self.rows)).reading(text)
    }
    #expect(error?.description.contains("did you mean ‘Saraqib’?") == true, "\(error?.description ?? "")")
  }

  /// Places of a few names in areas: a name with one of its areas is that place, and never one of another area.
  @Test func namesAndAreasOfAllKinds() throws {
    var random = SeededRandom(seed: 44)
    let (names, areas) = (["Kafr", "Tell", "Rif", "Nabl"], ["Idlib", "Aleppo", "Hama", "Homs", "Azaz"])
    for _ in 0..<200 {
      let rows = (0..<Int.random(in: 1...8, using: &random)).map {
        index -> (String, Double, Double, [String]) in
        let within = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          areas.randomElement(using: &random) ?? ""
        }
        return (names.randomElement(using: &random) ?? "", 30 + Double(index), 36, within)
      }
      let reader = PlaceReader(gazetteer: Self.gazetteer(rows))
      let isArea = { (area: String) in rows.contains { $0.3.contains(area) } }
      for name in names {
        for area in areas {
          let all = rows.filter { $0.0 == name }
          let there = all.filter { $0.3.contains(area) }
          let open = isArea(area) ? all.filter(\.3.isEmpty) : all
          let fitting = there.isEmpty ? open : there
          let expected = fitting.count == 1 ? fitting[0].1 : nil
          let kind = ["", " district", " Governorate"].randomElement(using: &random) ?? ""
          for text in ["\(name), \(area)\(kind)", "\(name) (\(area))", "\(name) (x y), \(area)"] {
            let found = try? reader.reading(text).coordinate.latitude
            #expect(found == expected, "\(text) among \(rows)")
          }
        }
      }
    }
  }

  @Test(
    arguments: [
      (
        ["admin3Name_en", "admin3Name_ar", "admin3Pcode", "admin2Name_en", "admin1Name_en", "lat", "lon"], 0,
        [1], [3, 4]
      ),
      (["ADM0_EN", "ADM1_EN", "ADM1_PCODE", "ADM2_EN", "ADM2_AR"], 3, [4], [0, 1]),
      (["NAME_0", "NAME_1", "NAME_2", "VARNAME"], 2, [3], [0, 1]),
      (["adm1_fr", "adm1_name", "adm2_fr", "adm2_name"], 3, [2], [0, 1]),
      (["name", "admin1Name_en", "admin2Name_en", "name_ar", "country"], 0, [3], [1, 2, 4]),
      (["place", "Governorate", "sub_district", "aka", "state_name"], 0, [3], [1, 2, 4]),
      (["shapeName", "shapeISO", "shapeGroup"], 0, [], []),
      (["name", "admin1Pcode", "population", "region_id", "statement"], 0, [], []),
    ] as [([String], Int, [Int], [Int])])
  func columnsByTheirNames(_ one: (names: [String], name: Int, others: [Int], areas: [Int])) throws {
    let keys = one.names.map { $0.lowercased() }
    let found = try #require(
      GazetteerColumns(keys: keys) { names in names.lazy.compactMap(keys.firstIndex).first })
    #expect(found.name == one.name && found.others == one.others && found.areas == one.areas, "\(found)")
  }

  @Test func noNameIsNone() {
    #expect(GazetteerColumns(keys: ["lat", "lon", "admin1pcode"]) { _ in nil } == nil)
  }
}

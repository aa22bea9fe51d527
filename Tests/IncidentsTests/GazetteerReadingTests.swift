import Testing

@testable import Geometry
@testable import Incidents
@testable import Places
@testable import SystemIO

/// Tables of places, and incidents that are placed by them.
@Suite struct GazetteerReadingTests {
  static let table = """
    name,lon,lat,extent_m,alternatenames
    Saraqib,36.80591,35.86447,2000,"Saraqeb,سراقب"
    Abū az̧ Z̧uhūr,37.0448,35.74058,,
    Khan Shaykhun town,36.65,35.44,,
    Sharanli / Khirbat Sharan village,36.936944,36.6175,,
    Twin,36.1,35.1,,
    twin,36.5,35.9,,
    Same,36.2,35.2,,
    Same,36.201,35.201,,
    ,36,35,,
    Nowhere,,35,,
    """

  static func gazetteer(_ text: String = table) throws -> Gazetteer {
    var rest = Array(text.utf8)[...]
    return try Gazetteer(name: "places.csv") { count throws(ReadError) in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }

  @Test func tableIsRead() throws {
    let gazetteer = try Self.gazetteer()
    #expect(gazetteer.count == 8)
    #expect(gazetteer.unreadable == 2)
    let saraqib = try gazetteer.place(named: "saraqeb", in: "saraqeb")
    #expect(saraqib.coordinate == Coordinate(latitude: 35.86447, longitude: 36.80591))
    #expect(saraqib.extent == .meters(2000))
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "no column is called name"), ("name,lat,lon\n", "no row has a name"),
    ("name\nx\n", "no column is called latitude"),
  ])
  func badGazetteersAreRefused(_ one: (table: String, words: String)) {
    let error = #expect(throws: ReadError.self) { try Self.gazetteer(one.table) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }

  /// Row names of R, for which the header has no name, and OCHA's columns of administrative units.
  @Test(arguments: [
    "\"name\",\"lat\",\"lon\"\n\"1\",\"Town\",35.9,36.8\n\"2\",\"Other\",35.1,36.1\n",
    "name,lat,lon\na,Town,35.9,36.8\nb,Other,35.1,36.1\n",
    "name,lat,lon\nTown,35.9,36.8,\nOther,35.1,36.1,\n",
    "admin3Name_en,admin3Pcode,admin2Name_en,lat,lon\nTown,SY1,Idleb,35.9,36.8\nOther,SY2,Idleb,35.1,36.1\n",
    "ADM2_EN,ADM3_EN,ADM3_AR,lat,lon\nIdleb,Town,x,35.9,36.8\nIdleb,Other,y,35.1,36.1\n",
  ])
  func tablesOfOtherPrograms(_ table: String) throws {
    let gazetteer = try Self.gazetteer(table)
    #expect(gazetteer.count == 2 && gazetteer.unreadable == 0)
    #expect(
      try gazetteer.place(named: "Town", in: "Town").coordinate == Coordinate(latitude: 35.9, longitude: 36.8)
    )
    // A district is none of the names of what lies in it.
    #expect(gazetteer.places(named: "Idleb").isEmpty)
    if table.contains("Idleb") {
      #expect(try gazetteer.place(named: "Town", in: "Town").areas == ["Idleb"])
      #expect(try PlaceReader(gazetteer: gazetteer).reading("Town, Idleb").coordinate.latitude == 35.9)
    }
  }

  @Test func tablesOfPlaces() throws {
    // 0.1 degrees north of the line of the sample, at 31 degrees east.
    let places = "name,lat,lon\nTown,0.19,31\nTwin,0,1\nTwin,0,2\n"
    let table =
      "id,place\n1,10 km S of Town\n2,Town\n3,5 km N of Village\n4,Twin\n5,\n6,\"0.1N, 31E\"\n7,36NTF7711\n"
    let options = CheckOptions(places: try Self.gazetteer(places), format: .csv)
    let result = try CheckSample.check(table, options)
    #expect(result.notes == ["positions: column ‘place’"])
    #expect(result.lines[1].hasPrefix("disputed,position,"))
    #expect(
      result.summary.invalid == [
        "the name of the place is unknown": 1, "the name of the place is ambiguous": 1,
        "the place is empty": 1,
      ])
    #expect(result.lines[6].hasPrefix("inside,,11057.428"))
    #expect(result.lines[7].hasPrefix("inside,"), "\(result.lines[7])")
    var exact = options
    exact.accuracy = .off
    #expect(try CheckSample.check(table, exact).lines[1].hasPrefix("inside,,"))
    exact.accuracy = .fixed(.meters(10))
    #expect(try CheckSample.check(table, exact).lines[1].hasPrefix("inside,,"))
  }
}

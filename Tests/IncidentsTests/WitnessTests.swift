import TestSupport
import Testing

@testable import Geometry
@testable import Incidents
@testable import Places
@testable import Plausibility
@testable import SystemIO

/// Columns and rows that say something else than what is read of a position.
@Suite struct WitnessTests {
  private struct Read {
    var rows: [(place: Coordinate?, suspicion: String?, reason: String?)] = []
    var notes: [String]
  }

  private static func read(_ text: String, _ change: (inout IncidentOptions) -> Void = { _ in }) throws
    -> Read
  {
    var rest = Array(text.utf8)
    var options = IncidentOptions()
    change(&options)
    let input = try IncidentInput(name: "table.csv", options: options) { _ throws(ReadError) in
      defer { rest = [] }
      return rest
    }
    var read = Read(notes: input.notes)
    try input.forEachRow { row in
      switch row.position {
      case .known(let place): read.rows.append((place.coordinate, place.suspicion?.kind, nil))
      case .invalid(let reason, _): read.rows.append((nil, nil, reason))
      }
    }
    return read
  }

  /// A table of 250 rows whose helper column is empty in the first 200; then it has a value.
  private static func late(_ header: String, _ row: (String) -> String, _ value: String) -> String {
    header + "\n" + String(repeating: row("") + "\n", count: 230) + row(value) + "\n" + row("") + "\n"
  }

  // MARK: - Columns that begin below the first rows

  @Test(arguments: [
    ("lat,ns,lon,ew", "11.34,@,40.3,", "S"), ("lat,lon,lat_ref,lon_ref", "11.34,40.3,@,", "S"),
    ("latitude,longitude,hemisphere", "11.34,40.3,@", "S"), ("lat,x1,lon,x2", "11.34,@,40.3,", "south"),
    ("lat,lon,accuracy,unit", "11.34,40.3,5,@", "km"),
    ("lat,lon,datum", "11.34,40.3,@", "ED50"), ("lat,lon,epsg", "11.34,40.3,@", "32637"),
    ("lat,lon,srid", "11.34,40.3,@", "3857"), ("lat,lon,geodeticDatum", "11.34,40.3,@", "NAD27"),
  ])
  func aValueBelowTheFirstRowsIsRefused(_ header: String, _ row: String, _ value: String) throws {
    let text = Self.late(header, { row.replacing("@", with: $0) }, value)
    let found: Read
    do { found = try Self.read(text) } catch { return }
    let late = found.rows[230]
    #expect(late.place == nil, "\(header): \(late)")
    let column = header.split(separator: ",")[
      row.split(separator: ",", omittingEmptySubsequences: false).firstIndex(of: "@") ?? 0]
    #expect(
      late.reason?.contains("‘\(column)’") == true || late.reason?.contains("unit") == true,
      "\(late.reason ?? "")")
  }

  /// What stays empty, or says what is read anyway, changes nothing.
  @Test(arguments: [
    ("lat,ns,lon,ew", "11.34,@,40.3,", ""), ("lat,lon,datum", "11.34,40.3,@", "WGS84"),
    ("lat,lon,epsg", "11.34,40.3,@", "4326"), ("lat,lon,accuracy,unit", "11.34,40.3,5,@", "m"),
    ("lat,lon,zone", "11.34,40.3,@", "A7"), ("lat,lon,note", "11.34,40.3,@", "a man in a field"),
    ("lat,lon,unit", "11.34,40.3,@", "3rd brigade"),
  ])
  func whatSaysNothingIsRead(_ header: String, _ row: String, _ value: String) throws {
    let found = try Self.read(Self.late(header, { row.replacing("@", with: $0) }, value))
    #expect(found.rows[230].place == Coordinate(latitude: 11.34, longitude: 40.3), "\(found.rows[230])")
    #expect(found.rows.count == 232)
  }

  /// An accuracy that only features below the first 200 have.
  @Test func aLateAccuracyOfFeaturesIsRefused() throws {
    func feature(_ more: String) -> String {
      #"{"type":"Feature","geometry":{"type":"Point","coordinates":[36.7,35.81]},"properties":{"a":1\#(more)}}"#
    }
    let text =
      (Array(repeating: feature(""), count: 220) + [feature(#","accuracy_m":5000"#), feature("")]).joined(
        separator: "\n")
      + "\n"
    let found = try Self.read(text)
    #expect(found.rows[220].reason?.contains("‘accuracy_m’") == true, "\(found.rows[220])")
    #expect(found.rows[221].place != nil && found.rows[0].place != nil)
  }

  // MARK: - Other positions

  @Test(arguments: [
    ("mgrs", "37SBV8908080034", "37SBU8908080034"), ("wkt", "POINT (36.7 35.81)", "POINT (36.9 35.81)"),
    ("geom", "POINT(36.70001 35.81001)", "POINT(35.81 36.7)"),
    ("gps", "\"35.81, 36.70\"", "\"35.81, 36.90\""),
    ("coordinates", "\"35.81, 36.70\"", "\"35.11, 36.70\""), ("plus_code", "", "8G7X6MXC+22"),
  ])
  func anotherPlaceElsewhereIsSuspicious(_ name: String, _ same: String, _ other: String) throws {
    let mgrs = name == "mgrs"
    let place = mgrs ? "35.9461,36.6664" : "35.81,36.70"
    let near = mgrs ? "37SBV8980" : same
    let found = try Self.read(
      "latitude,longitude,\(name)\n\(place),\(near)\n\(place),\(other)\n\(place),\n\(place),none\n")
    #expect(found.rows.map { $0.suspicion != nil } == [false, true, false, false], "\(found.rows)")
    #expect(found.notes.contains { $0.contains("‘\(name)’") && $0.contains("compared") })
  }

  @Test func propertiesBesideAPointAreCompared() throws {
    func feature(_ latitude: Double) -> String {
      #"{"type":"Feature","geometry":{"type":"Point","coordinates":[36.7,35.81]},"properties":{"latitude":\#(latitude),"longitude":36.7}}"#
    }
    let found = try Self.read([feature(35.81), feature(35.91)].joined(separator: "\n") + "\n")
    #expect(found.rows.map { $0.suspicion != nil } == [false, true])
  }

  @Test func namesBesideCoordinatesAreComparedOrSaid() throws {
    let gazetteer = try Gazetteer(name: "places.csv") {
      [once = Once("name,lat,lon\nSaraqib,35.86,36.8\nAleppo,36.2,37.15\n")] _ in
      once.take()
    }
    let table = "latitude,longitude,place\n35.81,36.70,Saraqib\n35.81,36.70,Aleppo\n35.81,36.70,Nowhere\n"
    let found = try Self.read(table) { $0.places = gazetteer }
    #expect(found.rows.map { $0.suspicion != nil } == [false, true, false], "\(found.rows)")
    let without = try Self.read("latitude,longitude,a\n35.81,36.70,b\n") { $0.places = gazetteer }
    #expect(without.notes.contains { $0.contains("--places is not used") })
  }

  private final class Once {
    private var bytes: [UInt8]
    init(_ text: String) { bytes = Array(text.utf8) }
    func take() -> [UInt8] {
      defer { bytes = [] }
      return bytes
    }
  }

  /// Generated grid references and points: one of the place itself is never suspicious, one moved by more than both leave open always.
  @Test func otherPositionsOfGeneratedPlaces() throws {
    var random = SeededRandom(seed: 67)
    for _ in 0..<60 {
      var table = "latitude,longitude,wkt\n"
      var isMoved: [Bool] = []
      for _ in 0..<30 {
        let (y, x) = (
          Double.random(in: -70...70, using: &random), Double.random(in: -170...170, using: &random)
        )
        let moves = Bool.random(using: &random)
        let shift =
          moves ? Double.random(in: 0.004...3, using: &random) : Double.random(in: 0...0.0005, using: &random)
        isMoved.append(moves)
        table += "\(y),\(x),POINT (\(x) \(y + shift))\n"
      }
      #expect(try Self.read(table).rows.map { $0.suspicion != nil } == isMoved)
    }
  }

  // MARK: - Settlements and accuracies

  @Test func aSettlementsPositionIsNotTheIncidents() throws {
    let table =
      "settlement_lat,settlement_lon,distance_km,direction\n35.81,36.70,6,NW\n35.81,36.70,0,\n35.81,36.70,,\n"
    let found = try Self.read(table) { ($0.latitude, $0.longitude) = ("settlement_lat", "settlement_lon") }
    #expect(found.rows.map { $0.suspicion != nil } == [true, false, false], "\(found.rows)")
    let plain = try Self.read("latitude,longitude,distance,direction\n35.81,36.70,6,NW\n")
    #expect(plain.notes.contains { $0.contains("‘distance’") && $0.contains("are not read") })
  }

  @Test func twoAccuraciesThatContradict() throws {
    let found = try Self.read(
      "latitude,longitude,accuracy_m,uncertainty_m\n35.81,36.70,20,5000\n35.81,36.70,20,20\n35.81,36.70,20,\n"
    )
    #expect(found.rows.map { $0.suspicion != nil } == [true, false, false], "\(found.rows)")
    #expect(found.notes.contains { $0.contains("‘uncertainty_m’") })
  }

  @Test func unitsOfSeveralMeaningsAreRefused() throws {
    let found = try Self.read("latitude,longitude,accuracy\n35.81,36.70,12 MM\n35.81,36.70,12 mm\n")
    #expect(found.rows.map { $0.place != nil } == [false, true])
  }

  @Test func twoNumbersAmongDecimals() throws {
    let found = try Self.read("latitude,longitude\n35.85,36.7\n35.86,36.7\n3 5.85,36.7\n35.9,3 6.8\n")
    #expect(found.rows.map { $0.place != nil } == [true, true, false, false])
    let minutes = try Self.read("latitude,longitude\n35 51.0,36 42.0\n35 52.0,36 42.0\n")
    #expect(minutes.rows.allSatisfy { $0.place != nil })
  }

  // MARK: - Rows

  /// A quote that is opened and closed in another row has made one row of several.
  @Test func quotesThatSwallowRows() throws {
    let found = try Self.read(
      "id,place,lat,lon\n1,\"Saraqib,35.8,36.7\n2,Binnish\",35.9,36.8\n3,Idlib,35.93,36.63\n")
    #expect(found.rows.map { $0.place != nil } == [false, true], "\(found.rows)")
    #expect(found.rows[0].reason?.contains("quote") == true)
    let fine = try Self.read(
      "id,place,lat,lon\n1,\"Saraqib\nold town\",35.8,36.7\n2,\"a\nb, c\nd\",35.9,36.8\n")
    #expect(fine.rows.map { $0.place != nil } == [true, true], "\(fine.rows)")
  }

  /// Generated: any two quotes that stray into two rows make neither of these read at the other's place.
  @Test func strayQuotesNeverMoveAPlace() throws {
    var random = SeededRandom(seed: 68)
    for _ in 0..<400 {
      let count = Int.random(in: 3...8, using: &random)
      var rows = (0..<count).map {
        ["\($0)", "place \($0)", "\(35 + Double($0) / 10)", "\(36 + Double($0) / 10)", "note \($0)"]
      }
      let first = Int.random(in: 0..<count - 1, using: &random)
      let last = Int.random(in: first + 1..<count, using: &random)
      let (a, b) = ([1, 4].randomElement(using: &random) ?? 1, [1, 4].randomElement(using: &random) ?? 1)
      rows[first][a] = "\"" + rows[first][a]
      rows[last][b] += "\""
      let text =
        "id,place,lat,lon,note\n" + rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
      var rest = Array(text.utf8)
      let input = try IncidentInput(name: "table.csv") { _ throws(ReadError) in
        defer { rest = [] }
        return rest
      }
      try input.forEachRow { row in
        guard let place = row.place?.coordinate, let number = Double(row.text(0)) else { return }
        #expect(place == Coordinate(latitude: 35 + number / 10, longitude: 36 + number / 10), "\(text)")
      }
    }
  }

  // MARK: - JSON

  @Test func listsThatAreNotReadAreNamed() throws {
    let found = try Self.read(
      #"{"events":[{"latitude":35.81,"longitude":36.7}],"incidents":[{"latitude":1,"longitude":2},{"latitude":1,"longitude":2}]}"#
    )
    #expect(found.rows.count == 1)
    #expect(found.notes.contains { $0.contains("‘incidents’ (2 records)") }, "\(found.notes)")
  }

  @Test func keysThatComeTwice() throws {
    #expect(throws: ReadError.self) {
      try Self.read(#"[{"latitude":35.81,"longitude":36.7,"latitude":35.2}]"#)
    }
    let feature =
      #"{"type":"Feature","geometry":{"type":"Point","coordinates":[36.7,35.81]},"properties":{"date":"2018-10-08","date":"2018-10-12"}}"#
    let found = try Self.read(feature + "\n")
    #expect(found.rows[0].reason?.contains("‘date’ comes twice") == true)
    let same = feature.replacing("2018-10-12", with: "2018-10-08")
    #expect(try Self.read(same + "\n").rows[0].place != nil)
  }

  @Test func aColumnOfSystemsIsCalledOne() throws {
    let found = try Self.read("latitude,longitude,epsg\n35.81,36.70,32637\n")
    #expect(found.notes.contains { $0.contains("‘epsg’ names the reference system") }, "\(found.notes)")
  }
}

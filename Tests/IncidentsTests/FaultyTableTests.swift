import TestSupport
import Testing
import ZoneDoubt

@testable import Geometry
@testable import Incidents
@testable import Plausibility
@testable import Places
@testable import SystemIO
@testable import TextFormats
@testable import Zones

/// Tables as people write them that were once read otherwise in silence, with what they must give.
@Suite struct FaultyTableTests {
  /// Six kilometres about a line near Idlib.
  private static func assessor() throws -> Assessor {
    let line = [36.0, 37.2].map { Coordinate(latitude: 35.8, longitude: $0) }
    return try Assessor(
      boundary: Boundary(parts: [Boundary.Part(vertices: line, origin: "line")]),
      specification: ZoneSpecification(depth: .single(.kilometers(6))))
  }

  /// The places of a table, nil for rows that are invalid, and the reasons of these; the notes on the table.
  private static func read(
    _ text: String, _ options: IncidentOptions = IncidentOptions()
  ) throws -> (places: [Coordinate?], reasons: [String], notes: [String]) {
    var rest = Array(text.utf8)
    let assessor = try assessor()
    let plausibility = PlausibilityCheck(
      assessor, around: [36.0, 37.2].map { Coordinate(latitude: 35.8, longitude: $0) })
    let input = try IncidentInput(name: "table.csv", options: options) { _ throws(ReadError) in
      defer { rest = [] }
      return rest
    }
    var check = IncidentCheck(input, assessor: assessor, plausibility: plausibility)
    let findings = try check.all()
    let reasons = findings.compactMap { if case .invalid(let reason) = $0 { reason } else { nil } }
    return (findings.map(\.place), reasons, check.notes)
  }

  private static func isAt(_ place: Coordinate?, _ latitude: Double, _ longitude: Double) -> Bool {
    guard let place else { return false }
    return abs(place.latitude - latitude) < 1e-9 && abs(place.longitude - longitude) < 1e-9
  }

  /// Tables, and the places of their rows.
  private static let tables: [(name: String, text: String, places: [(Double, Double)?])] = [
    ("F3", "latitude,longitude,date\n11°20'30S,40°18'00E,2020-08-12\n", [(-11 - 20.5 / 60, 40.3)]),
    ("F4a", "latitude,longitude,notes\n1,35.81,36.70,\n2,35.82,36.71,\n", [(35.81, 36.70), (35.82, 36.71)]),
    (
      "R's own", "latitude,longitude,notes\n\"a\",35.81,36.70,x\n\"b\",35.82,36.71,y\n",
      [(35.81, 36.70), (35.82, 36.71)]
    ),
    ("whole numbers, which fit either way", "longitude,latitude,killed\n41,22,11,\n60,50,77,\n", [nil, nil]),
    ("F4b", "id,displaced,killed,latitude,longitude,notes\n7,1,200,3,35.81,36.70,\n", [nil]),
    (
      "F4b, all rows so",
      "id,displaced,killed,latitude,longitude,notes\n7,1,200,3,35.81,36.70,\n8,2,300,4,35.82,36.71,\n",
      [nil, nil]
    ),
    (
      "F4b, one row so", "id,displaced,latitude,longitude,notes\n7,12,35.81,36.70,x\n8,2,300,35.82,36.71,\n",
      [(35.81, 36.70), nil]
    ),
    (
      "a comma at all ends", "id,latitude,longitude\n7,35.81,36.70,\n8,35.82,36.71,\n",
      [(35.81, 36.70), (35.82, 36.71)]
    ),
    ("a comma at one end", "id,latitude,longitude\n7,35.81,36.70\n8,35.82,36.71,\n", [(35.81, 36.70), nil]),
    ("not empty in one", "id,latitude,longitude\n7,35.81,36.70,\n8,35.82,36.71,5\n", [nil, nil]),
    (
      "F8a",
      "LAT_DEG,LAT_MIN,LAT_SEC,LAT_HEMIS,LAT_DECIMAL,LONG_DEG,LONG_MIN,LONG_SEC,LONG_HEMIS,LONG_DECIMAL,date\n"
        + "35,48,36.0,N,35.81,36,42,0.0,E,36.70,2018-10-15\n", [(35.81, 36.7)]
    ),
    (
      "F8a without decimals",
      "LAT_DEG,LAT_MIN,LAT_SEC,LAT_HEMIS,LONG_DEG,LONG_MIN,LONG_SEC,LONG_HEMIS\n35,48,36.0,N,36,42,0.0,E\n"
        + "35,48,36.0,S,36,42,0.0,W\n35,61,0,N,36,42,0.0,E\n35,,36,N,36,42,0.0,E\n35,48,,N,36,42,,E\n35.5,48,0,N,36,42,0,E\n",
      [(35.81, 36.7), (-35.81, -36.7), nil, nil, (35.8, 36.7), nil]
    ),
    (
      "parts without hemispheres",
      "lat,lat_min,lat_sec,lon,lon_min,lon_sec\n-35,48,36,36,42,0\n-0,48,36,36,42,0\n",
      [(-35.81, 36.7), (-0.81, 36.7)]
    ),
    (
      "the decimals beside parts",
      "latitude,lat_deg,lat_min,longitude,lon_deg,lon_min\n35.81,35,48,36.7,36,42\n", [(35.81, 36.7)]
    ),
    ("as templates have them", "latd,latm,latNS,longd,longm,longEW\n11,20.4,S,40,18,E\n", [(-11.34, 40.3)]),
    ("F8b", "lat,ns,lon,ew\n11.34,S,40.30,E\n", [(-11.34, 40.3)]),
    (
      "hemispheres by their values",
      "Latitude,dir1,Longitude,dir2\n11.34,S,40.30,E\n11.34,N,40.30,W\n-11.34,N,40.3,E\n11.34,,40.3,E\n",
      [(-11.34, 40.3), (11.34, -40.3), nil, nil]
    ),
    (
      "a letter with two meanings", "lat,ns,lon,ew\n11.34,S,40.30,O\n11.34,S,40.3,E\n",
      [(-11.34, -40.3), (-11.34, 40.3)]
    ),
    (
      "no hemisphere of one alone", "side,latitude,longitude\nS,35.81,36.7\nN,35.82,36.7\n",
      [(35.81, 36.7), (35.82, 36.7)]
    ),
    (
      "two letters", "lat,ns,lon,ew\n11.34N,S,40.3,E\n11.34S,S,40.3E,E\n11.34,S,40.3W,E\n",
      [nil, (-11.34, 40.3), nil]
    ),
    (
      "minutes without a name of their own", "Lat,Min,Sec,Long,Min,Sec\n35,48,36,36,42,0\n35,48,,36,42,\n",
      [(35.81, 36.7), (35.8, 36.7)]
    ),
    (
      "minutes elsewhere", "latitude,longitude,minutes\n35.81,36.7,5\n", [(35.81, 36.7)]
    ),
    (
      "parts in Spanish",
      "lat_grados,lat_minutos,lat_segundos,lat_ns,lon_grados,lon_minutos,lon_segundos,lon_eo\n35,48,36,N,36,42,0,E\n",
      [(35.81, 36.7)]
    ),
    (
      "a number in two fields at the end",
      "latitude,longitude,killed\n35.81,36.70,1,200\n35.82,36.71,3,100\n", [nil, nil]
    ),
    (
      "such a number after whole degrees", "latitude,longitude,killed\n35,36,1,200\n34,37,3,100\n",
      [nil, nil]
    ),
    ("one row of R's", "latitude,longitude,notes\n1,35.81,36.70,\n", [nil]),
    ("row names that do not rise", "latitude,longitude,notes\n5,35.81,36.70,\n3,35.82,36.71,\n", [nil, nil]),
    ("an empty end after decimals", "latitude,longitude,notes\n35.81,36.70,,\n", [(35.81, 36.7)]),
    ("Kobo's list", "_geolocation\n\"[35.81, 36.7]\"\n", [(35.81, 36.7)]),
    ("names with words beside", "site_lat,Site Long.\n35.81,36.7\n", [(35.81, 36.7)]),
    ("Russian with a letter", "Широта (N);Долгота (E)\n35,81;36,7\n", [(35.81, 36.7)]),
    ("Chinese", "纬度,经度\n35.81,36.7\n", [(35.81, 36.7)]),
    ("F11b", "lon_lat\n\"36.25, 35.85\"\n", [(35.85, 36.25)]),
    ("F11c", "coordinates\n\"[36.25, 35.85]\"\n", [(35.85, 36.25)]),
    ("F11d", "point\n\"(36.25,35.85)\"\n", [(35.85, 36.25)]),
    (
      "longitudes beyond 90", "coordinates\n\"136.25, 35.85\"\n\"136.3, 35.9\"\n",
      [(35.85, 136.25), (35.9, 136.3)]
    ),
    ("F13", "mgrs\n37SBV890 80034\n37S BV 890 80034\n38SMB 4611 03656 6\n", [nil, nil, nil]),
    ("F14", "latitude,longitude\n42-18-009N,102-24-003W\n", [nil]),
    ("R9", "latitude,longitude\n\u{200E}35.81,36.70\n", [(35.81, 36.7)]),
    (
      "marks in a header",
      "\u{FEFF}\u{FEFF}\u{200B}latitude,longi\u{AD}tude\u{200E}\n35.81\u{200B},\u{202A}36.70\u{202C}\n",
      [(35.81, 36.7)]
    ),
    ("zero bytes", "latitude\0,longitude\n35.81\0\0,36.70\n", [(35.81, 36.7)]),
    (
      "R10",
      "event_id_cnty,event_date,time_precision,latitude,longitude,geo_precision\n#event+code,#date+occurred,,#geo+lat,#geo+lon,\n"
        + "SYR1,2018-10-15,1,35.81,36.70,1\n", [(35.81, 36.7)]
    ),
    ("R12", "sep=, \nCoordinates\n41.407694N 084.423753W\n", [(41.407694, -84.423753)]),
    ("a separator in quotes", "\"sep=;\"\nlatitude;longitude\n35,81;36,70\n", [(35.81, 36.7)]),
    (
      "R13",
      "event_id,longitude,latitude,GEO_PRECISION\n1,36.70,35.81,STREET\n2,36.70,35.81,ADM3\n",
      [(35.81, 36.7), (35.81, 36.7)]
    ),
  ]

  @Test(arguments: tables.indices)
  func placesAreThoseThatAreWritten(_ index: Int) throws {
    let table = Self.tables[index]
    let found = try Self.read(table.text).places
    #expect(found.count == table.places.count, "\(table.name)")
    for (place, wanted) in zip(found, table.places) {
      if let wanted {
        #expect(Self.isAt(place, wanted.0, wanted.1), "\(table.name): \(place.debugDescription)")
      } else {
        #expect(place == nil, "\(table.name): \(place.debugDescription)")
      }
    }
  }

  @Test func whatIsFoundIsSaid() throws {
    func notes(_ text: String) throws -> String { try Self.read(text).notes.joined(separator: "\n") }
    // F11a: both orders are plausible, and nothing says which is meant.
    #expect(
      try notes("side,latitude,longitude\nS,35.81,36.7\n").contains(
        "‘side’ names hemispheres of one coordinate alone"))
    let either = try Self.read("geopoint\n\"36.25, 35.85\"\n")
    #expect(Self.isAt(either.places[0], 36.25, 35.85))
    #expect(
      either.notes.last?.contains("both orders are plausible near the zone; --axis lonlat") == true,
      "\(either.notes)")
    #expect(!(try notes("lat_lon\n\"36.25, 35.85\"\n").contains("both orders")))
    #expect(
      !(try notes("geopoint\n\"35.85, 36.25\"\n\"35.85, 38.2\"\n\"35.85, 52\"\n").contains("both orders")))
    #expect(
      try notes("point\n\"(36.25,35.85)\"\n").contains("longitude, latitude, by the form of ‘(36.25,35.85)’"))
    #expect(try notes("lon_lat\n\"36.25, 35.85\"\n").contains("longitude, latitude, by its name"))
    #expect(
      try notes("longitude,latitude,GEO_PRECISION\n36.7,35.8,STREET\n").contains(
        "codes of another scheme, such as ‘STREET’"))
    #expect(try notes("latitude,longitude\n#geo+lat,#geo+lon\n35.8,36.7\n").contains("tags of HXL"))
    #expect(
      try notes("latitude,longitude\n1,35.81,36.70\n2,35.82,36.71\n").contains("row name, as R writes it"))
  }

  @Test func orderByOption() throws {
    var options = IncidentOptions()
    options.axis = .lonlat
    #expect(Self.isAt(try Self.read("geopoint\n\"36.25, 35.85\"\n", options).places[0], 35.85, 36.25))
    #expect(Self.isAt(try Self.read("geopoint\n36.25 35.85 0 5\n", options).places[0], 35.85, 36.25))
    options.axis = .latlon
    #expect(Self.isAt(try Self.read("lon_lat\n\"[36.25, 35.85]\"\n", options).places[0], 36.25, 35.85))
    let error = #expect(throws: ReadError.self) { try Self.read("lat,lon\n35.85,36.25\n", options) }
    #expect(error?.description.contains("leave out --axis") == true)
  }

  @Test func linesBeforeTheHeader() throws {
    let text = "Incidents of October, \"final\nDamascus\nlatitude,longitude\n35.81,36.70\n"
    let error = #expect(throws: ReadError.self) { try Self.read(text) }
    #expect(error?.description.contains("--skip 2") == true, "\(error.debugDescription)")
    var options = IncidentOptions()
    options.skip = 2
    #expect(Self.isAt(try Self.read(text, options).places[0], 35.81, 36.70))
    options.skip = 9
    #expect(throws: ReadError.self) { try Self.read(text, options) }
  }

  /// F10, F12 and R14, with their tables of places.
  @Test func placesByNames() throws {
    var options = IncidentOptions()
    func gazetteer(_ text: String) throws -> Gazetteer {
      var rest = Array(text.utf8)
      return try Gazetteer(name: "places.csv") { _ throws(ReadError) in
        defer { rest = [] }
        return rest
      }
    }
    options.places = try gazetteer(
      "name,latitude,longitude\nမုံရွာ,20.6333,96.5667\nबाली,25.1833,73.2833\nCamp 12,21.1800,92.1500\nKM 15,21.1,92.2\n"
    )
    let names = try Self.read("place\nမုံရွေ\nबेला\nCamp 1-2\nKM 1.5\n", options)
    #expect(names.places.allSatisfy { $0 == nil })
    #expect(names.reasons.allSatisfy { $0.contains("did you mean ") }, "\(names.reasons)")
    options.places = try gazetteer("name,latitude,longitude\nSaraqib,35.86447,36.80591\n")
    let metres = try Self.read(
      "place\n1.500 m N of Saraqib\n\"1,500 m N of Saraqib\"\n1500 m N of Saraqib\n", options)
    #expect(Set(metres.places).count == 1 && metres.places[0] != nil)
    let reports = try Self.read(
      "place\n\"3km N of Saraqib (50km SW of Aleppo)\"\n\"Saraqib (non-government-controlled, 50km SW of Aleppo)\"\n"
        + "\"3 to 5 km NE of Saraqib\"\n3 km N of Saraqib\n", options)
    #expect(reports.reasons.isEmpty)
    #expect(reports.places[0] == reports.places[3])
    #expect(Self.isAt(reports.places[1], 35.86447, 36.80591))
    options.places = try gazetteer(
      "name,name:ar,aka,latitude,longitude\nSaraqib,سراقب,Saraqeb|Sarakib,35.86447,36.80591\n")
    #expect(try Self.read("place\nسراقب\nSarakib\n", options).reasons.isEmpty)
  }

  @Test func whatWasReadIsWritten() throws {
    let plain = try CheckSample.check("latitude,longitude\n0.1,35\n")
    #expect(plain.lines[0] == CheckSample.header + "latitude,longitude")
    let parts = try CheckSample.check(
      "lat,ns,lon,ew\n0.1,S,35,E\nx,S,35,E\n", CheckOptions(accuracy: .fixed(.meters(50))))
    #expect(
      parts.lines[0] == CheckSample.header
        + "read_latitude,read_longitude,read_accuracy_m,read_as,lat,ns,lon,ew")
    #expect(
      parts.lines[1].hasSuffix(
        ",-0.1,35,50,\"‘lat’, ‘ns’, ‘lon’, ‘ew’: degrees and hemisphere\",0.1,S,35,E"), "\(parts.lines[1])")
    #expect(parts.lines[2].hasSuffix(",,,,,x,S,35,E"))
    let mgrs = try CheckSample.check("mgrs\n37N BA 1234 5678\n", CheckOptions(format: .ndjson))
    #expect(mgrs.lines[0].contains(#""read_as":"‘mgrs’: MGRS""#), "\(mgrs.lines[0])")
    #expect(mgrs.lines[0].contains(#""read_accuracy_m":7.08"#), "\(mgrs.lines[0])")
    let brief = try CheckSample.check("lat,ns,lon,ew\n0.1,S,35,E\n", CheckOptions(verdictOnly: true))
    #expect(brief.lines[0] == "verdict,lat,ns,lon,ew")
    var always = CheckOptions()
    always.showsReading = true
    #expect(
      try CheckSample.check("latitude,longitude\n0.1,35\n", always).lines[1].contains(
        ",0.1,35,,\"‘latitude’, ‘longitude’: decimal degrees\""))
    let tagged = try CheckSample.check("lat,lon\n#geo+lat,#geo+lon\n0.1,35\n")
    #expect(tagged.lines[1] == ",,,,,,,,#geo+lat,#geo+lon")
    #expect(tagged.summary.rows == 1)
    let named = try CheckSample.check("lat,lon\n1,0.1,35\n2,0.1,36\n")
    #expect(named.lines[0] == CheckSample.header + "row_names,lat,lon")
    #expect(named.lines[1].hasSuffix(",1,0.1,35"))
  }

  /// Degrees and minutes with blanks alone were the place of a form: 35 north, 48 east, known to 42 m.
  @Test func fourNumbersOfDegreesAndMinutes() throws {
    for text in ["35 48.6 36 42", "35 48.60 36 42.0"] {
      let (places, reasons, _) = try Self.read("place\n\(text)\n", IncidentOptions(position: "place"))
      let place = try #require(places.first ?? nil, "\(reasons)")
      #expect(abs(place.latitude - 35.81) < 1e-9 && abs(place.longitude - 36.7) < 1e-9, "\(text): \(place)")
    }
    for text in ["35.81 36.70 40 5", "36 37 0 0"] {
      let (places, _, notes) = try Self.read("place\n\(text)\n", IncidentOptions(position: "place"))
      #expect(places.compactMap(\.self).count == 1)
      #expect(notes.contains { $0.contains("altitude") }, "\(notes)")
    }
  }
}

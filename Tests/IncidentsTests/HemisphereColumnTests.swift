import Testing

@testable import Geometry
@testable import Incidents
@testable import Places
@testable import SystemIO

/// Columns beside coordinates that say their hemisphere, their zone or their system.
@Suite struct HemisphereColumnTests {
  /// Each row as its place, `35.8 36.7`, or why it is invalid.
  private static func rows(_ text: String, crs: String? = nil) throws -> [String] {
    var rest = Array(text.utf8)
    var options = IncidentOptions()
    options.crs = crs
    let input = try IncidentInput(name: "table.csv", options: options) { _ throws(ReadError) in
      defer { rest = [] }
      return rest
    }
    var rows: [String] = []
    try input.forEachRow { row in
      switch row.position {
      case .known(let place): rows.append(place.coordinate.inWords(decimals: 4))
      case .invalid(let reason, _): rows.append(reason)
      }
    }
    return rows
  }

  private static func words(_ north: Double, _ east: Double) -> String {
    Coordinate(latitude: north, longitude: east).inWords(decimals: 4)
  }

  /// Words and letters of many languages: north and east, then south and west.
  @Test(arguments: [
    ["Kuzey", "Doğu", "Güney", "Batı"], ["K", "D", "G", "B"], ["Noord", "Oost", "Zuid", "West"],
    ["N", "O", "Z", "W"],
    ["Nord", "Est", "Sud", "Ouest"], ["Norte", "Este", "Sur", "Oeste"], ["Norte", "Leste", "Sul", "Oeste"],
    ["Nord", "Ost", "Süd", "West"], ["N", "L", "S", "O"], ["N", "E", "S", "O"], ["N", "O", "S", "W"],
    ["N", "E", "S", "V"],
    ["Nord", "Est", "Sud", "Ovest"], ["nord", "øst", "syd", "vest"], ["Norr", "Öst", "Söder", "Väst"],
    ["észak", "kelet", "dél", "nyugat"], ["É", "K", "D", "NY"], ["sever", "východ", "jih", "západ"],
    ["S", "V", "J", "Z"],
    ["S", "I", "J", "Z"], ["północ", "wschód", "południe", "zachód"], ["pohjoinen", "itä", "etelä", "länsi"],
    ["Север", "Восток", "Юг", "Запад"], ["с.ш.", "в.д.", "ю.ш.", "з.д."], ["С", "В", "Ю", "З"],
    ["С", "И", "Ю", "З"],
    ["північ", "схід", "південь", "захід"], ["Βορράς", "Ανατολή", "Νότος", "Δύση"], ["Β", "Α", "Ν", "Δ"],
    ["شمال", "شرق", "جنوب", "غرب"], ["شمالاً", "شرقاً", "جنوباً", "غرباً"], ["ش", "ق", "ج", "غ"],
    ["صفون", "x", "x", "x"],
    ["צפון", "מזרח", "דרום", "מערב"], ["उत्तर", "पूर्व", "दक्षिण", "पश्चिम"], ["北", "东", "南", "西"],
    ["북위", "동경", "남위", "서경"],
    ["เหนือ", "ตะวันออก", "ใต้", "ตะวันตก"], ["bắc", "đông", "nam", "tây"], ["LU", "BT", "LS", "BB"],
    ["kaskazini", "mashariki", "kusini", "magharibi"], ["waqooyi", "bari", "koonfur", "galbeed"],
    ["ሰሜን", "ምስራቅ", "ደቡብ", "ምዕራብ"], ["North latitude", "East longitude", "South latitude", "West longitude"],
  ])
  func wordsOfManyLanguages(_ words: [String]) throws {
    for header in ["lat,ns,lon,ew", "lat,a,lon,b"] {
      let table = "\(header)\n11.5,\(words[0]),40.25,\(words[1])\n11.5,\(words[2]),40.25,\(words[3])\n"
      let rows = try Self.rows(table)
      guard words[1] != "x" else {
        // A word that no language has makes rows invalid where the name of the column says what it is.
        if header.hasPrefix("lat,ns") { #expect(rows.allSatisfy { !$0.contains("°") }, "\(rows)") }
        continue
      }
      #expect(rows == [Self.words(11.5, 40.25), Self.words(-11.5, -40.25)], "\(words): \(header)")
    }
  }

  /// Letters of several meanings are settled by the others of the table, and by nothing else.
  @Test(arguments: [
    ("N O,N E", "W,E"), ("N O,S W", "E,W"), ("N O,N L", "W,E"), ("N O,S O", "?,?"), ("N V,S E", "W,E"),
    ("S V,J Z", "E,W"),
    ("S V,S V", "?,?"), ("N O,S E,N W", "?,E,W"), ("Z O,Z O", "E,E"),
  ])
  func lettersOfSeveralMeanings(_ letters: String, _ sides: String) throws {
    let values = letters.split(separator: ",").map { $0.split(separator: " ") }
    let rows = try Self.rows("lat,a,lon,b\n" + values.map { "11.5,\($0[0]),40.25,\($0[1])\n" }.joined())
    for (row, side) in zip(rows, sides.split(separator: ",")) {
      #expect(side == "?" ? row.contains("may be either") : row.hasSuffix("°\(side)"), "\(letters): \(row)")
    }
    #expect(rows.count == values.count)
  }

  @Test func otherWordsMakeTheirRowsInvalid() throws {
    let rows = try Self.rows(
      "lat,a,lon,b\n11.5,S,40.25,E\n11.5,?,40.25,E\n11.5,S,40.25,\n11.5,xyz,40.25,E\n11.5,S,40.25,E\n")
    #expect(rows[0] == Self.words(-11.5, 40.25) && rows[4] == rows[0])
    #expect(rows[1].contains("‘?’ does not say which hemisphere the latitude is on"))
    #expect(rows[2] == "the hemisphere of the longitude is missing" && rows[3].contains("‘xyz’"))
    // A column that its name says to be one, and that holds nothing but other letters.
    let other = try Self.rows("lat,ns,lon,ew\n11.5,Q,40.25,X\n")
    #expect(other[0].contains("‘Q’ does not say"))
  }

  @Test func namesOfTheWestWithO() throws {
    for name in ["Longitud O", "Longitude Ouest"] {
      #expect(throws: ReadError.self, "\(name)") {
        try Self.rows("Latitud N,\(name)\n11.5,40.25\n".replacing("Latitud N", with: "latitude"))
      }
    }
  }

  /// Degrees and minutes in one number, as NMEA 0183 has them.
  @Test func degreesAndMinutesInOne() throws {
    let place = Self.words(35.81, 36.7)
    #expect(
      try Self.rows("lat,ns,lon,ew\n3548.6,N,03642.0,E\n0012.6,S,00042.0,W\n") == [
        place, Self.words(-0.21, -0.7),
      ])
    #expect(
      try Self.rows("lat,lon\n\"3548.6,N\",\"03642.0,E\"\n\"03548.6,N\",\"03642.0,E\"\n") == [place, place])
    // 80 minutes are none.
    #expect(try Self.rows("lat,ns,lon,ew\n3580.6,N,03642.0,E\n")[0].contains("beyond 90"))
    // Plain degrees stay such.
    #expect(try Self.rows("lat,ns,lon,ew\n35.81,N,036.7,E\n") == [place])
  }

  /// What a row says of its zone or system counts.
  @Test(arguments: [
    ("utm_zone", "37N", "36N"), ("utm_zone", "37", "36"), ("UTM zone", "37 N", "37 South"),
    ("utm_zone", "37S", "37K"),
    ("huso", "37", "30"), ("epsg", "32637", "32636"), ("srid", "EPSG:32637", "4326"),
    ("crs", "WGS 84 / UTM zone 37N", "UTM 36N"),
    ("zone", "37N", "36N"), ("UTM_ZONE_NUMBER", "37", "36"), ("utm", "37N", "36N"),
    ("EPSG code", "32637", "32636"),
    ("coordinate_system", "EPSG:32637", "EPSG:32636"), ("projection", "UTM37N", "UTM36N"),
  ])
  func rowsOfOtherSystems(_ name: String, _ own: String, _ other: String) throws {
    let table = "easting,northing,\(name)\n292000,3966000,\(own)\n292000,3966000,\(other)\n292000,3966000,\n"
    let rows = try Self.rows(table, crs: "EPSG:32637")
    #expect(rows[0] == Self.words(35.8161, 36.6977) && rows[2] == rows[0])
    #expect(rows[1].contains("‘\(other)’ in ‘\(name)’ is another system than that of --crs"), "\(rows)")
  }

  @Test func zonesThatCannotBeComparedAreStillRefused() throws {
    #expect(throws: ReadError.self) {
      try Self.rows("easting,northing,utm_zone\n292000,3966000,37\n292000,3966000,36\n", crs: "EPSG:22770")
    }
    // ‘zone’ may be one of something else where it names one alone, and no letter.
    let rows = try Self.rows(
      "easting,northing,zone\n292000,3966000,1\n292000,3966000,1\n", crs: "EPSG:32637")
    #expect(rows == Array(repeating: Self.words(35.8161, 36.6977), count: 2))
  }
}

import Testing

@testable import Agreements
@testable import Dates
@testable import Geometry
@testable import Maps
@testable import Reports
@testable import ZoneDoubt
@testable import ZoneFiles
@testable import Zones

/// The sentences of evidence in the language of the page.
@Suite struct EvidenceWordsTests {
  private static let day = CalendarDate(ordinal: 17815)

  private static let spans = [
    MomentSpan.any, MomentSpan(DateSpan(day)),
    MomentSpan(DateSpan(first: day, last: day.advanced(by: 3))), MomentSpan(DateSpan(first: day, last: nil)),
    MomentSpan(DateSpan(first: nil, last: day)),
    MomentSpan(
      first: Moment(startOf: day).advanced(by: 3600), last: Moment(startOf: day).advanced(by: 7259)),
    MomentSpan(
      first: Moment(startOf: day).advanced(by: 3600), last: Moment(startOf: day).advanced(by: 3659)),
    MomentSpan(first: nil, last: Moment(startOf: day).advanced(by: 3659)),
  ]

  private static var times: [TimeEvidence] {
    let start = Moment(startOf: day)
    let relations: [TimeEvidence.Relation] = [
      .before(nil), .before(start), .someDays(nil), .someDays(start), .holds(nil), .holds(start),
    ]
    return spans.flatMap { span in relations.map { TimeEvidence(span: span, relation: $0) } }
  }

  private static func places() throws -> [PlaceEvidence] {
    let line = [Coordinate(latitude: 0, longitude: 0), Coordinate(latitude: 0, longitude: 2)]
    let assessor = try Assessor(
      boundary: Boundary(parts: [Boundary.Part(vertices: line, origin: "line")]),
      specification: ZoneSpecification(depth: .range(.kilometers(10), .kilometers(20)), side: .both),
      lineAccuracy: LineAccuracy(.kilometers(1)))
    return [(0.05, 0.0), (-0.05, 0), (0.14, 0), (0.17, 8), (-0.1, 8), (0, 0), (3, 0)].flatMap {
      place, radius in
      let assessment = assessor.assessment(
        of: Coordinate(latitude: place, longitude: 1), position: .kilometers(radius))
      return [("", false), ("North", true)].map { sector, isArea in
        PlaceEvidence(zone: "z", isArea: isArea, assessment: assessment, sector: sector)
      }
    }
  }

  /// The page says what the table of findings says.
  @Test func englishIsThatOfFindings() throws {
    let words = Wording.english
    for time in Self.times { #expect(words.time(time) == time.inWords) }
    let places = try Self.places()
    for place in places { #expect(words.place(place) == place.inWords) }
    #expect(places.contains { $0.inWords.contains("probability of ") && $0.inWords.contains(" to ") })
    #expect(Set(places.map(\.assessment.verdict)).count == 3)
    let rule = ZoneSpecification(depth: .range(.kilometers(10), .kilometers(20)), side: .left)
    #expect(
      words.rule(rule, of: Boundary(parts: [.init(vertices: [], origin: "")]), unit: .km)
        == "10 km to 20 km deep, left of the line, flat ends, geodesic edges")
    #expect(
      words.rule(rule, of: Boundary(parts: [.init(vertices: [], isRing: true, origin: "")]), unit: .nmi)
        .hasSuffix(" nmi deep, left of the line, geodesic edges"))
  }

  /// In another language nothing of a sentence is in English but what is the agreement's own.
  @Test(arguments: ["fr", "ar", "ru"])
  func otherLanguagesAreWhole(_ language: String) throws {
    let words = try Wording(language: language)
    let sentences = Self.times.map(words.time) + (try Self.places()).map(words.place)
    for sentence in sentences {
      for english in [
        "duty", "holds", " the ", "zone ‘", "probability", "disputed", "line", "unknown", "{", "evidence",
      ] {
        #expect(!sentence.contains(english), "\(sentence)")
      }
    }
    // Each relation is told from the others.
    #expect(Set(sentences[6..<12]).count == 6)
  }

  /// Names and lengths keep their order within Arabic.
  @Test func latinIsIsolatedInArabic() throws {
    let arabic = try Wording(language: "ar")
    #expect(arabic("line.exact", ["zone": "z"]).contains("\u{2068}z\u{2069}"))
    #expect(arabic("evidence.on", ["days": "2018-10-10"]).contains("\u{2068}2018-10-10\u{2069}"))
    #expect(!arabic("of", ["all": "5"]).contains("\u{2068}"))
    #expect(!Wording.english("line.exact", ["zone": "z"]).contains("\u{2068}"))
  }

  @Test func namesOfRulesAreInTheTable() {
    let names =
      ["flat", "round"].map { "ends.\($0)" } + EdgeModel.allCases.map { "edges.\($0.rawValue)" }
      + ["both", "left", "right", "inside", "outside"].map { "side.\($0)" }
      + ["line", "left", "right", "outline"].map { "evidence.distance.\($0)" }
      + Zone.Role.allCases.map { "part.\($0.rawValue)" }
      + ["depth", "position", "line", "date"].map { "cause.\($0)" }
    for name in names { #expect(Wording.english.texts[name] != nil, "\(name)") }
  }
}

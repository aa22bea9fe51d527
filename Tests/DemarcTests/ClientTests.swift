import Demarc
import Testing

/// What a client does, with the public items alone: this file imports nothing but `Demarc`.
@Suite struct ClientTests {
  /// The path of a file in the folder `data` of the package.
  private static func path(_ name: String) -> String {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/data/\(name)"
  }

  private static let corner = BoundaryLine(parts: [
    [
      Coordinate(latitude: 35.8, longitude: 36.0), Coordinate(latitude: 35.9, longitude: 36.4),
      Coordinate(latitude: 35.7, longitude: 36.6),
    ]
  ])

  @Test func lineToFileAndBack() throws {
    let line = try BoundaryLine(contentsOf: Self.path("idlib-2018/contact-line.geojson"))
    #expect(line.accuracy.map { $0 > .meters(6000) } == true)
    let zone = try line.zone(ZoneSpecification(depth: .single(.kilometers(15)), side: .left))
    #expect(zone.regions.map(\.role) == [.zone])
    #expect(abs(Area(of: zone.regions[0].polygons).squareKilometers - 3099.273) < 0.001)
    #expect(zone.certificate.deviationBound <= zone.specification.tolerance.meters)

    let read = try Zone(geoJSON: zone.geoJSON(), name: "zone.geojson")
    #expect(read.regions == zone.regions)
    #expect(read.specification == zone.specification)
    #expect(read.geoJSON() == zone.geoJSON())
    let verification = read.verification()
    #expect(verification.fault == nil)
    #expect(verification.measured == zone.certificate)
  }

  @Test func zoneOfCoordinatesVerifies() throws {
    let area = Polygon(
      exterior: [(35.0, 36.1), (35.0, 36.5), (36.5, 36.5), (36.5, 36.1), (35.0, 36.1)].map {
        Coordinate(latitude: $0.0, longitude: $0.1)
      })
    let rule = ZoneSpecification(depth: .range(.kilometers(3), .kilometers(5)), side: .right)
    let zone = try Self.corner.zone(rule, within: [area])
    #expect(zone.regions.map(\.role) == [.core, .margin])
    #expect(try Zone(geoJSON: zone.geoJSON(), name: "zone").verification().fault == nil)
    #expect(Area(of: zone.regions[0].polygons).squareMeters < Area(of: [area]).squareMeters)
  }

  @Test func placesAreJudgedAlikeEveryWay() throws {
    let zone = try Self.corner.zone(ZoneSpecification(depth: .single(.nauticalMiles(2)), side: .both))
    let assessor = try zone.assessor()
    let index = assessor.index
    let longitudes = (0..<200).map { 35.9 + 0.004 * Double($0) }
    let latitudes = longitudes.map { _ in 35.81 }
    let verdicts = index.verdicts(longitudes: longitudes, latitudes: latitudes)
    #expect(Set(verdicts) == [.inside, .outside])
    for (place, verdict) in zip(
      zip(latitudes, longitudes).map(Coordinate.init(latitude:longitude:)), verdicts)
    {
      let found = assessor.assessment(of: place)
      #expect(found.verdict == verdict)
      #expect((found.placement.distance <= 3704) == (verdict == .inside))
    }
  }

  @Test func doubtIsNamed() throws {
    let assessor = try Self.corner.zone(ZoneSpecification(depth: .single(.kilometers(5)))).assessor(
      lineAccuracy: .kilometers(1))
    let place = Coordinate(latitude: 35.8 + 0.04, longitude: 36.0)
    let found = assessor.assessment(of: place, position: .kilometers(4))
    #expect(found.verdict == .disputed)
    #expect(found.zone > 0.05 && found.core < 0.95)
    #expect(found.doubts.contains(.position))
  }

  /// Compiles only if values can be sent between threads.
  @Test func valuesCanBeSent() async throws {
    let zone = try Self.corner.zone(ZoneSpecification(depth: .single(.kilometers(2))))
    let assessor = try zone.assessor()
    let place = Self.corner.parts[0][1]
    let verdicts = await withTaskGroup(of: Verdict.self) { group in
      group.addTask { assessor.assessment(of: place).verdict }
      group.addTask {
        assessor.index.verdicts(longitudes: [place.longitude], latitudes: [place.latitude])[0]
      }
      group.addTask { (try? zone.assessor().assessment(of: place).verdict) ?? .outside }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(verdicts == [.inside, .inside, .inside])
  }

  @Test func errorsAreTold() {
    #expect(throws: ZoneError.emptyLine) {
      try BoundaryLine(parts: []).zone(ZoneSpecification(depth: .single(.kilometers(1))))
    }
    #expect(throws: ZoneError.invalidRule(.depthOutOfRange(.meters(0.1), name: "depth"))) {
      try Self.corner.zone(ZoneSpecification(depth: .single(.meters(0.1))))
    }
    let back = [(35.8, 36.0), (35.8, 36.4), (35.8, 36.2)].map { Coordinate(latitude: $0.0, longitude: $0.1) }
    let spike = #expect(throws: ZoneError.self) {
      try BoundaryLine(parts: [back]).zone(
        ZoneSpecification(depth: .single(.kilometers(1)), side: .left, edges: .planar))
    }
    if case .spike = spike {} else { Issue.record("not a spike: \(String(describing: spike))") }
    #expect(throws: ReadError.missing(file: "/no/such/file")) {
      try BoundaryLine(contentsOf: "/no/such/file")
    }
    #expect(throws: WriteError.self) {
      try Self.corner.zone(ZoneSpecification(depth: .single(.kilometers(1)))).write(
        to: "/no/such/folder/zone.geojson")
    }
    #expect(throws: AgreementError.self) {
      try Agreement(path: Self.path("idlib-2018/contact-line.geojson"))
    }
  }

  @Test func incidentsOneByOne() throws {
    let line = try BoundaryLine(contentsOf: Self.path("idlib-2018/contact-line.geojson"))
    let zone = try line.zone(ZoneSpecification(depth: .single(.kilometers(15)), side: .left))
    var verdicts: [Verdict: Int] = [:]
    let summary = try zone.check(Self.path("idlib-2018/incidents-ucdp.csv")) { finding in
      if case .judged(let assessment, _, _) = finding { verdicts[assessment.verdict, default: 0] += 1 }
    }
    #expect(summary.rows > 0)
    #expect(summary.verdicts == verdicts)
    let exact = try zone.check(
      Self.path("idlib-2018/incidents-ucdp.csv"), writingTo: "/dev/null",
      options: IncidentOptions(accuracy: .off), lineAccuracy: .meters(0))
    #expect(exact.rows == summary.rows)
    #expect(exact.verdicts[.disputed] == nil)
  }

  @Test func agreementIsMonitored() throws {
    let agreement = try Agreement(path: Self.path("idlib-2018/agreement.yml"))
    var notes: [String] = []
    let summary = try agreement.monitor(
      Self.path("idlib-2018/incidents-ucdp.csv"), writingTo: "/dev/null"
    ) { notes.append($0) }
    #expect(summary.rows > 0)
    #expect(summary.findings.values.reduce(0, +) <= summary.rows)
    #expect(!notes.isEmpty)
    let page = try agreement.report(on: Self.path("idlib-2018/incidents-ucdp.csv"))
    #expect(page.contains("Memorandum of 17 September 2018 on the Idlib de-escalation area"))
  }
}

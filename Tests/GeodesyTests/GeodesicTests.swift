import Foundation
import Geodesy
import Geometry
import Testing

/// PROJ's geodesics against GeographicLib: GeodSolve -E on WGS 84, and Karney's 100-row test set.
@Suite struct GeodesicTests {
  /// A geodesic known from elsewhere; degrees and metres.
  struct Row: Sendable {
    let from: Coordinate
    let azimuth: Double
    let to: Coordinate
    let endAzimuth: Double
    let distance: Double
    /// Nearly antipodal places, whose azimuths any rounding turns.
    var isNearlyAntipodal: Bool { distance > 19_900_000 }

    init(
      _ lat1: Double, _ lon1: Double, _ azi1: Double, _ lat2: Double, _ lon2: Double, _ azi2: Double,
      _ s: Double
    ) {
      from = Coordinate(latitude: lat1, longitude: lon1)
      to = Coordinate(latitude: lat2, longitude: lon2)
      (azimuth, endAzimuth, distance) = (azi1, azi2, s)
    }
  }

  /// A few rows of each class of geodsolve_inverse_wgs84.csv.
  static let rows: [Row] = [
    Row(
      36.38782669320000, 35.99037140615200, 93.40342643765739, 36.36793173085900, 36.39010941654000,
      93.64051491460225, 35_936.972733616),
    Row(
      35.76654149582200, 37.06263939059000, -55.42754724929088, 35.95141822122700, 36.73189490508700,
      -55.62129541947216, 36_238.863710425),
    Row(
      86.98199561804100, 137.13704498679101, -15.49052523834429, 87.01616265736099, 136.95505643107001,
      -15.67226424046921, 3961.736496844),
    Row(
      88.15394099917400, 31.17409705670700, 120.59518544063768, 87.66612599213200, 47.67247310208900,
      137.08288492209988, 85_981.172390740),
    Row(
      23.59551946270000, 179.36902688873900, 54.82773049889122, 24.52374643466600, -179.18076919240099,
      55.41900605828373, 179_785.895610610),
    Row(
      -52.83962981851900, 170.83161302796901, 166.58554549648017, 52.70905015334000, -9.30434251112302,
      13.37362827467251, 19_988_332.060074080),
  ]

  @Test(arguments: rows) func inverse(_ row: Row) {
    let found = Geodesic.inverse(from: row.from, to: row.to)
    #expect(abs(found.distance - row.distance) < 2e-8)
    guard !row.isNearlyAntipodal else { return }
    // Ten nanometres at the far end.
    let slack = max(1e-13, 1e-8 / row.distance * 180 / .pi)
    #expect(abs((found.startAzimuth - row.azimuth).remainder(dividingBy: 360)) < slack)
    #expect(abs((found.endAzimuth - row.endAzimuth).remainder(dividingBy: 360)) < slack)
  }

  @Test(arguments: rows) func direct(_ row: Row) {
    let found = Geodesic.direct(from: row.from, azimuth: row.azimuth, distance: row.distance)
    // Azimuths are tabled to 1e-14 degrees, distances to a nanometre.
    #expect(Geodesic.inverse(from: found.end, to: row.to).distance < 5e-8)
    let line = GeodesicLine(from: row.from, azimuth: row.azimuth).position(at: row.distance)
    #expect(Geodesic.inverse(from: line.end, to: row.to).distance < 5e-8)
  }

  @Test func coincidentPlacesAreNoDistanceApart() {
    let place = Coordinate(latitude: 36, longitude: 37)
    #expect(Geodesic.inverse(from: place, to: place).distance == 0)
    let turned = Coordinate(latitude: 36, longitude: -323)
    #expect(Geodesic.inverse(from: place, to: turned).distance == 0)
    let pole = Coordinate(latitude: 90, longitude: 12)
    #expect(Geodesic.inverse(from: pole, to: Coordinate(latitude: 90, longitude: -70)).distance < 1e-8)
  }
}

/// All rows, where `DEMARC_CONFORMANCE` names the folder that holds the tables.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DEMARC_CONFORMANCE"] != nil))
struct GeodesicConformanceTests {
  static let folder = (ProcessInfo.processInfo.environment["DEMARC_CONFORMANCE"] ?? "") + "/geodesic/"

  static func table(_ name: String, separator: Character) throws -> [[Double?]] {
    try String(contentsOfFile: folder + name, encoding: .utf8).split(whereSeparator: \.isNewline).map {
      $0.split(separator: separator).map { Double(String($0)) }
    }
  }

  @Test func inverseTable() throws {
    var count = 0
    for row in try Self.table("geodsolve_inverse_wgs84.csv", separator: ",") {
      guard let a = row[1], let b = row[2], let c = row[4], let d = row[5], let s = row[7] else { continue }
      let found = Geodesic.inverse(
        from: Coordinate(latitude: a, longitude: b), to: Coordinate(latitude: c, longitude: d))
      #expect(abs(found.distance - s) < 3e-8)
      count += 1
    }
    #expect(count == 750)
  }

  @Test func karneyTestSet() throws {
    let rows = try Self.table("GeodTest-100.dat", separator: " ").map { $0.compactMap(\.self) }
    #expect(rows.count == 100)
    for row in rows {
      let from = Coordinate(latitude: row[0], longitude: row[1])
      let to = Coordinate(latitude: row[3], longitude: row[4])
      #expect(abs(Geodesic.inverse(from: from, to: to).distance - row[6]) < 3e-8)
      // Where geodesics converge or spread, tabled azimuths and rounded starts tell the end to this.
      let end = Geodesic.direct(from: from, azimuth: row[2], distance: row[6]).end
      #expect(Geodesic.inverse(from: end, to: to).distance < 5e-8)
    }
  }
}

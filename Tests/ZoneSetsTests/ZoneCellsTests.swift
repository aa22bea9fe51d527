import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneDoubt
import Zones

@testable import ZoneSets

/// Cells say of each place what each zone says alone, wherever cells and edges meet.
@Suite struct ZoneCellsTests {
  /// Degrees of longitude of a cell of the fourth level; of latitude half as many.
  private static let cell = 360.0 / 4096

  private static func place(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(latitude: latitude, longitude: longitude)
  }

  /// A ring about a place whose vertices are the corners and middles of cells, or anywhere.
  private static func ring(
    _ middle: Coordinate, _ radius: Double, _ count: Int, onCells: Bool, _ numbers: inout SeededRandom
  ) -> [Coordinate] {
    var ring: [Coordinate] = []
    for part in 0..<count {
      let (sine, cosine) = sineAndCosine(degrees: 360 / Double(count) * Double(part))
      let reach = radius * numbers.number(0.6...1)
      var (x, y) = (middle.longitude + reach * cosine, middle.latitude + reach * sine)
      if onCells {
        x = (x / cell * 16).rounded() * cell / 16
        y = (y / cell * 32).rounded() * cell / 32
      }
      ring.append(place(y, x))
    }
    return ring + [ring[0]]
  }

  /// Zones with holes, with parts that overlap, with common corners, more in one place than a cell lists, and at the seam.
  private static func shapes(_ numbers: inout SeededRandom) -> [[Polygon]] {
    var shapes: [[Polygon]] = []
    for index in 0..<60 {
      let middle = place(numbers.number(35...35.4), numbers.number(36...36.6))
      let (radius, onCells) = (numbers.number(0.02...0.12), index % 2 == 0)
      var polygons = [
        Polygon(
          exterior: ring(middle, radius, 5 + index % 30, onCells: onCells, &numbers),
          holes: index % 3 == 0 ? [ring(middle, radius / 2, 7, onCells: onCells, &numbers).reversed()] : [])
      ]
      if index % 5 == 0 {
        polygons.append(
          Polygon(exterior: ring(middle, radius, 6, onCells: onCells, &numbers), holes: []))
      }
      shapes.append(polygons)
    }
    for _ in 0..<70 {
      shapes.append([Polygon(exterior: ring(place(35.2, 36.3), 0.03, 9, onCells: false, &numbers), holes: [])]
      )
    }
    for side in [-180.0, 180] {
      shapes.append([Polygon(exterior: ring(place(-16, side), 0.2, 20, onCells: true, &numbers), holes: [])])
    }
    return shapes
  }

  private static func places(_ shapes: [[Polygon]], _ numbers: inout SeededRandom) -> [Coordinate] {
    var places = (0..<2000).map { _ in place(numbers.number(34.9...35.5), numbers.number(35.9...36.7)) }
    for _ in 0..<200 { places.append(place(numbers.number(-16.3 ... -15.7), numbers.number(179.7...180.3))) }
    for row in 0..<12 {
      for column in 0..<12 {
        places.append(place(35 + Double(row) * cell / 2 / 4, (411 + Double(column) / 4) * cell))
      }
    }
    for (index, ring) in shapes.flatMap({ $0.flatMap(\.rings) }).enumerated() {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let share = [0, 0.5, numbers.number(0...1)][index % 3]
        let on = place(
          a.latitude + (b.latitude - a.latitude) * share, a.longitude + (b.longitude - a.longitude) * share)
        let step = [0, 1e-13, -1e-10, 2e-9, -1e-7][index % 5]
        places.append(place(on.latitude + step, on.longitude - step))
      }
    }
    return places
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func verdictsAreThoseOfEachZone(_ seed: UInt64) throws {
    var numbers = SeededRandom(seed: seed)
    let shapes = Self.shapes(&numbers)
    let zones = try shapes.enumerated().map { index, polygons in
      try #require(
        SetZone(
          name: "\(index)", polygons: polygons, outlineAccuracy: .meters(0), thresholds: .standard))
    }
    let judges = try shapes.map { try Assessor(polygons: $0).judge }
    let set = ZoneSet(zones)
    let places = Self.places(shapes, &numbers)
    for cells in [
      ZoneCells(set, sample: places + places + places), ZoneCells(set, sample: Array(places.prefix(300))),
      ZoneCells(set, sample: []),
    ] {
      var others: [Coordinate] = []
      for place in places {
        var found: [Int] = []
        cells.forEachVerdict(of: place) { zone, verdict in
          if verdict == .inside { found.append(zone) }
        }
        let truth = judges.indices.filter { judges[$0].verdict(of: place) == .inside }
        if found != truth { others.append(place) }
      }
      #expect(others.isEmpty, "seed \(seed): other zones at \(others.prefix(3)) and \(others.count) in all")
    }
  }
}

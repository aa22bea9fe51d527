internal import Geodesy
internal import Geometry
internal import Zones

/// Looks for the nearest place whose verdict is another.
///
/// The surroundings are cut into cells by distance and azimuth, and the nearest cell is looked at first. One that is clear of
/// all limits, by what is known at its middle, is done with; any other is cut in two. A place with another verdict bounds the
/// distance from above, and the search ends when no cell that is left begins nearer than that.
struct FlipSearch {
  /// A verdict, and how far from the place no other one is, in metres; 0 where that is not known.
  struct View {
    var verdict: Verdict
    var clearance: Double
  }

  /// How finely is looked.
  struct Precision {
    /// In metres, and as a part of the distance.
    var least: Double
    var relative: Double
    /// The radius of cells that are not cut further, as a part of the distance: what lies between their middles is not seen.
    var cell: Double
    var mostLooks: Int

    static let exact = Precision(least: 1e-3, relative: 5e-5, cell: 3e-4, mostLooks: 100_000)
    /// Each look takes some hundred times as long.
    static let doubtful = Precision(least: 0.1, relative: 2e-4, cell: 3e-4, mostLooks: 100_000)

    func resolution(at distance: Double) -> Double { max(least, relative * distance) }
  }

  private let place: Coordinate
  private let precision: Precision
  private let look: (_ moved: Coordinate) -> View

  init(_ place: Coordinate, precision: Precision, look: @escaping (_ moved: Coordinate) -> View) {
    (self.place, self.precision, self.look) = (place, precision, look)
  }

  /// A part of the surroundings: distances in metres, azimuths in degrees.
  private struct Cell {
    var from: Double
    var to: Double
    var azimuth: Double
    var width: Double

    /// No place of the cell is farther from its middle; a circle on the Earth is shorter than one of the plane.
    var radius: Double {
      let across = to * width / 2 * .pi / 180
      return ((to - from) / 2 * (to - from) / 2 + across * across).squareRoot() * 1.01
    }

    /// Cut across its longer extent.
    var halves: [Cell] {
      var (a, b) = (self, self)
      if to - from > to * width * .pi / 180 {
        a.to = (from + to) / 2
        b.from = a.to
      } else {
        a.width = width / 2
        b.width = width / 2
        a.azimuth -= width / 4
        b.azimuth += width / 4
      }
      return [a, b]
    }
  }

  /// The nearest place with another verdict; nil where there is none, or it takes too long to find.
  ///
  /// - Parameter azimuths: Where to look first, which saves most of the work.
  func nearest(along azimuths: [Double]) -> Flip? {
    let here = look(place)
    var looks = 0
    var found: Flip?
    func view(_ azimuth: Double, _ distance: Double) -> (Coordinate, View) {
      looks += 1
      let moved = Geodesic.direct(from: place, azimuth: azimuth, distance: distance).end
      return (moved, look(moved))
    }
    // The least distance along an azimuth at which the verdict is seen to be another, given that it is at `far`.
    func take(_ azimuth: Double, near: Double, far: Double) {
      var (low, high) = (near, far)
      while high - low > precision.resolution(at: high) / 4 {
        let middle = (low + high) / 2
        if view(azimuth, middle).1.verdict == here.verdict { low = middle } else { high = middle }
      }
      if let found, found.distance <= high { return }
      let (moved, seen) = view(azimuth, high)
      found = Flip(distance: high, place: moved, verdict: seen.verdict)
    }
    for azimuth in azimuths {
      var clear = here.clearance
      for _ in 0..<200 {
        let next = clear + precision.resolution(at: clear) / 4
        if next > min(found?.distance ?? .infinity, WGS84.greatestDistance) { break }
        let seen = view(azimuth, next).1
        if seen.verdict != here.verdict {
          take(azimuth, near: clear, far: next)
          break
        }
        clear = next + seen.clearance
      }
    }
    var cells = CellHeap<Cell>()
    var ring = here.clearance
    while true {
      let bound = found.map { $0.distance - precision.resolution(at: $0.distance) } ?? WGS84.greatestDistance
      if cells.least ?? .infinity >= ring {
        if ring >= bound { return found }
        let next = min(max(2 * ring, ring + precision.resolution(at: ring)), WGS84.greatestDistance)
        for sector in 0..<12 {
          cells.insert(Cell(from: ring, to: next, azimuth: 30 * Double(sector), width: 30), at: ring)
        }
        ring = next
      }
      guard let cell = cells.removeLeast() else { continue }
      if cell.from >= bound { return found }
      guard looks < precision.mostLooks else { return nil }
      let middle = (cell.from + cell.to) / 2
      let seen = view(cell.azimuth, middle).1
      if seen.verdict != here.verdict {
        take(cell.azimuth, near: here.clearance, far: middle)
      } else if seen.clearance >= cell.radius {
        continue
      }
      if cell.radius < max(precision.least, precision.cell * cell.to) { continue }
      for half in cell.halves { cells.insert(half, at: half.from) }
    }
  }
}

/// A binary heap: the value with the least key first; of equal keys any.
private struct CellHeap<Value> {
  private var entries: [(key: Double, value: Value)] = []

  /// The least key; nil where there is none.
  var least: Double? { entries.first?.key }

  mutating func insert(_ value: Value, at key: Double) {
    entries.append((key, value))
    var child = entries.count - 1
    while child > 0, entries[child].key < entries[(child - 1) / 2].key {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeLeast() -> Value? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return first.value }
    entries[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < entries.count && entries[child].key < entries[least].key {
        least = child
      }
      if least == parent { return first.value }
      entries.swapAt(parent, least)
      parent = least
    }
  }
}

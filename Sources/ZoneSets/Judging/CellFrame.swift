internal import Geodesy
internal import Geometry

/// A square of smallest cells.
struct CellBlock: Sendable {
  var x: Double
  var y: Double
  var size: Double
}

/// A cell in degrees, with the eight by eight that it is cut into, row by row from the south-west: the bits of a mask.
///
/// Each is taken to be a little wider than it is, as rounding may bring a place to either of two cells.
struct CellFrame: Sendable {
  let west: Double
  let south: Double
  /// Degrees of one of the eight by eight.
  let width: Double
  let height: Double
  /// Degrees by which cells are taken to be wider, of longitude and of latitude.
  let more: (x: Double, y: Double)
  /// The rows whose cells come so near to a pole that a little on the ground may be much in longitude.
  let polarRows: UInt64

  init(_ block: CellBlock, unit: Double) {
    (west, south) = (block.x * unit - 180, block.y * unit / 2 - 90)
    (width, height) = (block.size * unit / 8, block.size * unit / 16)
    let apart = SetZone.apart(at: max(abs(south), abs(south + 8 * height)))
    more = (4 * apart.longitude, 4 * apart.latitude)
    var polarRows: UInt64 = 0
    for row in 0..<8 {
      let low = south + Double(row) * height
      if max(abs(low), abs(low + height)) > SetZone.nearPole { polarRows |= 0xFF << UInt64(8 * row) }
    }
    self.polarRows = polarRows
  }

  /// The middle of a cell, by its number.
  func middle(_ cell: Int) -> Coordinate {
    Coordinate(latitude: latitude(cell / 8), longitude: longitude(cell % 8))
  }

  /// The latitude of the middles of a row.
  @inline(__always)
  func latitude(_ row: Int) -> Double { south + (Double(row) + 0.5) * height }

  private func longitude(_ column: Int) -> Double { west + (Double(column) + 0.5) * width }

  /// The columns from one longitude to another, as bits of a row; none beyond the cell.
  @inline(__always)
  func columns(_ from: Double, _ to: Double) -> ClosedRange<Int>? {
    Self.range((from - more.x - west) / width, (to + more.x - west) / width)
  }

  /// The rows from one latitude to another.
  @inline(__always)
  func rows(_ from: Double, _ to: Double) -> ClosedRange<Int>? {
    Self.range((from - more.y - south) / height, (to + more.y - south) / height)
  }

  @inline(__always)
  private static func range(_ from: Double, _ to: Double) -> ClosedRange<Int>? {
    guard to >= 0, from < 8 else { return nil }
    return Int(max(0, from))...Int(min(7, to))
  }

  /// The cells in which an edge may have a place.
  @inline(__always)
  func cells(crossedBy edge: SIMD4<Double>) -> UInt64 {
    guard let rows = rows(min(edge.y, edge.w), max(edge.y, edge.w)),
      let columns = columns(min(edge.x, edge.z), max(edge.x, edge.z))
    else { return 0 }
    let (east, north) = (edge.z - edge.x, edge.w - edge.y)
    // Of an edge that is nearly level, and of one in a single row or column, the cells of its box.
    if rows.count == 1 || columns.count == 1 || abs(north) < 1e-7 {
      return Self.bits(columns) &* (0x0101_0101_0101_0101 >> UInt64(56 - 8 * (rows.count - 1)))
        << UInt64(8 * rows.lowerBound)
    }
    var found: UInt64 = 0
    for row in rows {
      // The part of the edge between the latitudes of the row.
      let low = south + Double(row) * height - more.y
      let (t0, t1) = ((low - edge.y) / north, (low + height + 2 * more.y - edge.y) / north)
      let (from, to) = (max(0, min(t0, t1)), min(1, max(t0, t1)))
      guard from <= to else { continue }
      let (x0, x1) = (edge.x + east * from, edge.x + east * to)
      if let columns = self.columns(min(x0, x1), max(x0, x1)) {
        found |= Self.bits(columns) << UInt64(8 * row)
      }
    }
    return found
  }

  /// The cells of a row whose middle is east of where an edge crosses the latitude of the middles; none for an edge that does
  /// not, or does west of the frame.
  @inline(__always)
  func cells(eastOf edge: SIMD4<Double>, row: Int) -> UInt64 {
    let y = latitude(row)
    guard (edge.y > y) != (edge.w > y) else { return 0 }
    let x = edge.x + (y - edge.y) / (edge.w - edge.y) * (edge.z - edge.x)
    guard x > west else { return 0 }
    let first = ((x - west) / width - 0.5).rounded(.up)
    return first > 7 ? 0 : (0xFF << UInt64(max(0, first)) & 0xFF) << UInt64(8 * row)
  }

  /// Neighbouring columns as bits of a row.
  @inline(__always)
  static func bits(_ columns: ClosedRange<Int>) -> UInt64 {
    (0xFF >> UInt64(7 - columns.upperBound)) & (0xFF << UInt64(columns.lowerBound))
  }
}

/// A cell that judges are asked about.
struct CellBox: Sendable {
  let middle: Coordinate
  let cartesian: Vector
  /// Metres from the middle that no place of the cell is beyond.
  let radius: Double

  init(_ block: CellBlock, unit: Double) {
    let (x, y) = (block.x * unit - 180, block.y * unit / 2 - 90)
    let (width, height) = (block.size * unit, block.size * unit / 2)
    middle = Coordinate(latitude: y + height / 2, longitude: x + width / 2)
    cartesian = middle.cartesian
    let nearest = y <= 0 && y + height >= 0 ? 0 : min(abs(y), abs(y + height))
    let across = width / 2 * max(0, sineAndCosine(degrees: min(90, nearest)).cosine)
    radius =
      (across * across + height * height / 4).squareRoot() * WGS84.greatestRadiusOfCurvature * (.pi / 180)
      * 1.000001 + 0.01
  }
}

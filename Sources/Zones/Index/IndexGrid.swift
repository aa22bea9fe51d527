internal import Geodesy
internal import Geometry

/// A grid of cells in longitude and latitude over all of a zone. Beyond it there is no zone.
///
/// Longitudes count eastwards from the western edge, modulo 360, so that the antimeridian is no special place; a grid
/// that holds a pole goes all the way round.
struct IndexGrid: Sendable {
  /// How many cells a cell is cut into along each side, at its second level.
  static let parts = 8

  let west: Double
  let south: Double
  /// The extent in degrees, eastwards and northwards from the south-western corner.
  let width: Double
  let height: Double
  let columns: Int
  let rows: Int
  /// Whether the grid holds the south pole, and the north pole.
  let reachesSouth: Bool
  let reachesNorth: Bool

  /// A grid of about `cells` cells, as square on the ground as may be.
  init(extent: ZoneExtent, cells: Double = 0x1p18) {
    west = extent.west
    south = extent.south
    width = extent.width
    height = extent.height
    reachesSouth = extent.south <= -90
    reachesNorth = extent.south + extent.height >= 90 - 1e-9
    let (_, cosine) = sineAndCosine(degrees: extent.south + extent.height / 2)
    let ratio = max(1e-3, min(1e3, extent.width * max(cosine, 0.05) / extent.height))
    columns = max(1, Int((cells * ratio).squareRoot()))
    rows = max(1, Int((cells / ratio).squareRoot()))
  }

  /// A rectangle of the grid, in cells from its south-western corner.
  struct Block {
    var column: Double
    var row: Double
    var columns: Double
    var rows: Double
  }

  func middle(of block: Block) -> Coordinate {
    let x = (block.column + block.columns / 2) / Double(columns) * width
    let y = (block.row + block.rows / 2) / Double(rows) * height
    return Coordinate(latitude: max(-90, min(90, south + y)), longitude: west + x).normalized
  }

  /// Metres from the middle of a block that no place of it is beyond.
  ///
  /// A way straight in longitude and latitude is no shorter than the geodesic. The radii of curvature are at most that
  /// of the pole, and parallels at most as long as where the block is nearest to the equator.
  func radius(of block: Block) -> Double {
    let x = block.columns / 2 / Double(columns) * width
    let y = block.rows / 2 / Double(rows) * height
    let bottom = south + block.row / Double(rows) * height
    let top = bottom + 2 * y
    let (_, cosine) = sineAndCosine(degrees: bottom <= 0 && top >= 0 ? 0 : min(abs(bottom), abs(top)))
    let across = x * max(0, cosine)
    return (across * across + y * y).squareRoot() * Self.metersPerDegree
  }

  private static let metersPerDegree = WGS84.greatestRadiusOfCurvature * (.pi / 180)
}

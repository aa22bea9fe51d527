internal import Geodesy
internal import Geometry

/// Makes one place of the ends of parts that lie within the join tolerance of each other.
enum EndJoining {
  /// Moves the ends of open pieces to the first end within a distance in metres.
  ///
  /// A piece that is left without two places goes, unless no other ends there: then it stays as it was.
  ///
  /// - Returns: A note, if an end was moved.
  static func join(_ pieces: inout [ChainAssembly.Piece], within tolerance: Double) -> [String] {
    guard tolerance > 0 else { return [] }
    var grid = NearPlaces(within: tolerance)
    var (count, widest) = (0, 0.0)
    var where_: Coordinate?
    func settled(_ place: Coordinate) -> Coordinate {
      guard let first = grid.first(near: place) else { return place }
      let gap = Geodesic.inverse(from: first, to: place).distance
      guard gap > 0 else { return place }
      count += 1
      if gap > widest || where_ == nil { (widest, where_) = (gap, first) }
      return first
    }
    let before = pieces
    for index in pieces.indices where !pieces[index].isClosed {
      let last = pieces[index].vertices.count - 1
      pieces[index].vertices[0] = settled(pieces[index].vertices[0])
      pieces[index].vertices[last] = settled(pieces[index].vertices[last])
      pieces[index].vertices = distinct(pieces[index].vertices)
    }
    if pieces.contains(where: { $0.vertices.count < 2 }) {
      let ends = Set(
        pieces.filter { $0.vertices.count > 1 }.flatMap {
          [PlaceKey($0.vertices[0]), PlaceKey($0.vertices[$0.vertices.count - 1])]
        })
      for index in pieces.indices
      where pieces[index].vertices.count < 2 && !ends.contains(PlaceKey(pieces[index].vertices[0])) {
        pieces[index] = before[index]
        count -= 1
      }
      pieces.removeAll { $0.vertices.count < 2 }
    }
    guard count > 0, let where_ else { return [] }
    let size = widest < 0.001 ? "less than 1 mm" : Length.meters(widest).inRoundedWords
    return [
      "joined \(count == 1 ? "an end" : "\(count) ends") of the line across \(count == 1 ? "a gap" : "gaps") of \(count == 1 ? "" : "up to ")\(size), near \(where_.inWords)"
    ]
  }

  private static func distinct(_ vertices: [Coordinate]) -> [Coordinate] {
    var result: [Coordinate] = []
    for vertex in vertices where !(result.last?.isSamePlace(as: vertex) ?? false) { result.append(vertex) }
    return result
  }
}

/// Places by cells of a cube grid, to find those within a distance.
struct NearPlaces {
  private struct Cell: Hashable {
    var x: Int64
    var y: Int64
    var z: Int64
  }

  private let distance: Double
  private var cells: [Cell: [(place: Coordinate, number: Int)]] = [:]

  /// - Parameter distance: In metres, more than 0.
  init(within distance: Double) { self.distance = distance }

  private func cell(_ place: Coordinate) -> Cell {
    let p = place.cartesian
    return Cell(
      x: Int64((p.x / distance).rounded(.down)), y: Int64((p.y / distance).rounded(.down)),
      z: Int64((p.z / distance).rounded(.down)))
  }

  mutating func insert(_ place: Coordinate, _ number: Int = 0) {
    cells[cell(place), default: []].append((place, number))
  }

  /// All places within the distance, in the order in which they came.
  func all(near place: Coordinate) -> [(place: Coordinate, number: Int, distance: Double)] {
    let middle = cell(place)
    var found: [(place: Coordinate, number: Int, distance: Double)] = []
    for x in -1...1 {
      for y in -1...1 {
        for z in -1...1 {
          let near = Cell(x: middle.x + Int64(x), y: middle.y + Int64(y), z: middle.z + Int64(z))
          for (other, number) in cells[near] ?? [] {
            let gap = Geodesic.inverse(from: other, to: place).distance
            if gap <= distance { found.append((other, number, gap)) }
          }
        }
      }
    }
    return found
  }

  /// The place within the distance that came first; the place itself comes in if there is none.
  mutating func first(near place: Coordinate) -> Coordinate? {
    if let first = all(near: place).min(by: { $0.number < $1.number }) { return first.place }
    insert(place, cells.count)
    return nil
  }
}

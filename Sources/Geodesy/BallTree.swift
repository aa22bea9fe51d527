/// Things in balls, eight balls in one and so on, to find those near a place in their order.
///
/// It is quick where things that follow each other lie near each other, as along a line.
@usableFromInline package struct BallTree: Sendable {
  /// All places within a radius in metres of a middle, straight through the Earth.
  @usableFromInline package struct Ball: Sendable {
    @usableFromInline package let middle: Vector
    @usableFromInline package let radius: Double

    package init(middle: Vector, radius: Double) { (self.middle, self.radius) = (middle, radius) }
  }

  /// The balls of each level, those of the things themselves first; the last level has no more than ``fan``.
  @usableFromInline let levels: [[Ball]]
  /// How many of one level are in one ball of the next.
  @usableFromInline static var fan: Int { 8 }

  /// - Parameter balls: each holds a thing.
  package init(_ balls: [Ball]) {
    var levels = [balls]
    while let below = levels.last, below.count > Self.fan {
      levels.append(
        stride(from: 0, to: below.count, by: Self.fan).map { first in
          let group = below[first..<min(first + Self.fan, below.count)]
          let middle = group.reduce(.zero) { $0 + $1.middle } / Double(group.count)
          return Ball(
            middle: middle, radius: group.map { ($0.middle - middle).length + $0.radius }.max() ?? 0)
        })
    }
    self.levels = levels
  }

  /// The ball of a thing.
  package subscript(thing: Int) -> Ball { levels[0][thing] }

  /// The number of a thing near a position, if seldom the nearest: of each eight balls the one whose middle is nearest is
  /// looked into. Nil for no things.
  package func nearOne(to p: Vector) -> Int? {
    var range = 0..<(levels.last?.count ?? 0)
    guard !range.isEmpty else { return nil }
    var index = 0
    for level in levels.indices.reversed() {
      func way(_ index: Int) -> Double {
        (levels[level][index].middle - p).length - levels[level][index].radius
      }
      index = range.min { way($0) < way($1) } ?? range.lowerBound
      if level > 0 {
        range = index * Self.fan..<min((index + 1) * Self.fan, levels[level - 1].count)
      }
    }
    return index
  }

  /// Calls with the numbers of all things whose balls come within a reach of a position, in their order, until it is told to
  /// stop.
  ///
  /// - Parameters:
  ///   - reach: In metres, straight through the Earth; asked again and again, as it may shrink.
  ///   - body: Says whether to go on.
  @inlinable
  package func forEach(near p: Vector, within reach: () -> Double, _ body: (Int) -> Bool) {
    forEach(
      where: { ball in
        let way = p - ball.middle
        let most = reach() + ball.radius
        return most >= 0 && dot(way, way) <= most * most
      }, body)
  }

  /// Calls with the numbers of all things whose balls may matter, in their order, until it is told to stop.
  ///
  /// - Parameters:
  ///   - mayMatter: Whether something in a ball may; asked of the balls of things, and of those that hold several of these.
  ///   - body: Says whether to go on.
  @inlinable
  package func forEach(where mayMatter: (Ball) -> Bool, _ body: (Int) -> Bool) {
    let top = levels.count - 1
    var (level, index) = (top, 0)
    // Depth first: after a ball comes the next of its level, and after the last of eight the next of their parent's.
    while true {
      if level == top, index >= levels[top].count { return }
      if mayMatter(levels[level][index]) {
        if level > 0 {
          level -= 1
          index *= Self.fan
          continue
        }
        if !body(index) { return }
      }
      index += 1
      while level < top, index % Self.fan == 0 || index >= levels[level].count {
        index = (index - 1) / Self.fan + 1
        level += 1
      }
    }
  }
}

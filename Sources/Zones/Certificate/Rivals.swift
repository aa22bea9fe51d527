/// The edges that come nearest to a place beside the one with its foot, each with a lower bound on its distance.
///
/// A few are enough: of the edges that meet in one node, which need no look, there are seldom more.
struct Rivals {
  private var edges = SIMD4<Int32>(repeating: -1)
  private var bounds = SIMD4<Double>(repeating: .infinity)
  private var count = 0
  /// A lower bound, in metres, on the distances to all other edges with feet that count.
  private var rest: Double

  /// - Parameter rest: a lower bound on the distances to all edges that will not be added.
  init(_ rest: Double) { self.rest = rest }

  /// Adds an edge, none nearer than those before.
  mutating func append(_ edge: Int, _ least: Double) {
    for number in 0..<count where edges[number] == Int32(edge) { return }
    guard count < 4 else { return rest = min(rest, least) }
    edges[count] = Int32(edge)
    bounds[count] = least
    count += 1
  }

  /// A lower bound on the distances to all edges but some.
  func least(but alike: EdgesAlike) -> Double {
    for number in 0..<count where !alike.contains(Int(edges[number])) { return min(rest, bounds[number]) }
    return rest
  }
}

/// Which sides of which chains count.
package struct SideChoice: Sendable {
  /// For each chain, whether feet on its left and on its right are chosen.
  package var left: [Bool]
  package var right: [Bool]

  package var isBoth: Bool { !left.contains(false) && !right.contains(false) }

  package static func both(_ chains: Int) -> SideChoice {
    SideChoice(left: .init(repeating: true, count: chains), right: .init(repeating: true, count: chains))
  }

  /// The sides that are not chosen.
  package var complement: SideChoice { SideChoice(left: left.map { !$0 }, right: right.map { !$0 }) }
}

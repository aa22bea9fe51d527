import Testing

@testable import Geodesy
@testable import Geometry
@testable import Maps

@Suite struct MarkStackTests {
  /// Of several kinds at one place the gravest shows, with the number of its own.
  @Test func aMarkHasTheNumberOfItsKind() {
    let here = PlanarPoint(x: 10, y: 10)
    func mark(_ kind: Int, _ isInDoubt: Bool = false) -> ZoneMap.Mark {
      ZoneMap.Mark(kind: kind, isInDoubt: isInDoubt, pixel: here, region: .disc(.meters(0)), radius: 0)
    }
    for marks in [
      [mark(2), mark(0), mark(2), mark(0, true), mark(2)],
      [mark(0, true), mark(2), mark(2), mark(2), mark(0)],
    ] {
      let stacks = MarkStack.stacks(of: marks)
      #expect(stacks.count == 1)
      #expect(stacks[0].kind == 0 && stacks[0].shown == 2 && stacks[0].count == 5 && !stacks[0].isInDoubt)
    }
  }
}

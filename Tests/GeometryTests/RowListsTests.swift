import Geometry
import Testing

@Suite struct RowListsTests {
  @Test func eachRowListsWhatLiesInItInOrder() {
    let lists = RowLists(count: 4, rows: [1...2, 0...0, 2...3, 0...3])
    #expect(lists.count == 4)
    #expect((0..<4).map { Array(lists[$0]) } == [[1, 3], [0, 3], [0, 2, 3], [2, 3]])
    #expect(lists.members.count == 9)
  }

  @Test func rowsWithoutMembersAreEmpty() {
    let lists = RowLists(count: 2, rows: [])
    #expect(lists[0].isEmpty && lists[1].isEmpty)
  }
}

/// Which of some numbered things lie in each of some rows: the numbers of all rows in one array, row by row.
///
/// The one index by rows of latitude, under the containment of polygons, the outlines of a certificate and the faces of
/// an arrangement. Each knows for itself how high its rows are.
@usableFromInline package struct RowLists: Sendable {
  /// The numbers of the things of each row, ascending, one row after the other.
  @usableFromInline package let members: [Int32]
  /// Where each row begins in ``members``, and where the last ends.
  @usableFromInline let starts: [Int32]

  /// - Parameters:
  ///   - count: how many rows there are.
  ///   - rows: the rows in which each thing lies, all of them below `count`.
  package init(count: Int, rows: [ClosedRange<Int>]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for range in rows { for row in range { starts[row + 1] += 1 } }
    for row in starts.indices.dropFirst() { starts[row] += starts[row - 1] }
    var members = [Int32](repeating: 0, count: Int(starts[count]))
    var next = starts
    for (number, range) in rows.enumerated() {
      for row in range {
        members[Int(next[row])] = Int32(number)
        next[row] += 1
      }
    }
    self.members = members
    self.starts = starts
  }

  /// How many rows there are.
  @inlinable package var count: Int { starts.count - 1 }

  /// Where in ``members`` those of a row are.
  @inlinable package func range(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// The numbers of the things in a row.
  @inlinable package subscript(row: Int) -> ArraySlice<Int32> { members[range(of: row)] }
}

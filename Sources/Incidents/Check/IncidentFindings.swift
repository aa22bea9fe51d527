/// The findings of a check, one a row or feature, in their order, as they are asked for.
///
///     for try await finding in IncidentFindings(of: check) { ... }
///
/// Empty lines have none. What the check counts is the iterator's own: see ``AsyncIterator/summary``. An input can be
/// gone through once; rows are judged one by one, where ``IncidentCheck/write(to:threads:progress:)`` uses all cores.
package struct IncidentFindings: AsyncSequence {
  private let check: IncidentCheck

  /// The findings of a check that has not begun.
  package init(of check: IncidentCheck) { self.check = check }

  /// Goes through the rows.
  package struct AsyncIterator: AsyncIteratorProtocol {
    private var check: IncidentCheck

    init(_ check: IncidentCheck) { self.check = check }

    /// What was found so far.
    package var summary: CheckSummary { check.summary }

    /// The finding of the next row, or nil at the end.
    ///
    /// - Throws: ``ReadError``, as ``IncidentCheck/next()`` does; `CancellationError` where the task was cancelled.
    package mutating func next() async throws -> Finding? {
      try Task.checkCancellation()
      return try check.next()
    }
  }

  /// An iterator from the first row that was not read.
  package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(check) }
}

package import SystemIO
internal import TextFormats

/// Incidents that are read twice: once for what only the whole table tells, such as the order of day and month in its
/// dates, and once to be judged.
///
/// What is read is kept in a ``Spool``, so that it may come from a pipe. It belongs to one thread at a time.
package struct SurveyedInput {
  /// The input as it is read for the first time; its columns and its first rows are known.
  package let input: IncidentInput
  private let spool: Spool
  private let check: Check
  private let options: IncidentOptions
  private let format: FindingFormat?

  private final class Check { var utf8 = UTF8Check() }

  /// Opens the incidents of a stream.
  ///
  /// - Parameter format: The form in which findings will be written; nil for that of the input.
  /// - Throws: ``ReadError``, as `IncidentInput`.
  package init(
    _ stream: InputStream, options: IncidentOptions = IncidentOptions(), format: FindingFormat? = nil
  ) throws(ReadError) {
    var options = options
    options.isConverted = try stream.isConverted
    let spool = Spool(for: stream.name)
    let check = Check()
    input = try IncidentInput(name: stream.name, options: options, format: format) {
      count throws(ReadError) in
      let bytes = try stream.next(atMost: count)
      if !bytes.isEmpty { try spool.append(bytes) }
      check.utf8.add(bytes[...])
      return bytes
    }
    (self.spool, self.check, self.options, self.format) = (spool, check, options, format)
  }

  /// Reads all incidents once, and opens them once more.
  ///
  /// - Parameter consume: Takes what becomes of each piece, in the order of the input.
  /// - Throws: ``ReadError``, and what `consume` throws.
  package func surveyed<Work: IncidentWork>(
    by work: Work, _ consume: (Work.Piece) throws -> Void
  ) throws -> IncidentInput {
    try input.forEachPiece(work, isSlow: false, consume)
    var again = try IncidentInput(name: input.name, options: options, format: format) {
      count throws(ReadError) in
      try spool.next(atMost: count)
    }
    if options.takesEncoding, let note = check.utf8.note, !again.notes.contains(note) {
      again.notes.append(note)
    }
    return again
  }
}

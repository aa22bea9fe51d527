/// A fault in an agreement's file: where it is, and what was expected.
package struct AgreementError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name of the file, or `standard input`.
  package var file: String
  /// The line of the file, from 1; nil for the file as a whole.
  package var line: Int?
  /// The field: `obligations[2].zone`; nil for none.
  package var field: String?
  /// The fault, and what to do about it.
  package var problem: String

  /// One sentence: where, what is wrong, and what to do.
  package var description: String {
    let place = [file, line.map { "line \($0)" }, field].compactMap(\.self).joined(separator: ", ")
    return "\(place): \(problem)"
  }
}

/// What is wrong with an agreement's file, or with a zone or a column that it names: where, and what was expected.
public struct AgreementError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  package var file: String
  /// The line of the file, from 1; nil for the file as a whole.
  public var line: Int?
  /// The field: `obligations[2].zone`; nil for none.
  public var field: String?
  /// What is wrong, and what to do about it.
  package var problem: String

  /// One sentence: the file, the line and the field, what is wrong, and what to do.
  public var description: String {
    let place = [file, line.map { "line \($0)" }, field].compactMap(\.self).joined(separator: ", ")
    return "\(place): \(problem)"
  }
}

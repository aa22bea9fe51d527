/// What is wrong with an agreement's file: where, and what was expected.
public struct AgreementError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  package var file: String
  /// The line of the file, from 1; nil for the file as a whole.
  public var line: Int?
  /// The field: `obligations[2].zone`; nil for none.
  public var field: String?
  /// What is wrong, and what to do about it.
  public var problem: String

  /// One sentence.
  public var description: String {
    let place = [file, line.map { "line \($0)" }, field].compactMap(\.self).joined(separator: ", ")
    return "\(place): \(problem)"
  }
}

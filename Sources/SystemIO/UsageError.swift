/// A request that cannot be met as it was made: an option, a name or a value that means nothing here.
///
/// The description is one sentence that says what to give instead.
package struct UsageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence.
  package let description: String
  /// The exit status of sysexits for a wrong request.
  package static let exitCode: Int32 = 64

  /// An error of its sentence.
  package init(_ description: String) { self.description = description }
}

/// Where a text stops being JSON (RFC 8259), and why.
package struct JSONError: Error, Equatable {
  /// The index of the byte at fault, among those of the slice that was read.
  package var index: Int
  /// A clause: `a comma or the end of the list is missing`.
  package var problem: String
  /// Whether the text would be JSON if only it went on.
  package var isTruncated = false
}

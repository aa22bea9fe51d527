/// A reader of outside input, as fuzzers call it.
///
/// Whatever the bytes, it returns: what is wrong with them is an error, of which the message is made, too. Properties that
/// hold for all inputs are preconditions, which end the program.
package struct FuzzedReader: Sendable {
  /// The name, by which seeds and dictionaries are found, too.
  package let name: String
  /// Reads an input.
  package let read: @Sendable ([UInt8]) -> Void

  init(_ name: String, _ body: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.name = name
    read = { bytes in
      do { try body(bytes) } catch { _ = "\(error)" }
    }
  }

  /// All readers, by name.
  package static let all = tables + lines + texts
}

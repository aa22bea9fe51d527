internal import Synchronization

/// The SHA-256 of the bytes of an input, worked out when it is asked for: zones state it, and rows need none.
package final class InputDigest: Sendable, Hashable {
  private let state: Mutex<(bytes: [UInt8], digits: String?)>

  /// The digest of bytes, which are kept until it is asked for.
  package init(of bytes: [UInt8]) { state = Mutex((bytes, nil)) }

  /// The digest as 64 hexadecimal digits in lower case.
  package var digits: String {
    state.withLock { state in
      if let digits = state.digits { return digits }
      let digits = SHA256.hexDigest(of: state.bytes)
      state = ([], digits)
      return digits
    }
  }

  package static func == (a: InputDigest, b: InputDigest) -> Bool { a.digits == b.digits }

  package func hash(into hasher: inout Hasher) { hasher.combine(digits) }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
internal import CSystem

/// What the bytes of a text mean, by a name that the C library knows: `windows-1256`, `KOI8-R`, `UTF-16`.
package struct TextEncoding: Sendable, Hashable {
  package let name: String

  /// Nil for a name that the C library does not know.
  ///
  /// C function: `iconv_open`.
  package init?(named name: String) {
    // What follows slashes says what to do with signs that there are none for; there are none such in UTF-8.
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0 != "/" }) else { return nil }
    self.name = name
    guard (try? TextDecoder(self, file: "")) != nil else { return nil }
  }
}

/// Turns the bytes of a text into UTF-8, piece by piece.
///
/// It belongs to one thread at a time.
@safe package final class TextDecoder {
  private let converter: iconv_t
  private let encoding: TextEncoding
  private let file: String
  /// The first bytes of a character whose other bytes did not come yet.
  private var rest: [UInt8] = []
  /// How many lines were begun.
  private var line = 1

  /// - Parameter file: What messages call the text.
  /// - Throws: ``ReadError/format(file:seen:remedy:)`` for an encoding that the C library does not know.
  ///
  /// C function: `iconv_open`.
  package init(_ encoding: TextEncoding, file: String) throws(ReadError) {
    (self.encoding, self.file) = (encoding, file)
    guard let opened = unsafe iconv_open("UTF-8", encoding.name), Int(bitPattern: opened) != -1 else {
      throw .format(file: file, seen: "the encoding \(encoding.name) is unknown", remedy: "name another")
    }
    unsafe converter = opened
  }

  /// C function: `iconv_close`.
  deinit { _ = unsafe iconv_close(converter) }

  /// The next bytes of the text in UTF-8; none at its end.
  ///
  /// - Parameter read: Gives bytes in the encoding; none at their end.
  /// - Throws: ``ReadError/syntax(_:problem:remedy:)`` for bytes that are not of the encoding.
  package func next(from read: () throws(ReadError) -> [UInt8]) throws(ReadError) -> [UInt8] {
    while true {
      let piece = try read()
      if piece.isEmpty {
        if rest.isEmpty { return [] }
        throw fault("it ends in the middle of a character")
      }
      let text = try decoded(rest + piece)
      if !text.isEmpty { return text }
    }
  }

  /// C function: `iconv`.
  private func decoded(_ bytes: [UInt8]) throws(ReadError) -> [UInt8] {
    var text: [UInt8] = []
    var taken = 0
    while taken < bytes.count {
      // A character has at most four bytes in UTF-8, and at least one in the encoding.
      let room = (bytes.count - taken) * 2 + 16
      var code: Int32 = 0
      var used = 0
      text += unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
        unsafe bytes[taken...].withUnsafeBytes { source in
          // iconv does not write to its input; its declaration only lacks the const.
          var input = unsafe UnsafeMutablePointer(
            mutating: source.bindMemory(to: CChar.self).baseAddress)
          var left = source.count
          var target = unsafe UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
          var free = room
          let result = unsafe iconv(converter, &input, &left, &target, &free)
          code = result == -1 ? errno : 0
          used = source.count - left
          count = room - free
        }
      }
      taken += used
      if code == EINVAL { break }
      if code != 0, code != E2BIG {
        line += text.count { $0 == 0x0A }
        let seen = bytes[taken...].prefix(4).map { String($0, radix: 16, uppercase: true) }
        throw fault("the bytes \(seen.joined(separator: " ")) are not of \(encoding.name)")
      }
    }
    line += text.count { $0 == 0x0A }
    rest = Array(bytes[taken...])
    return text
  }

  private func fault(_ problem: String) -> ReadError {
    .syntax(
      ReadError.Place(file: file, line: line, column: nil), problem: problem,
      remedy: "give the encoding that it is in")
  }
}

internal import SystemIO
internal import TextFormats
internal import Yams

/// The text of an agreement, as a tree of nodes that is no larger than the text.
enum YAMLText {
  /// The most bytes that an agreement may have.
  static let limit = 1 << 20
  /// The most aliases that a file may have. Twenty stand for some thousand values at most, however they are nested.
  private static let mostAliases = 20

  /// The root of a file's one document.
  static func root(path: String, file: String) throws -> Node {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try InputFile.bytes(of: path, atMost: limit)
    } catch {
      if case .tooLarge = error {
        throw AgreementError(
          file: file,
          problem:
            "the file is larger than 1 MiB, or has no end; give an agreement, and keep tables in files that it names"
        )
      }
      throw error
    }
    return try root(bytes, file: file)
  }

  static func root(_ bytes: [UInt8], file: String) throws -> Node {
    if let encoding = wideEncoding(bytes) {
      throw ReadError.encoding(file: file, name: encoding)
    }
    // A byte-order mark, or a mark of direction that came along with a copied name, is not YAML's.
    let bytes = InvisibleMarks.mayOccur(in: bytes) ? InvisibleMarks.removed(from: bytes) : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = lineOfFault(bytes)
      throw AgreementError(
        file: file, line: line,
        problem: "the text is not UTF-8; convert it, as with ‘iconv -f WINDOWS-1256 -t UTF-8’")
    }
    try refuseAliases(bytes, file: file)
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw AgreementError(
          file: file, problem: "the file is empty; give an agreement, beginning with its title")
      }
      return root
    } catch let error as YamlError {
      throw Self.error(error, file: file)
    }
  }

  private static func wideEncoding(_ bytes: [UInt8]) -> String? {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? "UTF-16" : nil
  }

  private static func lineOfFault(_ bytes: [UInt8]) -> Int {
    var line = 1
    for piece in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: piece, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }

  /// Refuses more aliases than the limit. An alias may stand for values with aliases, so that a page of them would fill
  /// any memory.
  private static func refuseAliases(_ bytes: [UInt8], file: String) throws {
    let openers = Set(" \t\n\r[{,:-?".utf8)
    var previous = UInt8(ascii: "\n")
    var (line, count) = (1, 0)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A { line += 1 }
      if byte == UInt8(ascii: "*"), openers.contains(previous), index + 1 < bytes.count,
        bytes[index + 1] > 0x20
      {
        count += 1
        if count > mostAliases {
          throw AgreementError(
            file: file, line: line,
            problem:
              "the file has more than 20 YAML aliases, which may expand without end; write the values out")
        }
      }
      previous = byte
    }
  }

  private static func error(_ error: YamlError, file: String) -> AgreementError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      AgreementError(
        file: file, line: mark.line,
        problem: "this is not YAML (\(problem)); correct it at or before this line")
    case .duplicatedKeysInMapping(let duplicates, let context):
      AgreementError(
        file: file, line: context.mark.line,
        problem: "‘\(duplicates.sorted().joined(separator: "’, ‘"))’ is given twice; give it once")
    case .reader(let problem, _, _, _):
      AgreementError(file: file, problem: "this is not YAML (\(problem)); remove control characters")
    default: AgreementError(file: file, problem: "this is not YAML; correct it")
    }
  }
}

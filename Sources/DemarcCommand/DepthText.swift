import Geometry

/// A depth `20km` or a range of depths `15km..20km`, as the command line has them.
enum DepthText {
  /// The depth, or both depths of a range.
  ///
  /// - Throws: ``Failure/Usage``, which names the option.
  static func lengths(_ text: String, option: String) throws -> (from: Length, to: Length?) {
    guard let dots = firstDots(in: text) else { return (try Length(option: option, text), nil) }
    let from = try Length(option: option, String(text[..<dots]))
    let to = try Length(option: option, String(text[text.index(dots, offsetBy: 2)...]))
    return (from, to)
  }

  private static func firstDots(in text: String) -> String.Index? {
    zip(text.indices, text.indices.dropFirst()).first { text[$0] == "." && text[$1] == "." }?.0
  }
}

extension Length {
  /// The length that an option has.
  ///
  /// - Throws: ``Failure/Usage``, which names the option and says what is wanted.
  init(option: String, _ text: String) throws {
    do throws(LengthError) {
      try self.init(parsing: text)
    } catch {
      throw Failure.Usage("--\(option) \(error)")
    }
  }
}

/// Options that take one of some words.
enum Choice {
  /// The value of a word.
  ///
  /// - Throws: ``Failure/Usage``, which lists the words there are.
  static func of<Value: RawRepresentable<String> & CaseIterable>(
    _ word: String, option: String
  ) throws -> Value {
    guard let value = Value(rawValue: word) else {
      let words = Value.allCases.map(\.rawValue)
      let list = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
      throw Failure.Usage("--\(option) ‘\(word)’ is not known; give \(list)")
    }
    return value
  }
}

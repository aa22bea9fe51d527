internal import Geometry
internal import SystemIO

/// Reads values of options with messages that name the option.
enum OptionText {
  /// The value that a reader makes of a text.
  ///
  /// - Throws: `UsageError`, which names the option and says what is wrong with the text.
  static func value<Value, Fault: Error>(
    _ text: String, of option: String, _ read: (String) throws(Fault) -> Value
  ) throws(UsageError) -> Value {
    do throws(Fault) {
      return try read(text)
    } catch {
      let sentence = "\(error)"
      throw UsageError("--\(option)\(sentence.hasPrefix("‘") ? "" : ":") \(sentence)")
    }
  }

  /// The length of an option, with its unit.
  ///
  /// - Throws: `UsageError`, which names the option.
  static func length(_ text: String, of option: String) throws(UsageError) -> Length {
    try value(text, of: option) { text throws(LengthError) in try Length(parsing: text) }
  }
}

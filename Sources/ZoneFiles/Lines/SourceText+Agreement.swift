internal import TextFormats

extension SourceText {
  /// Whether a row at the beginning is a member of an agreement in YAML.
  var isAgreement: Bool {
    String(decoding: bytes.prefix(4096), as: UTF8.self).split(whereSeparator: \.isNewline)
      .contains { ["zones:", "obligations:"].contains(String($0.prefix { $0 != " " })) }
  }
}

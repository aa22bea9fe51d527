package import TextFormats

/// A value that is written before an incident's own.
package enum FindingValue: Sendable, Hashable {
  /// A text; an empty one is an empty field, and null in JSON.
  case text(String)
  /// A number with at most a number of decimals; nothing where it is not finite.
  case number(Double, decimals: Int)
  /// With all its decimals, as distances are written.
  case fixed(Double, decimals: Int)
}

/// Columns of texts and numbers, for findings that are a value for each.
package struct ValueColumns: FindingColumns {
  package let names: [String]

  package let saysWhatWasRead: Bool

  /// Columns by their names, without a prefix.
  ///
  /// - Parameter saysWhatWasRead: Whether what was read is among them, where it has to be.
  package init(_ names: [String], saysWhatWasRead: Bool = false) {
    (self.names, self.saysWhatWasRead) = (names, saysWhatWasRead)
  }

  package func append(_ finding: [FindingValue], to bytes: inout [UInt8], _ style: FieldStyle) {
    for (index, value) in finding.enumerated() {
      if index > 0 { bytes.append(style.delimiter) }
      switch value {
      case .text(let text): style.append(text, to: &bytes)
      case .number(let number, let decimals):
        style.append(number, decimals: decimals, keepsZeros: false, to: &bytes)
      case .fixed(let number, let decimals):
        style.append(number, decimals: decimals, keepsZeros: true, to: &bytes)
      }
    }
  }

  /// Adds the values; `null` where there is none.
  package func add(_ finding: [FindingValue], to json: inout JSONWriter, prefix: String) {
    for (name, value) in zip(names, finding) {
      switch value {
      case .text(let text):
        json.name(prefix + name)
        if text.isEmpty { json.value(Double?.none) } else { json.value(text) }
      case .number(let number, let decimals), .fixed(let number, let decimals):
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        json.member(prefix + name, (number * scale).rounded() / scale + 0)
      }
    }
  }
}

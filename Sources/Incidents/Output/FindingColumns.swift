package import TextFormats

/// The columns that findings of one kind are written in, before an incident's own.
package protocol FindingColumns: Sendable {
  associatedtype Finding: Sendable

  /// The names of the columns, without a prefix.
  var names: [String] { get }

  /// Whether they are as few as can be.
  var isBrief: Bool { get }

  /// Whether what was read is among them, where it has to be; if not, the columns of ``ReadingColumns`` are added.
  var saysWhatWasRead: Bool { get }

  /// Appends the values as fields of a table, with delimiters between them.
  func append(_ finding: Finding, to bytes: inout [UInt8], _ style: FieldStyle)

  /// Adds the values as properties of a feature, their names after a prefix.
  func add(_ finding: Finding, to json: inout JSONWriter, prefix: String)
}

extension FindingColumns {
  package var isBrief: Bool { false }
  package var saysWhatWasRead: Bool { false }
}

/// How the fields of a table are written.
package struct FieldStyle: Sendable {
  /// The byte that separates the fields of a table.
  package let delimiter: UInt8
  /// The decimal mark of numbers in a table.
  package let mark: UInt8

  /// A field, in quotes if it needs them.
  package func quoted(_ field: [UInt8]) -> [UInt8] { CSVDialect.quoted(field, delimiter: delimiter) }

  /// Appends a text, in quotes if it needs them.
  package func append(_ text: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += text.utf8
    let quote = UInt8(ascii: "\"")
    for byte in bytes[start...] where byte == delimiter || byte == quote || byte == 0x0A || byte == 0x0D {
      let field = Array(bytes[start...])
      bytes.replaceSubrange(start..., with: quoted(field))
      return
    }
  }

  /// Appends a number, in quotes if its decimal mark is the delimiter.
  package func append(_ number: Double, decimals: Int, keepsZeros: Bool, to bytes: inout [UInt8]) {
    if delimiter == mark {
      var digits: [UInt8] = []
      DecimalText.append(number, decimals: decimals, mark: mark, keepsZeros: keepsZeros, to: &digits)
      bytes += quoted(digits)
    } else {
      DecimalText.append(number, decimals: decimals, mark: mark, keepsZeros: keepsZeros, to: &bytes)
    }
  }
}

package import Geometry
internal import SystemIO
internal import TextFormats
package import Zones

/// What `check` says of one row.
package enum Finding: Sendable, Hashable {
  /// The row was judged; the note, if any, says what was assumed of it.
  case judged(Assessment, place: Coordinate, note: String)
  /// The row cannot be read, and why.
  case invalid(reason: String)
}

/// Writes findings as the columns that go before a table's own.
struct FindingColumns {
  var delimiter: UInt8
  /// The decimal mark of the table.
  var mark: UInt8
  var verdictOnly: Bool

  static let names = ["verdict", "doubt", "distance_m", "side", "chainage_m", "p_core", "p_zone", "reason"]

  var names: [String] { verdictOnly ? [Self.names[0]] : Self.names }

  func header(prefix: String) -> [UInt8] {
    Array(
      names.map { prefix + $0 }.map { String(decoding: quoted(Array($0.utf8)), as: UTF8.self) }
        .joined(separator: String(Unicode.Scalar(delimiter))).utf8)
  }

  /// Appends the fields of a finding, with the delimiters between them.
  func append(_ finding: Finding, to bytes: inout [UInt8]) {
    switch finding {
    case .invalid(let reason):
      bytes += "invalid".utf8
      guard !verdictOnly else { return }
      for _ in 0..<7 { bytes.append(delimiter) }
      bytes += quoted(Array(reason.utf8))
    case .judged(let assessment, _, let note):
      bytes += Self.word(assessment.verdict)
      guard !verdictOnly else { return }
      let placement = assessment.placement
      let hasFoot = placement.distance.isFinite
      bytes.append(delimiter)
      if !assessment.doubts.isEmpty { bytes += assessment.doubtText.utf8 }
      bytes.append(delimiter)
      number(placement.distance, decimals: 3, keepsZeros: true, to: &bytes)
      bytes.append(delimiter)
      bytes += Self.word(placement.side)
      bytes.append(delimiter)
      number(hasFoot ? placement.chainage : .nan, decimals: 3, keepsZeros: true, to: &bytes)
      bytes.append(delimiter)
      number(assessment.core, decimals: 4, keepsZeros: false, to: &bytes)
      bytes.append(delimiter)
      number(assessment.zone, decimals: 4, keepsZeros: false, to: &bytes)
      bytes.append(delimiter)
      if !note.isEmpty { bytes += quoted(Array(note.utf8)) }
    }
  }

  /// Writes the fields of an exact place of which there is no more to say, with the delimiters between them and one
  /// after them: what ``append(_:to:)`` writes of it.
  ///
  /// - Parameter row: With room for ``longestExact`` bytes. The decimal mark must not be the delimiter.
  @inline(__always)
  func append(exact placement: Placement, _ verdict: Verdict, to row: inout RowText) {
    row.append(verdict)
    row.append(delimiter)
    if verdict == .disputed { row.append("depth") }
    row.append(delimiter)
    row.append(placement.distance, decimals: 3, mark: mark, keepsZeros: true)
    row.append(delimiter)
    switch placement.side {
    case .left: row.append("left")
    case .right: row.append("right")
    case .on: row.append("on")
    }
    row.append(delimiter)
    row.append(placement.chainage, decimals: 3, mark: mark, keepsZeros: true)
    row.append(delimiter)
    row.append(placement.isInCore ? "1" : "0")
    row.append(delimiter)
    row.append(placement.isInZone ? "1" : "0")
    row.append(delimiter)
    row.append(delimiter)
  }

  /// More than two numbers, three words, four single bytes and eight delimiters.
  static let longestExact = 2 * DecimalText.longest + 48

  private static func word(_ verdict: Verdict) -> String.UTF8View {
    switch verdict {
    case .inside: "inside".utf8
    case .disputed: "disputed".utf8
    case .outside: "outside".utf8
    }
  }

  private static func word(_ side: Placement.Side) -> String.UTF8View {
    switch side {
    case .left: "left".utf8
    case .right: "right".utf8
    case .on: "on".utf8
    }
  }

  private func number(_ value: Double, decimals: Int, keepsZeros: Bool, to bytes: inout [UInt8]) {
    // The one mark that could need quotes is the decimal one.
    if delimiter == mark {
      var digits: [UInt8] = []
      DecimalText.append(value, decimals: decimals, mark: mark, keepsZeros: keepsZeros, to: &digits)
      bytes += quoted(digits)
    } else {
      DecimalText.append(value, decimals: decimals, mark: mark, keepsZeros: keepsZeros, to: &bytes)
    }
  }

  private func quoted(_ field: [UInt8]) -> [UInt8] { CSVDialect.quoted(field, delimiter: delimiter) }

  /// Why an input is refused that has a column by the name of one of demarc's.
  static func isTaken(_ name: String, file: String, prefix: String) -> ReadError {
    .format(
      file: file, seen: "it has a column ‘\(name)’ already",
      remedy: "give demarc's columns other names, as in --prefix \(prefix)demarc_")
  }
}

extension Assessment {
  /// What keeps the verdict from being plain, one word each, with a blank between; empty for a plain verdict.
  package var doubtText: String { doubts.map(\.rawValue).joined(separator: " ") }
}

public import Geometry
package import TextFormats
public import ZoneDoubt
public import Zones

/// The finding of `check` for one incident.
public enum Finding: Sendable, Hashable {
  /// The incident was judged; the note, empty for none, says what was assumed of it.
  case judged(Assessment, place: Coordinate, note: String)
  /// The verdict alone, where no more is asked for.
  case verdict(Verdict, place: Coordinate)
  /// The row cannot be read, and why.
  case invalid(reason: String)

  /// Where the incident is; nil for a row that cannot be read.
  package var place: Coordinate? {
    switch self {
    case .judged(_, let place, _), .verdict(_, let place): place
    case .invalid: nil
    }
  }

  /// The verdict; nil for a row that cannot be read.
  package var verdict: Verdict? {
    switch self {
    case .judged(let assessment, _, _): assessment.verdict
    case .verdict(let verdict, _): verdict
    case .invalid: nil
    }
  }
}

/// The columns of `check`.
package struct CheckColumns: FindingColumns {
  /// Whether only the verdict is written.
  package let verdictOnly: Bool

  private static let all = [
    "verdict", "doubt", "distance_m", "side", "chainage_m", "p_core", "p_zone", "reason",
  ]

  /// All columns, or the verdict alone.
  package init(verdictOnly: Bool = false) { self.verdictOnly = verdictOnly }

  package var isBrief: Bool { verdictOnly }

  package var names: [String] { verdictOnly ? [Self.all[0]] : Self.all }

  @inline(__always)
  package func append(_ finding: Finding, to bytes: inout [UInt8], _ style: FieldStyle) {
    switch finding {
    case .invalid(let reason):
      bytes += "invalid".utf8
      if verdictOnly { return }
      for _ in 1..<Self.all.count { bytes.append(style.delimiter) }
      style.append(reason, to: &bytes)
    case .verdict(let verdict, _): Self.append(verdict.word, to: &bytes)
    case .judged(let assessment, _, let note):
      if verdictOnly {
        Self.append(assessment.verdict.word, to: &bytes)
        return
      }
      append(assessment, to: &bytes, style)
      if !note.isEmpty { style.append(note, to: &bytes) }
    }
  }

  /// Appends all but the reason, with a delimiter after each. Written in one go, because most of the time of a table of
  /// distances goes into its numbers.
  private func append(_ assessment: Assessment, to bytes: inout [UInt8], _ style: FieldStyle) {
    let placement = assessment.placement
    let hasFoot = placement.distance.isFinite
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) { room in
      var row = unsafe TextBuffer(room)
      row.append(assessment.verdict.word)
      row.append(style.delimiter)
      for (index, doubt) in assessment.doubts.enumerated() {
        if index > 0 { row.append(UInt8(ascii: " ")) }
        row.append(doubt.word)
      }
      row.append(style.delimiter)
      Self.append(placement.distance, decimals: 3, keepsZeros: true, to: &row, style)
      row.append(placement.side.word)
      row.append(style.delimiter)
      Self.append(hasFoot ? placement.chainage : .nan, decimals: 3, keepsZeros: true, to: &row, style)
      Self.append(assessment.core, decimals: 4, keepsZeros: false, to: &row, style)
      Self.append(assessment.zone, decimals: 4, keepsZeros: false, to: &row, style)
      unsafe bytes.append(contentsOf: row.written)
    }
  }

  @inline(__always)
  private static func append(_ word: StaticString, to bytes: inout [UInt8]) {
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// More than four numbers in quotes, a verdict, a side, three doubts and seven delimiters.
  private static let longest = 4 * (DecimalText.longest + 2) + 64

  /// Appends a number and a delimiter; in quotes if it has a decimal mark that is the delimiter.
  @inline(__always)
  private static func append(
    _ number: Double, decimals: Int, keepsZeros: Bool, to row: inout TextBuffer, _ style: FieldStyle
  ) {
    var isQuoted = style.mark == style.delimiter && number.isFinite
    if isQuoted, !keepsZeros {
      let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
      isQuoted = (number * scale).rounded(.toNearestOrEven).truncatingRemainder(dividingBy: scale) != 0
    }
    if isQuoted { row.append(UInt8(ascii: "\"")) }
    row.append(number, decimals: decimals, mark: style.mark, keepsZeros: keepsZeros)
    if isQuoted { row.append(UInt8(ascii: "\"")) }
    row.append(style.delimiter)
  }

  package func add(_ finding: Finding, to json: inout JSONWriter, prefix: String) {
    switch finding {
    case .invalid(let reason):
      json.member(prefix + "verdict", "invalid")
      if !verdictOnly { json.member(prefix + "reason", reason) }
    case .verdict(let verdict, _): json.member(prefix + "verdict", verdict.rawValue)
    case .judged(let assessment, _, let note):
      json.member(prefix + "verdict", assessment.verdict.rawValue)
      if verdictOnly { return }
      json.add(assessment, prefix: prefix)
      json.member(prefix + "reason", ifAny: note.isEmpty ? nil : note)
    }
  }
}

// The words of findings, as texts that take no time to make.

extension Verdict {
  fileprivate var word: StaticString {
    switch self {
    case .inside: "inside"
    case .disputed: "disputed"
    case .outside: "outside"
    }
  }
}

extension Placement.Side {
  fileprivate var word: StaticString {
    switch self {
    case .left: "left"
    case .right: "right"
    case .on: "on"
    }
  }
}

extension Doubt {
  fileprivate var word: StaticString {
    switch self {
    case .depth: "depth"
    case .position: "position"
    case .line: "line"
    }
  }
}

extension Assessment {
  /// What keeps the verdict from being plain, one word each, with a blank between; empty for a plain verdict.
  package var doubtText: String { doubts.map(\.rawValue).joined(separator: " ") }
}

extension JSONWriter {
  /// Adds an assessment without its verdict; what is unknown is `null`.
  package mutating func add(_ assessment: Assessment, prefix: String = "", includingFoot: Bool = false) {
    let placement = assessment.placement
    let hasFoot = placement.distance.isFinite
    name(prefix + "doubt")
    if assessment.doubts.isEmpty { value(Double?.none) } else { value(assessment.doubtText) }
    member(prefix + "distance_m", rounded(placement.distance, 1e3))
    member(prefix + "side", placement.side.rawValue)
    member(prefix + "chainage_m", hasFoot ? rounded(placement.chainage, 1e3) : nil)
    if includingFoot {
      member(prefix + "foot_latitude", hasFoot ? rounded(placement.foot.latitude, 1e9) : nil)
      member(prefix + "foot_longitude", hasFoot ? rounded(placement.foot.longitude, 1e9) : nil)
    }
    member(prefix + "p_core", rounded(assessment.core, 1e4))
    member(prefix + "p_zone", rounded(assessment.zone, 1e4))
  }

  private func rounded(_ value: Double, _ scale: Double) -> Double {
    let scaled = (value * scale).rounded() / scale
    return scaled == 0 ? 0 : scaled
  }
}

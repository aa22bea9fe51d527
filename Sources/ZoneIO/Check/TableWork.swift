internal import Geometry
internal import Zones

/// What became of a piece of the input.
struct WorkedPiece: Sendable {
  var bytes: [UInt8] = []
  var summary = CheckSummary()
  /// Why the rows after these were not worked at.
  var failure: ReadError?
}

/// Judges the rows of a piece of a table and writes them as rows.
///
/// Rows without quotes whose coordinates are plain numbers are read in place. All others are read by ``CSVScanner`` and
/// ``Incident``, and come out the same.
struct TableWork: Sendable {
  let judge: RowJudge
  let findings: FindingColumns
  let scanner: CSVScanner

  private var options: CheckOptions { judge.options }

  func work(_ piece: CSVPiece) -> WorkedPiece {
    var result = WorkedPiece()
    result.bytes.reserveCapacity(piece.range.count * (findings.verdictOnly ? 5 : 8) / 4)
    var counts = QuickCounts()
    let index = findings.verdictOnly ? judge.index.ifWorthwhile() : nil
    let quick = QuickColumns(judge, newline: scanner.newline, delimiter: scanner.delimiter)
    var at = piece.range.lowerBound
    var line = piece.line
    unsafe piece.bytes.withUnsafeBufferPointer { bytes in
      while at < piece.range.upperBound {
        if let quick, let row = unsafe quick.row(bytes, at, piece.range.upperBound) {
          if let index, let verdict = quick.verdict(of: row.place, index) {
            counts.add(verdict)
            result.bytes += FindingColumns.word(verdict)
          } else {
            let incident = Incident(place: row.place, accuracy: .known(quick.radius))
            findings.append(judge.finding(of: incident, &result.summary), to: &result.bytes)
          }
          result.bytes.append(scanner.delimiter)
          unsafe result.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<row.next]))
          at = row.next
          line += 1
        } else if !slowRow(piece, &at, &line, &result) {
          return
        }
      }
    }
    counts.add(to: &result.summary)
    judge.index.count(result.summary.rows)
    return result
  }

  /// Any row; false where the work is to end.
  private func slowRow(_ piece: CSVPiece, _ at: inout Int, _ line: inout Int, _ result: inout WorkedPiece)
    -> Bool
  {
    guard let found = scanner.row(in: piece.bytes, from: at, isLast: piece.isLast) else { return false }
    let row = CSVRow(
      bytes: piece.bytes[at..<found.end], ending: piece.bytes[found.end..<found.next], fields: found.fields,
      line: line, hasOpenQuote: found.hasOpenQuote)
    for byte in piece.bytes[at..<found.next] where byte == scanner.newline { line += 1 }
    at = found.next
    if row.isEmpty {
      result.summary.emptyLines += 1
    } else {
      do throws(ReadError) {
        let finding = try judge.finding(
          of: IncidentRow(source: .row(row), names: judge.columns.names), &result.summary)
        findings.append(finding, to: &result.bytes)
      } catch {
        result.failure = error
        return false
      }
      result.bytes.append(scanner.delimiter)
      result.bytes += row.bytes
    }
    result.bytes += row.ending
    return true
  }
}

/// Verdicts counted without a dictionary.
private struct QuickCounts {
  private var inside = 0
  private var disputed = 0
  private var outside = 0

  @inline(__always)
  mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .inside: inside += 1
    case .disputed: disputed += 1
    case .outside: outside += 1
    }
  }

  /// A verdict that needs no distance is disputed by the depth alone.
  func add(to summary: inout CheckSummary) {
    summary.rows += inside + disputed + outside
    for (verdict, count) in [(Verdict.inside, inside), (.disputed, disputed), (.outside, outside)]
    where count > 0 {
      summary.verdicts[verdict, default: 0] += count
    }
    if disputed > 0 { summary.doubts[.depth, default: 0] += disputed }
  }
}

/// What it takes to read most rows in place: two columns of plain coordinates, and one accuracy for all.
private struct QuickColumns {
  let radius: Length
  private let latitude: Int
  private let longitude: Int
  private let count: Int
  private let newline: UInt8
  private let delimiter: UInt8
  private let suspicion: PlaceSuspicion?

  /// Nil where rows have to be looked at with more care.
  init?(_ judge: RowJudge, newline: UInt8, delimiter: UInt8) {
    guard case .pair(let latitude, let longitude) = judge.columns.position, newline == 0x0A,
      judge.options.decimalMark != UInt8(ascii: ",")
    else { return nil }
    switch judge.columns.accuracy {
    case .exact: radius = .meters(0)
    case .fixed(let length): radius = length
    case .meters, .codes, .geopoint: return nil
    }
    self.latitude = latitude
    self.longitude = longitude
    self.newline = newline
    self.delimiter = delimiter
    count = judge.columns.names.count
    suspicion = judge.suspicion
  }

  /// The place of a row, and where the next row begins; nil for a row to be looked at with more care.
  @inline(__always)
  func row(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (place: Coordinate, next: Int)? {
    var at = start
    var field = 0
    var fieldStart = start
    var north: Range<Int>?
    var east: Range<Int>?
    while true {
      guard at < end else { return nil }
      let byte = unsafe bytes[at]
      if byte == UInt8(ascii: "\"") { return nil }
      if byte == delimiter || byte == newline {
        if field == latitude { north = fieldStart..<at }
        if field == longitude { east = fieldStart..<at }
        field += 1
        if byte == newline { break }
        fieldStart = at + 1
      }
      at += 1
    }
    guard field == count, let north, let east, let y = unsafe DecimalDegrees.value(bytes, north),
      let x = unsafe DecimalDegrees.value(bytes, east), abs(y) <= 90, abs(x) <= 360
    else { return nil }
    return (Coordinate(latitude: y, longitude: x), at + 1)
  }

  /// The verdict, if the index knows it and the place looks as it should.
  @inline(__always)
  func verdict(of place: Coordinate, _ index: ZoneIndex) -> Verdict? {
    guard radius.meters == 0, let verdict = index.known(place) else { return nil }
    if let suspicion, !suspicion.isPlain(place, verdict, index) { return nil }
    return verdict
  }
}

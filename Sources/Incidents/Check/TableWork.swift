internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats
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
    guard let system = judge.columns.system else { return work(piece, by: nil) }
    do throws(CRSError) {
      return try system.withOpened { work(piece, by: $0) }
    } catch {
      return WorkedPiece(failure: .crs(file: judge.file, problem: error.description))
    }
  }

  /// - Parameter opened: What brings positions of another system to WGS 84, open for this thread.
  private func work(_ piece: CSVPiece, by opened: OpenedTransformation?) -> WorkedPiece {
    var result = WorkedPiece()
    result.bytes.reserveCapacity(piece.range.count * (findings.verdictOnly ? 5 : 8) / 4)
    var counts = QuickCounts()
    let quick = QuickColumns(judge, opened, newline: scanner.newline, delimiter: scanner.delimiter)
    let exact = quick.flatMap { QuickJudge(judge, findings, $0.radius) }
    var at = piece.range.lowerBound
    var line = piece.line
    unsafe piece.bytes.withUnsafeBufferPointer { bytes in
      unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FindingColumns.longestExact) { room in
        while at < piece.range.upperBound {
          if let quick, let row = unsafe quick.row(bytes, at, piece.range.upperBound) {
            var text = unsafe RowText(room)
            if let verdict = exact?.write(row, by: opened, to: &text) {
              counts.add(verdict)
              unsafe result.bytes.append(contentsOf: text.written)
            } else {
              let incident = Incident(place: row.place, written: row.written, accuracy: quick.radius)
              findings.append(judge.finding(of: incident, &result.summary, by: opened), to: &result.bytes)
              result.bytes.append(scanner.delimiter)
            }
            unsafe result.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<row.next]))
            at = row.next
            line += 1
          } else if !slowRow(piece, &at, &line, &result, by: opened) {
            return
          }
        }
      }
    }
    counts.add(to: &result.summary)
    judge.count(result.summary.rows)
    return result
  }

  /// Any row; false where the work is to end.
  private func slowRow(
    _ piece: CSVPiece, _ at: inout Int, _ line: inout Int, _ result: inout WorkedPiece,
    by opened: OpenedTransformation?
  ) -> Bool {
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
          of: IncidentRow(source: .row(row), names: judge.columns.names), &result.summary, by: opened)
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

/// Judges exact places of which there is no more to say than where they lie, and leaves all others.
private struct QuickJudge {
  private let findings: FindingColumns
  private let judge: Judge
  private let index: ZoneIndex?
  private let suspicion: PlaceSuspicion?
  /// Whether the line is exact, too; if not, the index alone can tell, by its margin.
  private let isLineExact: Bool

  /// Nil where probabilities are to be found, or numbers may need quotes.
  init?(_ row: RowJudge, _ findings: FindingColumns, _ radius: Length) {
    isLineExact = row.assessor.lineAccuracy.isExact
    index = findings.verdictOnly ? row.index.made() : nil
    guard radius.meters == 0, isLineExact || index != nil, findings.delimiter != findings.mark else {
      return nil
    }
    self.findings = findings
    judge = index?.judge ?? row.judge.made() ?? row.assessor.judge
    suspicion = row.suspicion
  }

  /// Writes what is to be said of a place, with a delimiter after it; nil, and nothing is to be taken as written, where
  /// there is more to say.
  @inline(__always)
  func write(_ read: QuickRow, by opened: OpenedTransformation?, to row: inout RowText) -> Verdict? {
    if findings.verdictOnly { return writeVerdict(read, by: opened, to: &row) }
    let placement = judge.placement(of: read.place)
    guard placement.distance.isFinite else { return nil }
    if let written = read.written, let opened {
      let doubt = suspicion?.doubt(about: written, at: read.place, placement, image: opened.coordinate)
      if doubt != nil { return nil }
    } else if suspicion?.doubt(about: read.place, placement) != nil {
      return nil
    }
    let verdict: Verdict = placement.isInCore ? .inside : placement.isInZone ? .disputed : .outside
    findings.append(exact: placement, verdict, to: &row)
    return verdict
  }

  @inline(__always)
  private func writeVerdict(
    _ read: QuickRow, by opened: OpenedTransformation?, to row: inout RowText
  ) -> Verdict? {
    let place = read.place
    guard let index, let verdict = index.known(place) ?? (isLineExact ? judge.verdict(of: place) : nil) else {
      return nil
    }
    if let suspicion {
      if let written = read.written, let opened {
        guard suspicion.isPlain(written, at: place, verdict, image: opened.coordinate) else { return nil }
      } else if !suspicion.isPlain(place, verdict, index) {
        return nil
      }
    }
    row.append(verdict)
    row.append(findings.delimiter)
    return verdict
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

/// A row that was read in place.
private struct QuickRow {
  var place: Coordinate
  /// The easting and northing that it states; nil where it states longitude and latitude.
  var written: SourcePosition?
  /// Where the next row begins.
  var next: Int
}

/// What it takes to read most rows in place: two columns of plain coordinates, and one accuracy for all.
private struct QuickColumns {
  let radius: Length
  private let latitude: Int
  private let longitude: Int
  private let count: Int
  private let newline: UInt8
  private let delimiter: UInt8
  /// What brings eastings and northings to WGS 84; nil for longitudes and latitudes.
  private let opened: OpenedTransformation?

  /// Nil where rows have to be looked at with more care.
  init?(_ judge: RowJudge, _ opened: OpenedTransformation?, newline: UInt8, delimiter: UInt8) {
    guard case .pair(let latitude, let longitude) = judge.columns.position, newline == 0x0A,
      judge.options.decimalMark != UInt8(ascii: ",")
    else { return nil }
    if opened != nil, !judge.columns.isProjected || judge.columns.decimalMark == UInt8(ascii: ",") {
      return nil
    }
    self.opened = opened
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
  }

  /// The place of a row, and where the next row begins; nil for a row to be looked at with more care.
  @inline(__always)
  func row(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> QuickRow? {
    var field = 0
    var fieldStart = start
    var north: Range<Int>?
    var east: Range<Int>?
    var next = -1
    var at = start
    while next < 0 {
      // The last bytes of all are for others.
      guard at + 8 <= bytes.count else { return nil }
      let word = unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self)
      var marks = marks(UInt64(littleEndian: word))
      while marks != 0 {
        let place = at + (marks.trailingZeroBitCount >> 3)
        let byte = unsafe bytes[place]
        if byte == Self.quote { return nil }
        if field == latitude { north = fieldStart..<place }
        if field == longitude { east = fieldStart..<place }
        field += 1
        fieldStart = place + 1
        if byte == newline {
          next = fieldStart
          break
        }
        marks &= marks - 1
      }
      at += 8
    }
    guard next <= end else { return nil }
    guard field == count, let north, let east, let y = unsafe DecimalDegrees.value(bytes, north),
      let x = unsafe DecimalDegrees.value(bytes, east)
    else { return nil }
    if let opened {
      let written = SourcePosition(x: x, y: y)
      return opened.coordinate(of: written).map { QuickRow(place: $0, written: written, next: next) }
    }
    guard abs(y) <= 90, abs(x) <= 360 else { return nil }
    return QuickRow(place: Coordinate(latitude: y, longitude: x), next: next)
  }

  /// The highest bit of each byte of a word that is a delimiter, a line end or a quote; all at once, because most bytes
  /// of a table are none of these.
  @inline(__always)
  private func marks(_ word: UInt64) -> UInt64 {
    // Of a byte that is not 0 the highest bit is set, or becomes so when the others are added to 0x7F.
    func others(_ byte: UInt8) -> UInt64 {
      let difference = word ^ (UInt64(byte) &* Self.ones)
      return ((difference & Self.lows) &+ Self.lows) | difference
    }
    return ~(others(delimiter) & others(newline) & others(Self.quote)) & ~Self.lows
  }

  private static let quote = UInt8(ascii: "\"")
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
}

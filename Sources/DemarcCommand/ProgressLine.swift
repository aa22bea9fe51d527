internal import Concurrency
internal import Synchronization
internal import SystemIO
internal import TextFormats
internal import ZoneBuilding

/// The progress of long work, on one line of a terminal that is overwritten and cleared at the end.
///
/// Nothing is written where standard error is not a terminal, where the results go to the same terminal, and in the
/// first half second.
struct ProgressLine {
  private let isWanted: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var isShown = false
  private static let clear = "\r\u{1B}[2K"

  /// Runs work on a stream, which reports its rows, and shows its progress.
  ///
  /// - Parameter output: The path of the results; nil or `-` for standard output.
  static func during<Result>(
    _ stream: InputStream, to output: String?, _ work: (_ progress: (Int) -> Void) throws -> Result
  ) rethrows -> Result {
    var line = ProgressLine(writesToStandardOutput: output == nil || output == "-")
    defer { line.end() }
    return try work { rows in
      line.show(rows, "rows", share: stream.size.map { Double(stream.position) / Double($0) })
    }
  }

  /// Runs work on a number of things, which reports how many are done, and shows its progress.
  ///
  /// - Parameters:
  ///   - noun: The things, in the plural.
  ///   - output: The path of the results; nil or `-` for standard output.
  static func during<Result>(
    _ count: Int, _ noun: String, to output: String?, _ work: (_ progress: (Int) -> Void) throws -> Result
  ) rethrows -> Result {
    var line = ProgressLine(writesToStandardOutput: output == nil || output == "-")
    defer { line.end() }
    return try work { done in line.show(done, noun, share: Double(done) / Double(max(1, count))) }
  }

  /// Builds a zone, which may take minutes, and shows how far it has come.
  ///
  /// - Parameter output: The path of the results; nil or `-` for standard output.
  static func duringZone<Result, Failure: Error>(
    to output: String?, _ work: (_ gauge: WorkGauge) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let gauge = WorkGauge()
    let line = ProgressLine(writesToStandardOutput: output == nil || output == "-")
    guard line.isWanted else { return try work(gauge) }
    let shown = Mutex(line)
    defer { shown.withLock { $0.end() } }
    return try Parallel.watched(every: 500) {
      shown.withLock { $0.show(gauge) }
    } _: { () throws(Failure) in
      try work(gauge)
    }
  }

  private init(writesToStandardOutput: Bool) {
    isWanted = Program.hasErrorTerminal && !(writesToStandardOutput && Program.hasOutputTerminal)
    start = clock.now
    next = start + .milliseconds(500)
  }

  /// Shows what is done, and the time that is left if a share of the work is known.
  private mutating func show(_ done: Int, _ noun: String, share: Double?) {
    guard isWanted, clock.now >= next else { return }
    next = clock.now + .milliseconds(200)
    isShown = true
    let seconds = Self.seconds(since: start, clock)
    var words = "\(Double(done).grouped(0)) \(noun), \((Double(done) / seconds).grouped(0)) a second"
    if let share, share > 0, share < 1 {
      let left = seconds / share * (1 - share)
      words +=
        ", \((share * 100).fixed(0)) %, \(left < 90 ? "\(left.fixed(0)) s" : "\((left / 60).fixed(0)) min") left"
    }
    Self.put("\(Self.clear)demarc: \(words)")
  }

  /// Shows the stage of a zone, for how long it has been built, and the share of its vertices that are checked.
  private mutating func show(_ gauge: WorkGauge) {
    isShown = true
    let (stage, done, total) = gauge.reading
    var words: String
    switch ZoneStage(rawValue: stage) {
    case .outlines: words = "joining limits to outlines (2 of 3)"
    case .certificate:
      words = "checking outlines (3 of 3)"
      if total > 0 {
        words +=
          ", \((Double(done) / Double(total) * 100).fixed(0)) % of \(Double(total).grouped(0)) vertices"
      }
    default: words = "looking for limits (1 of 3)"
    }
    Self.put("\(Self.clear)demarc: \(words), \(Self.seconds(since: start, clock).fixed(0)) s")
  }

  private func end() { if isShown { Self.put(Self.clear) } }

  static func seconds(since start: ContinuousClock.Instant, _ clock: ContinuousClock) -> Double {
    let (seconds, attoseconds) = (clock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  private static func put(_ text: String) { Program.writeError(text) }
}

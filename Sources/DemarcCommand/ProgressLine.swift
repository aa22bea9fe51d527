internal import SystemIO
internal import TextFormats

/// How far a long work has come, on one line of a terminal that is written over and cleared at the end.
///
/// Nothing is written where standard error is no terminal, where the results go to the same terminal, and in
/// the first half second.
struct ProgressLine {
  private let isWanted: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var isShown = false
  private static let clear = "\r\u{1B}[2K"

  /// - Parameter writesToStandardOutput: Whether the results go to standard output.
  init(writesToStandardOutput: Bool) {
    isWanted = Program.hasErrorTerminal && !(writesToStandardOutput && Program.hasOutputTerminal)
    start = clock.now
    next = start + .milliseconds(500)
  }

  /// Shows the rows, and the time that is left if a share of the work is known.
  mutating func show(rows: Int, share: Double?) {
    guard isWanted, clock.now >= next else { return }
    next = clock.now + .milliseconds(200)
    isShown = true
    let seconds = Self.seconds(since: start, clock)
    var words = "\(Double(rows).grouped(0)) rows, \((Double(rows) / seconds).grouped(0)) a second"
    if let share, share > 0, share <= 1 {
      let left = seconds / share * (1 - share)
      words +=
        ", \((share * 100).fixed(0)) %, \(left < 90 ? "\(left.fixed(0)) s" : "\((left / 60).fixed(0)) min") left"
    }
    Self.put("\(Self.clear)demarc: \(words)")
  }

  /// Clears the line.
  func end() { if isShown { Self.put(Self.clear) } }

  /// The seconds since a moment.
  static func seconds(since start: ContinuousClock.Instant, _ clock: ContinuousClock) -> Double {
    let (seconds, attoseconds) = (clock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  private static func put(_ text: String) { Program.writeError(text) }
}

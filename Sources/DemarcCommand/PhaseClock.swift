internal import SystemIO
internal import TextFormats

/// Where the time goes, for `tools/benchmark`: with DEMARC_TIMING set, each phase in milliseconds on standard
/// error.
struct PhaseClock {
  private let isWanted = Program.environment("DEMARC_TIMING") != nil
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private var phases: [String] = []

  init() { last = clock.now }

  /// Ends a phase, and gives it the name that the report will show.
  mutating func mark(_ phase: String) {
    guard isWanted else { return }
    let now = clock.now
    let (seconds, attoseconds) = (now - last).components
    let milliseconds = Double(seconds) * 1000 + Double(attoseconds) * 1e-15
    phases.append("\(phase) \(milliseconds.fixed(3)) ms")
    last = now
  }

  /// Says all phases on one line.
  func report() {
    guard isWanted else { return }
    Failure.say("timing: \(phases.joined(separator: ", "))")
  }
}

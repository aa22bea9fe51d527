/// What was found on one zone.
struct AccuracyReport: Sendable {
  let name: String
  let tolerance: Double
  /// The largest distance of an offset limit from where it should be, in metres.
  var worst = 0.0
  /// How many places of outlines were measured.
  var outlineSamples = 0
  /// How many places were judged by polygon and by oracle.
  var places = 0
  /// Seconds that building took, and checking.
  var buildSeconds = 0.0
  var checkSeconds = 0.0
  /// The first failures in words.
  private(set) var failures: [String] = []
  private(set) var failureCount = 0

  init(name: String, tolerance: Double) {
    self.name = name
    self.tolerance = tolerance
  }

  var passed: Bool { failureCount == 0 }

  mutating func fail(_ words: String) {
    failureCount += 1
    if failures.count < 4 { failures.append(words) }
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 100).rounded() / 100 }

  /// One line: result, figures, case, and the failures below.
  var line: String {
    let worst = String(Int(self.worst / tolerance * 1000 + 0.5))
    let counts = "\(outlineSamples) outline, \(places) places, built in \(Self.rounded(buildSeconds)) s, checked in \(Self.rounded(checkSeconds)) s"
    let head = "\(passed ? "ok  " : "FAIL") worst \(worst)/1000 t  \(counts)  \(name)"
    return passed
      ? head : head + "\n       \(failureCount) failures: " + failures.joined(separator: "\n       ")
  }
}

/// What was found on one zone.
package struct AccuracyReport: Sendable {
  package let name: String
  package let tolerance: Double
  /// The largest distance of an offset limit from where it should be, in metres.
  package var worst = 0.0
  /// How many places of outlines were measured.
  package var outlineSamples = 0
  /// How many places were judged by polygon and by oracle.
  package var places = 0
  /// Seconds that building took, and checking.
  package var buildSeconds = 0.0
  package var checkSeconds = 0.0
  /// The first failures in words.
  package private(set) var failures: [String] = []
  package private(set) var failureCount = 0

  package init(name: String, tolerance: Double) {
    self.name = name
    self.tolerance = tolerance
  }

  package var passed: Bool { failureCount == 0 }

  package mutating func fail(_ words: String) {
    failureCount += 1
    if failures.count < 4 { failures.append(words) }
  }

  /// One line: result, figures, case, and the failures below.
  package var line: String {
    let result = passed ? "ok  " : "FAIL"
    let share = (worst / tolerance * 1000).rounded() / 1000
    let samples = "\(outlineSamples) outline, \(places) places"
    let time = "built \(Self.rounded(buildSeconds)) s, checked \(Self.rounded(checkSeconds)) s"
    let head = "\(result) worst \(share) t  \(samples)  \(time)  \(name)"
    return passed
      ? head : head + "\n       \(failureCount) failures: " + failures.joined(separator: "\n       ")
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 100).rounded() / 100 }
}

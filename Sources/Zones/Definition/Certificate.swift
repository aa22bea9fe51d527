/// What was measured on a finished polygon, by code that does not share the builder's path.
public struct Certificate: Sendable, Hashable {
  /// The largest distance, over the samples, between the outline and the limit it stands for, in metres.
  public var maximumDeviation: Double
  /// A bound on that distance that holds between the samples too, in metres.
  public var deviationBound: Double
  /// How many places on the outline were measured.
  public var samples: Int
  /// How many places on the true limits were looked for on the outline.
  public var witnesses: Int

  package init(maximumDeviation: Double, deviationBound: Double, samples: Int, witnesses: Int) {
    self.maximumDeviation = maximumDeviation
    self.deviationBound = deviationBound
    self.samples = samples
    self.witnesses = witnesses
  }
}

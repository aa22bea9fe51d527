/// What was measured on a finished polygon, by code that does not share the builder's path.
package struct Certificate: Sendable, Hashable {
  /// The largest distance, over the samples, between the outline and the limit it stands for, in metres.
  package var maximumDeviation: Double
  /// A bound on that distance that holds between the samples too, in metres.
  package var deviationBound: Double
  /// How many places on the outline were measured.
  package var samples: Int
  /// How many places on the true limits were looked for on the outline.
  package var witnesses: Int

  package init(maximumDeviation: Double, deviationBound: Double, samples: Int, witnesses: Int) {
    self.maximumDeviation = maximumDeviation
    self.deviationBound = deviationBound
    self.samples = samples
    self.witnesses = witnesses
  }
}

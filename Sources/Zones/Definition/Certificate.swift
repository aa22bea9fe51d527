/// What was measured on the finished polygons of a zone, by code that does not share the builder's path.
///
/// It bounds how far the drawn outline is from the limits of the definition. That no limit is missing from the outline was
/// sampled, and is not proven.
public struct Certificate: Sendable, Hashable {
  /// The largest distance, over the samples, between the outline and the limit it stands for, in metres.
  public var maximumDeviation: Double
  /// A bound on that distance that holds between the samples too, in metres.
  public var deviationBound: Double
  /// The number of places of the outline at which the distance was measured; 0 for a zone without polygons.
  public var samples: Int
  /// The number of places of the true limits that were looked for on the outline, and found within three tolerances.
  public var witnesses: Int

  package init(maximumDeviation: Double, deviationBound: Double, samples: Int, witnesses: Int) {
    self.maximumDeviation = maximumDeviation
    self.deviationBound = deviationBound
    self.samples = samples
    self.witnesses = witnesses
  }
}

/// What was measured on the finished polygons of a zone, by code that does not share the builder's path.
///
/// It bounds how far the drawn outline is from the limits of the definition. Whether it is proven, too, that nothing is
/// missing depends on the kind of zone: see `proof` in the zone file.
public struct Certificate: Sendable, Hashable {
  /// The largest distance, over the samples, between the outline and the limit it stands for, in metres.
  public var maximumDeviation: Double
  /// A bound on that distance that holds between the samples too, in metres.
  public var deviationBound: Double
  /// The number of places of the outline at which the distance was measured; 0 for a zone without polygons.
  package var samples: Int
  /// The number of places of the true limits that were looked for on the outline, and found within three tolerances;
  /// 0 where the proof needs none.
  package var witnesses: Int
  /// What is shown of every place of the Earth.
  package var proof = Proof.sampled
  /// How many parts of the Earth were looked at, of each kind.
  package var cells = CellCounts()

  package init(maximumDeviation: Double, deviationBound: Double, samples: Int, witnesses: Int) {
    self.maximumDeviation = maximumDeviation
    self.deviationBound = deviationBound
    self.samples = samples
    self.witnesses = witnesses
  }

  /// What is shown of every place of the Earth, and not at samples.
  package enum Proof: String, Sendable {
    /// No place is in or out of the polygons that should not be, by more than the tolerance.
    case complete
    /// No place of the polygons is deeper than the zone by more than the tolerance; that no part is missing was sampled.
    case depth
    /// Nothing: files of older versions, and zones that would need too many cells.
    case sampled
  }
}

/// How many parts of the Earth a certificate looked at, by what was shown of them.
package struct CellCounts: Sendable, Hashable {
  /// Compared with the polygons as a whole.
  package var uniform = 0
  /// The distance to the line grows one way all through them, so that no hole or island can be hidden there.
  package var monotone = 0
  /// Divided until they were much smaller than the tolerance.
  package var critical = 0

  package init(uniform: Int = 0, monotone: Int = 0, critical: Int = 0) {
    self.uniform = uniform
    self.monotone = monotone
    self.critical = critical
  }

  package var all: Int { uniform + monotone + critical }

  package static func += (counts: inout CellCounts, other: CellCounts) {
    counts.uniform += other.uniform
    counts.monotone += other.monotone
    counts.critical += other.critical
  }
}

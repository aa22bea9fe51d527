internal import Geometry

/// One ring, measured: by itself it does not know which of its sides is meant.
struct MeasuredRing {
  /// How often the ring goes round the Earth, east positive.
  private var turns = 0
  /// ∮ (A - A(φ₀)) dλ, negative for a ring that runs counterclockwise in the chart.
  private var beneath = 0.0
  /// φ₀: amid the ring, so that small rings lose no digits; a pole for rings about it, so that their cap loses none.
  private var reference = 0.0
  /// In metres.
  private(set) var length = 0.0

  /// The meridian at which the ring is cut, if it is a band round the Earth (``RingCourse/cut(of:)``).
  private(set) var cut: Double?

  /// - Parameter cut: The meridian at which the exterior of a hole is cut; nil for none.
  init(_ ring: [Coordinate], edges: PolygonMeasure.Edges, cut: Double? = nil) {
    let latitudes = ring.map(\.latitude)
    guard let south = latitudes.min(), let north = latitudes.max() else { return }
    let course = RingCourse(ring, turns: edges == .planar ? .drawn : .none)
    self.cut = cut ?? course.cut(of: ring)
    var east = CompensatedSum()
    for step in course.steps { east += step }
    turns = Int((east.value / 360).rounded())
    let middle = south + (north - south) / 2
    let isPolar = turns != 0 || south > 89 || north < -89
    reference = isPolar ? (middle < 0 ? -90 : 90) : middle
    var area = CompensatedSum()
    var length = CompensatedSum()
    for ((a, b), step) in zip(zip(ring, ring.dropFirst()), course.steps) where a != b {
      let edge = MeasuredEdge(
        from: a, to: b, degreesEast: step, edges: edges, reference: reference, cut: self.cut)
      area += edge.areaBeneath
      length += edge.length
    }
    beneath = area.value
    self.length = length.value
  }

  /// The area enclosed, or nil for a ring that goes round the Earth.
  var enclosed: Double? { turns == 0 ? abs(beneath) : nil }

  /// For a ring that goes round the Earth, the area on its left: the north of a ring that runs east.
  var areaOnLeft: Double { isCapOnLeft ? abs(beneath) : others }

  /// The area on its right.
  var areaOnRight: Double { isCapOnLeft ? others : abs(beneath) }

  /// Whether the pole of reference lies on the left.
  private var isCapOnLeft: Bool { (turns > 0) == (reference > 0) }

  /// What remains of the Earth, counted once for each turn, without the cap about the pole of reference.
  private var others: Double { PolygonMeasure.earth.squareMeters * Double(abs(turns)) - abs(beneath) }
}

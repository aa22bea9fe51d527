package import Concurrency
internal import Geodesy
internal import Geometry
internal import Topology
package import Zones

/// Measures finished regions against the definition of their zone.
///
/// Every edge of every outline must lie within the tolerance of a limit (``OutlineCheck``), and every place of the Earth in
/// a cell where nothing can be missing or too much (``CellCheck``). Where the zone has other limits than depths, these are
/// also looked for on the outlines, at samples (``WitnessCheck``).
package struct Certifier: Sendable {
  private let limits: KnownLimits
  private let normals: OffsetPrimitives
  /// How far the edges of the rule may lie from the geodesics that stand for them, in metres.
  private let edgeDeviation: Double
  /// Nil where cells show everything (``CellCheck``), unless they are too many.
  private let witnesses: WitnessCheck?

  /// Gets ready all that the definition alone decides.
  package init(model: ZoneModel, normals: OffsetPrimitives) {
    // What is proven of the geodesics holds of the edges with what these may lie apart.
    edgeDeviation = model.edgeDeviation
    let model = model.leavingEdgeDeviation
    limits = KnownLimits(model: model, line: WitnessLine(model), edgeDeviation: edgeDeviation)
    self.normals = normals
    witnesses = model.hasDepthsOnly ? nil : WitnessCheck(limits, normals)
  }

  /// Measures the regions of a zone.
  ///
  /// - Parameter gauge: Where the vertices go whose outlines are measured.
  /// - Throws: ``ZoneError/toleranceMissed(_:)`` for what the definition does not allow.
  package func certificate(
    of regions: [Zone.Region], _ gauge: WorkGauge? = nil
  ) throws(ZoneError) -> Certificate {
    try checkRings(of: regions)
    let indices = regions.map(OutlineIndex.init)
    let (others, outlines) = Parallel.both(
      {
        (
          form: Result { () throws(ZoneError) in try checkForm(of: regions) },
          witnesses: Result { () throws(ZoneError) in try count(on: regions, indices) },
          cells: Result { () throws(ZoneError) in try cells(of: regions, indices) }
        )
      },
      { Result { () throws(ZoneError) in try measure(regions, indices, gauge) } })
    try others.form.get()
    var result = try outlines.get()
    result.deviationBound += edgeDeviation
    result.witnesses = try others.witnesses.get()
    if let cells = try others.cells.get() {
      result.cells = cells
      result.proof = limits.model.hasDepthsOnly ? .complete : .depth
    } else if witnesses == nil {
      result.witnesses = try count(WitnessCheck(limits, normals), on: regions, indices)
    }
    return result
  }

  /// How many witnesses there are; all are on the outlines.
  private func count(on regions: [Zone.Region], _ indices: [OutlineIndex]) throws(ZoneError) -> Int {
    try witnesses.map { witnesses throws(ZoneError) in try count(witnesses, on: regions, indices) } ?? 0
  }

  private func count(
    _ witnesses: WitnessCheck, on regions: [Zone.Region], _ indices: [OutlineIndex]
  ) throws(ZoneError) -> Int {
    var count = 0
    for (region, outlines) in zip(regions, indices) { count += try witnesses.count(on: region, outlines) }
    return count
  }

  /// How many cells of each kind there are; none has a place where the regions are wrong, and no normal a tip. Nil where there
  /// would be too much to look at.
  private func cells(of regions: [Zone.Region], _ indices: [OutlineIndex]) throws(ZoneError) -> CellCounts? {
    var counts = CellCounts()
    for (region, outlines) in zip(regions, indices) {
      guard let some = try CellCheck(limits, region, outlines).counts() else { return nil }
      counts += some
    }
    guard !limits.model.hasDepthsOnly else { return counts }
    let others = OffsetPrimitives(model: limits.model, areOthers: true)
    let budget = SharedBudget(of: NormalSweep.most(normals.count + others.count) * regions.count)
    for (region, outlines) in zip(regions, indices) {
      let sweep = NormalSweep(limits, region, outlines, budget)
      try sweep.check(normals, areChosen: true)
      try sweep.check(others, areChosen: false)
      if sweep.hasCuts { try CutSweep(sweep: sweep).check() }
      if budget.isSpent { return nil }
    }
    return counts
  }

  private func measure(
    _ regions: [Zone.Region], _ indices: [OutlineIndex], _ gauge: WorkGauge?
  ) throws(ZoneError) -> Certificate {
    var result = Certificate(maximumDeviation: 0, deviationBound: 0, samples: 0, witnesses: 0)
    var check = OutlineCheck(limits, gauge)
    for (region, outlines) in zip(regions, indices) {
      for ring in region.polygons.flatMap(\.rings) {
        let figure = try check.measure(ring, of: region, outlines)
        result.maximumDeviation = max(result.maximumDeviation, figure.maximumDeviation)
        result.deviationBound = max(result.deviationBound, figure.deviationBound)
        result.samples += figure.samples
      }
      if regions.count > 1 { check.note(region) }
    }
    return result
  }

  /// Rings that are closed, on the Earth and right-handed.
  private func checkRings(of regions: [Zone.Region]) throws(ZoneError) {
    for region in regions {
      for ring in region.polygons.flatMap(\.rings) {
        guard ring.count >= 4, ring.first == ring.last else {
          throw .toleranceMissed(.openRing(region.role))
        }
        guard ring.allSatisfy({ $0.isValid && abs($0.longitude) <= 180 }) else {
          throw .toleranceMissed(.ringOffEarth(region.role))
        }
      }
      for polygon in region.polygons {
        for (index, ring) in polygon.rings.enumerated()
        where RingOrientation.isCounterclockwise(ring) != (index == 0) {
          throw .toleranceMissed(.ringReversed(region.role))
        }
      }
    }
  }

  /// Regions that are valid in the plane in which they are written, and share no more than their limits.
  private func checkForm(of regions: [Zone.Region]) throws(ZoneError) {
    let areas = regions.map { $0.polygons.map { $0.rings.map { $0.map { PlanarPoint($0) } } } }
    do {
      for (region, area) in zip(regions, areas) {
        guard let reason = try PlanarPolygons.invalidity(of: area) else { continue }
        throw ZoneError.toleranceMissed(.invalidPolygons(region.role, reason: reason))
      }
      for (first, second) in zip(areas, areas.dropFirst()) where try PlanarPolygons.doOverlap(first, second) {
        throw ZoneError.toleranceMissed(.overlappingRoles)
      }
    } catch let error as TopologyError {
      throw .topology(error.description)
    } catch let error as ZoneError {
      throw error
    } catch {
      throw .topology("\(error)")
    }
  }
}

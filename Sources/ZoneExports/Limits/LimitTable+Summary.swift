internal import Geometry
internal import TextFormats
internal import ZoneAnalysis

extension LimitTable {
  /// What the table holds, one sentence for each limit, and how it is to be read.
  package var summary: [String] {
    var lines = limits.enumerated().map { index, limit in
      let offsets = limit.pieces.filter(\.kind.isOffset)
      let vertices = limit.pieces.reduce(0) { $0 + 1 + $1.between.count }
      let bases = Set(offsets.compactMap(\.base))
      let sources: [(LimitBase.Kind, one: String, many: String)] = [
        (.point, "base point", "base points"), (.vertex, "vertex", "vertices"), (.edge, "edge", "edges"),
      ]
      let counts = sources.compactMap { kind, one, many in
        let number = bases.count { $0.kind == kind }
        return number == 0 ? nil : Self.count(number, one, many)
      }
      let offset = offsets.reduce(0) { $0 + $1.length.meters }
      return "limit \(index + 1), \(limit.isHole ? "of a hole" : "outer"), at \(limit.depth.inWords(unit)):"
        + " \((limit.length.meters / 1000).grouped(3)) km, \(Self.count(vertices, "vertex", "vertices")),"
        + (offsets.isEmpty
          ? " \(Set(limit.pieces.map(\.kind.inWords)).sorted().joined(separator: ", "))"
          : " \((offset / 1000).grouped(3)) km of it at the depth, from"
            + " \(counts.joined(separator: " and "))")
    }
    let drawn = limits.flatMap(\.pieces).filter { $0.start.node == .drawn }
    if !drawn.isEmpty {
      lines.append(
        "note: \(Self.count(drawn.count, "vertex", "vertices")) of kind ‘drawn’: where other limits meet, as drawn within the tolerance"
      )
    }
    lines.append(
      "datum WGS 84; seconds have \(Self.count(dms.decimals, "decimal")): \(dms.step)")
    return lines
  }

  private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    number == 1 ? "1 \(one)" : "\(Double(number).grouped(0)) \(many ?? one + "s")"
  }
}

extension DMSText {
  /// How far rounding moves a place at most, in words.
  fileprivate var step: String {
    let step = (0..<decimals).reduce(31.03) { step, _ in step / 10 }
    return "a place is rounded by at most \(Length.meters(step * 0.5.squareRoot()).inRoundedWords)"
  }
}

extension LimitKind {
  /// The kind in words.
  fileprivate var inWords: String {
    switch self {
    case .arc, .equidistant: "an offset curve"
    case .line: "the line itself"
    case .end: "the end of the line"
    case .divide: "the divide of the sides"
    case .within: "the clip area"
    case .seam: "the antimeridian"
    }
  }
}

internal import Incidents
internal import Geodesy
internal import Places
internal import Geometry
internal import TextFormats
internal import ZoneDoubt
internal import Zones

/// The answer for one place, for a person or for a program.
struct PlaceAnswer: Sendable, Hashable {
  /// The place as it was understood.
  var place: Coordinate
  /// The verdict, with its doubts, probabilities and distances.
  var assessment: Assessment
  /// The rule, or nil for polygons that demarc did not make.
  var specification: ZoneSpecification?
  /// Where the position is known to be.
  var position: PlaceRegion
  /// Whether the nearest place of the line is a base point, which has no sides.
  private let isFromPoint: Bool

  init(place: Coordinate, assessment: Assessment, position: PlaceRegion, by zone: JudgedZone) {
    self.place = place
    self.assessment = assessment
    self.specification = zone.specification
    self.position = position
    isFromPoint = zone.assessor.judge.hasBasePoint(at: assessment.placement)
  }

  /// One JSON object and a line end.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { answer in
      answer.member("latitude", place.latitude)
      answer.member("longitude", place.longitude)
      answer.member("verdict", assessment.verdict.rawValue)
      answer.add(assessment, includingFoot: true)
    }
    return json.bytes + [0x0A]
  }

  /// The answer in words, a few lines.
  var words: String {
    var lines = ["\(place.inWords(decimals: 9)): \(verdict)"]
    let placement = assessment.placement
    let outline = specification == nil ? "the outline" : "the line"
    if !placement.distance.isFinite {
      lines.append("It lies beyond the flat ends of the line, where the zone has no depth.")
    } else if isFromPoint {
      lines.append(
        "It is \(kilometers(placement.distance)) from the nearest base point, \(placement.foot.inRoundedWords)."
      )
    } else if placement.side == .on {
      lines.append("It lies on \(outline), \(kilometers(placement.chainage)) from its start.")
    } else {
      lines.append(
        "It is \(kilometers(placement.distance)) from \(outline), on its \(placement.side.rawValue), at"
          + " \(kilometers(placement.chainage)) along it; the nearest place of \(outline) is \(placement.foot.inRoundedWords)."
      )
    }
    // Between vertices the line's radius is a number with many digits; a metre is as well as anybody knows it.
    let line = assessment.lineRadius.meters
    let rounded = Length.meters(line < 1 ? line : line.rounded())
    if !position.isExact || line > 0 {
      let place =
        if case .sector = position { "its position is known to a sector within" } else {
          "its position is known to"
        }
      let known = [(position.radius, place), (rounded, "the line is known to")].filter { $0.0.meters > 0 }
        .map { "\($0.1) \($0.0.inWords)" }
      lines.append("As \(known.joined(separator: " and ")), it lies in the zone with \(probability).")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var verdict: String {
    switch assessment.verdict {
    case .inside: return "inside"
    case .outside: return "outside"
    case .disputed:
      if assessment.doubts == [.depth], case .range(let from, let to) = specification?.depth {
        return
          "disputed: in the zone if it is \(to.depthInWords) deep, but not if it is \(from.depthInWords) deep"
      }
      return "disputed, because of the \(assessment.doubts.map(\.rawValue).joined(separator: " and the "))"
    }
  }

  private var probability: String {
    let (core, zone) = (percent(assessment.core), percent(assessment.zone))
    return core == zone
      ? "a probability of \(zone)" : "a probability of \(core) to \(zone), depending on how deep the zone is"
  }

  func percent(_ value: Double) -> String { "\(decimal(value * 100, 1)) %" }

  /// A length in the unit of the zone's depths, with kilometres beside others.
  func kilometers(_ meters: Double) -> String {
    let unit = specification?.unit ?? .km
    if unit != .km, meters >= 1000 {
      return "\(decimal(meters / unit.meters, 3)) \(unit.rawValue) (\(decimal(meters / 1000, 3)) km)"
    }
    return meters >= 1000 ? "\(decimal(meters / 1000, 3)) km" : "\(decimal(meters, 3)) m"
  }

  private func decimal(_ value: Double, _ decimals: Int) -> String {
    var bytes: [UInt8] = []
    DecimalText.append(value, decimals: decimals, mark: UInt8(ascii: "."), keepsZeros: false, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

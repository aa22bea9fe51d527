internal import Plausibility
internal import Geodesy
internal import Geometry
internal import Incidents
internal import Places
internal import TextFormats
internal import ZoneDoubt
internal import Zones

/// One verdict in full: what it rests on, and what would change it.
struct VerdictExplanation {
  /// What the place is called; nil for one that was given alone.
  private let name: String?
  /// How the position was read, and what was assumed of it; empty where it is plain.
  private let form: String
  private let note: String
  private let answer: PlaceAnswer
  private let thresholds: VerdictThresholds
  private let flip: Flip?
  /// Whether the place is known to a sector of bearings, of which no changes are looked for.
  private let isSector: Bool
  private let changes: [VerdictChange]

  init(
    of place: Coordinate, in region: PlaceRegion, name: String?, form: String, zone: JudgedZone,
    note: String = ""
  ) {
    let assessor = zone.assessor
    let assessment = assessor.assessment(of: place, in: region)
    (self.name, self.form) = (name, form)
    let suspicion = zone.plausibility.suspicion(of: place, assessment.placement)?.sentence
    self.note = [suspicion, note.isEmpty ? nil : note].compactMap(\.self).joined(separator: "; ")
    answer = PlaceAnswer(place: place, assessment: assessment, position: region, by: zone)
    thresholds = assessor.thresholds
    isSector = if case .sector = region { true } else { false }
    flip = assessor.flip(of: place, in: region)
    changes = assessor.changes(of: place, in: region)
  }

  private var assessment: Assessment { answer.assessment }

  /// The depths that are limits, with what they are called.
  private var limits: [(name: String, depth: Length)] {
    switch answer.specification?.depth {
    case nil: []
    case .single(let depth): [("the limit", depth)]
    case .range(let core, let to): [("the limit of the core", core), ("the outermost limit", to)]
    case .band(let from, let to): [("the inner limit", from), ("the outer limit", to)]
    }
  }

  /// A few lines for a person.
  var words: String {
    var lines = (name.map { ["\($0):"] } ?? []) + answer.words.split(separator: "\n").map(String.init)
    if !form.isEmpty { lines.append("It was read from \(form).") }
    if !note.isEmpty { lines.append("Note: \(note).") }
    let distance = assessment.placement.distance
    for (name, depth) in limits where distance.isFinite {
      let away = distance - depth.meters
      let place =
        away == 0
        ? "on \(name)" : "\(answer.kilometers(abs(away))) \(away < 0 ? "short of" : "beyond") \(name)"
      lines.append("By its distance from the line it is \(place), \(depth.depthInWords).")
    }
    if let rule = answer.specification, !assessment.placement.isInZone, distance <= rule.outerDepth.meters,
      distance > rule.innerDepth.meters
    {
      lines.append(
        "Its distance would put it in the zone, but its side does not, or the area that clips the zone.")
    }
    lines.append(
      "Probability: \(answer.percent(assessment.core)) in the core, \(answer.percent(assessment.zone)) in the zone; inside from \(answer.percent(thresholds.insideFrom)) of the core on, outside up to \(answer.percent(thresholds.outsideTo)) of the zone."
    )
    if isSector {
      lines.append(
        "What would change the verdict is not looked for, as the place is known to a sector of bearings; try single places in it with --at."
      )
      return lines.joined(separator: "\n") + "\n"
    }
    lines.append("Another verdict would follow, everything else being the same,")
    if let flip {
      let azimuth = Geodesic.inverse(from: answer.place, to: flip.place).startAzimuth
      lines.append(
        "  if the place, or the line the other way, moved by \(meters(flip.distance)) (flip distance), towards \(Compass.name(of: azimuth)) to \(flip.place.inRoundedWords): \(flip.verdict.rawValue)"
      )
    } else {
      lines.append("  perhaps if the place moved: no such move was found, but the search was not complete")
    }
    for change in changes { lines.append("  if \(sentence(of: change)): \(change.verdict.rawValue)") }
    if !changes.contains(where: { ![.positionAccuracy, .lineAccuracy].contains($0.quantity) }),
      answer.specification != nil
    {
      lines.append("  by no depth from 1 m to 1,000 km")
    }
    if flip != nil, let least {
      lines.append("The least of these changes is one of \(meters(least.meters)), of the \(least.name).")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The smallest change of any quantity.
  private var least: (meters: Double, name: String)? {
    let all =
      (flip.map { [($0.distance, "position")] } ?? [])
      + changes.map { (abs($0.to - $0.from), $0.quantity.rawValue.replacingUnderscores) }
    return all.min { $0.0 < $1.0 }.map { (meters: $0.0, name: $0.1) }
  }

  private func sentence(of change: VerdictChange) -> String {
    let name =
      switch change.quantity {
      case .positionAccuracy: "the radius within which the position is known"
      case .lineAccuracy: "the radius within which the line is known there"
      case .depth: "the depth"
      case .leastDepth: "the least depth"
      case .greatestDepth: "the greatest depth"
      case .innerDepth: "the depth at which the band begins"
      }
    return
      "\(name) were \(meters(change.to)) instead of \(meters(change.from)), \(meters(abs(change.to - change.from))) \(change.to < change.from ? "less" : "more")"
  }

  /// Metres as people need them: four figures, and millimetres at least.
  private func meters(_ value: Double) -> String {
    let decimals = value >= 1000 ? 3 : value >= 100 ? 1 : value >= 1 ? 2 : 3
    var bytes: [UInt8] = []
    DecimalText.append(
      value >= 1000 ? value / 1000 : value, decimals: decimals, mark: UInt8(ascii: "."), keepsZeros: false,
      to: &bytes)
    return String(decoding: bytes, as: UTF8.self) + (value >= 1000 ? " km" : " m")
  }

  /// One JSON object and a line end.
  var json: [UInt8] {
    func rounded(_ value: Double, _ scale: Double = 1000) -> Double { (value * scale).rounded() / scale + 0 }
    var json = JSONWriter()
    json.object { object in
      object.member("name", ifAny: name)
      object.member("latitude", answer.place.latitude)
      object.member("longitude", answer.place.longitude)
      object.member("read_as", ifAny: form.isEmpty ? nil : form)
      object.member("note", ifAny: note.isEmpty ? nil : note)
      object.member("verdict", assessment.verdict.rawValue)
      object.add(assessment, includingFoot: true)
      object.member("position_accuracy_m", rounded(answer.position.radius.meters))
      object.member("line_accuracy_m", rounded(assessment.lineRadius.meters))
      object.member("inside_from", thresholds.insideFrom)
      object.member("outside_to", thresholds.outsideTo)
      object.member("flip_m", flip.map { rounded($0.distance) })
      object.member("flip_latitude", flip.map { rounded($0.place.latitude, 1e9) })
      object.member("flip_longitude", flip.map { rounded($0.place.longitude, 1e9) })
      object.member("flip_verdict", ifAny: flip?.verdict.rawValue)
      object.member(
        "changes",
        array: { list in
          for change in changes {
            list.object { entry in
              entry.member("quantity", change.quantity.rawValue)
              entry.member("from_m", rounded(change.from))
              entry.member("to_m", rounded(change.to))
              entry.member("verdict", change.verdict.rawValue)
            }
          }
        })
    }
    return json.bytes + [0x0A]
  }
}

extension String {
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}

internal import Geometry
package import TextFormats
package import Zones

extension JSONWriter {
  /// The members of `demarc.specification`.
  package mutating func members(of rule: ZoneSpecification) {
    switch rule.depth {
    case .single: member("depth", "single")
    case .range: member("depth", "range")
    case .band: member("depth", "band")
    }
    let from = if case .range = rule.depth { rule.coreDepth } else { rule.innerDepth }
    member("depth_from_m", from.meters)
    member("depth_to_m", rule.outerDepth.meters)
    member("side", rule.side.text)
    member("ends", rule.ends.rawValue)
    member("edges", rule.edges.rawValue)
    member("tolerance_m", rule.tolerance.meters)
    member("approximation", rule.approximation.rawValue)
    if let join = rule.statedJoinTolerance { member("join_tolerance_m", join.meters) }
    if !rule.ringDepths.isEmpty {
      member(
        "ring_depths_m",
        array: { json in
          for depth in rule.ringDepths { json.value(depth.meters) }
        })
    }
  }
}

/// The member `demarc.specification` of a zone file, as it was read.
struct SpecificationMember {
  var rule: ZoneSpecification

  init(_ members: MemberReader) throws(ZoneMemberError) {
    let from = Length(meters: try members.number("depth_from_m"))
    let to = Length(meters: try members.number("depth_to_m"))
    let depth: ZoneSpecification.Depth? =
      switch try members.text("depth") {
      case "single": from.meters == 0 ? .single(to) : nil
      case "range": .range(from, to)
      case "band": .band(from, to)
      default: nil
      }
    guard let depth, from.meters >= 0, to > from else {
      throw members.error("depth", "is not a depth, a range or a band")
    }
    guard let side = ZoneSpecification.Side(text: try members.text("side")) else {
      throw members.error("side", "is not a side")
    }
    func choice<Choice: RawRepresentable<String>>(_ name: String) throws(ZoneMemberError) -> Choice {
      guard let choice = Choice(rawValue: try members.text(name)) else {
        throw members.error(name, "has an unknown value")
      }
      return choice
    }
    let tolerance = try members.number("tolerance_m")
    guard tolerance > 0 else { throw members.error("tolerance_m", "is not greater than 0") }
    rule = ZoneSpecification(
      depth: depth, side: side, ends: try choice("ends"), edges: try choice("edges"),
      tolerance: Length(meters: tolerance), approximation: try choice("approximation"))
    if members.has("join_tolerance_m") {
      let join = try members.number("join_tolerance_m")
      guard join >= 0, join.isFinite else {
        throw members.error("join_tolerance_m", "is not a length of 0 or more")
      }
      rule.statedJoinTolerance = Length(meters: join)
    }
    if members.has("ring_depths_m") {
      rule.ringDepths = try members.numbers("ring_depths_m").map { Length(meters: $0) }
    }
  }
}

extension ZoneSpecification.Side {
  /// The side as the command line has it: `left`, `toward:36.2,36.7` with the latitude first.
  package var text: String {
    switch self {
    case .both: "both"
    case .left: "left"
    case .right: "right"
    case .inside: "inside"
    case .outside: "outside"
    case .toward(let place): "toward:\(place.latitude),\(place.longitude)"
    }
  }

  /// The side that a text of ``text`` stands for, or nil.
  package init?(text: String) {
    switch text {
    case "both": self = .both
    case "left": self = .left
    case "right": self = .right
    case "inside": self = .inside
    case "outside": self = .outside
    default:
      guard text.hasPrefix("toward:") else { return nil }
      let numbers = text.dropFirst(7).split(separator: ",").map { Double(String($0)) }
      guard numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1] else { return nil }
      let place = Coordinate(latitude: latitude, longitude: longitude)
      guard place.isValid else { return nil }
      self = .toward(place)
    }
  }
}

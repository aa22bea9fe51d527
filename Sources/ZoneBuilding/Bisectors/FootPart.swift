/// On which side the places of a ball leave the feet that one part of a span has.
enum FootPart: Sendable, Equatable {
  /// No place of the ball has a foot there.
  case none
  /// All that have, on a chosen side or not.
  case one(isChosen: Bool)
  /// Some on the one and some on the other, or it cannot be told.
  case unknown

  /// What two parts have together.
  func joined(_ other: FootPart) -> FootPart {
    if self == .none || self == other { return other }
    return other == .none ? self : .unknown
  }
}

extension Rival {
  /// The side of all feet on the span.
  var side: FootPart { within.joined(start).joined(end) }
}

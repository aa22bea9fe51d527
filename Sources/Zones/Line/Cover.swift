/// What is known of a stretch of a curve.
@usableFromInline package enum Cover<Near> {
  /// None of it can be a limit.
  case whole
  /// Some of it may be none, because of what is near.
  case part(Near)
  /// Nothing shows that any of it is none.
  case none
}

extension Cover {
  /// What there is to ask of parts of the stretch; nil for nothing.
  @inlinable package var rest: Near? { if case .part(let near) = self { near } else { nil } }
}

extension Cover where Near == Void {
  @inlinable package init(isWhole: Bool) { self = isWhole ? .whole : .part(()) }
}

/// The operation that brought coordinates to WGS 84, as PROJ names it.
package struct CRSOperation: Sendable, Hashable {
  /// The source system as it was asked for: `EPSG:32637`.
  package var source: String
  /// What PROJ did: `Inverse of UTM zone 37N + Null geographic offset from ...`.
  package var name: String
  /// The accuracy PROJ states, in metres; 0 where nothing is lost, nil where it is unknown, as it is for
  /// operations that ignore the change of datum ("ballpark").
  package var accuracy: Double?
  /// The warning about coordinates far outside the area for which the source system is made; nil where there are none.
  package var warning: String?

  /// An operation with its source, name and accuracy in metres.
  package init(source: String, name: String, accuracy: Double?) {
    self.source = source
    self.name = name
    self.accuracy = accuracy
  }
}

extension CRSOperation: CustomStringConvertible {
  /// One phrase: the source, the operation and its accuracy.
  package var description: String {
    let stated = accuracy.map { "accuracy \($0.formatted) m" } ?? "accuracy unknown"
    return "\(source) to WGS 84 by ‘\(name)’ (\(stated))"
  }
}

extension Double {
  /// The number without a trailing `.0`.
  fileprivate var formatted: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

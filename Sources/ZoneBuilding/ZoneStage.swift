/// The stages in which a zone is built, as a gauge has them.
package enum ZoneStage: Int, Sendable {
  /// The curves that may be limits are looked for.
  case limits
  /// They are cut where they meet, and the faces between them judged.
  case outlines
  /// The outlines are measured; the things to do are their vertices.
  case certificate
}

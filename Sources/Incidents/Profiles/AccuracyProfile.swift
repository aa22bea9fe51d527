package import Geometry

/// What the precision codes of a known event table are taken to mean in metres.
///
/// The tables themselves state metres for hardly any code. The radii that come with demarc are its reading,
/// and results that use them say so; see ``AccuracyProfiles`` for where they are written and how others take
/// their place.
package struct AccuracyProfile: Sendable, Hashable {
  /// One code of a profile.
  package struct Code: Sendable, Hashable {
    /// The code as the table has it.
    package var code: String
    /// The radius it is taken for.
    package var radius: Length
    /// What the table's codebook says of it.
    package var meaning: String
    /// Whether the codebook itself states the radius.
    package var isStated: Bool
  }

  /// The table.
  package var table: String
  /// The name of the column that holds the codes, in lower case.
  package var column: String
  /// The codes.
  package var codes: [Code]

  /// The radius of a code, or nil for an unknown one.
  package func radius(of code: String) -> Length? { codes.first { $0.code == code }?.radius }
}

package import Geometry

/// The radii in metres that the precision codes of a known event table are taken for.
///
/// The tables themselves state metres for hardly any code. The radii that come with demarc are its reading,
/// and results that use them say so; see ``AccuracyProfiles`` for where they are written and how others take
/// their place.
package struct AccuracyProfile: Sendable, Hashable {
  /// A precision code and the radius that it stands for.
  package struct Code: Sendable, Hashable {
    /// The code as the table has it.
    package var code: String
    /// The radius it is taken for.
    package var radius: Length
    /// The definition in the table's codebook.
    package var meaning: String
    /// Whether the codebook itself states the radius.
    package var isStated: Bool
  }

  /// The table whose codes these are: `UCDP`, `ACLED`.
  package var table: String
  /// The name of the column that holds the codes, in lower case.
  package var column: String
  /// The codes, in the order of the table.
  package var codes: [Code]

  /// The radius of a code, or nil for an unknown one.
  package func radius(of code: String) -> Length? { codes.first { $0.code == code }?.radius }
}

public import Geometry

/// What the precision codes of a known event table are taken to mean in metres.
///
/// The tables themselves state metres for hardly any code. The radii here are demarc's reading, and results that use
/// them say so.
public struct AccuracyProfile: Sendable, Hashable {
  /// One code of a profile.
  public struct Code: Sendable, Hashable {
    /// The code as the table has it.
    public var code: String
    /// The radius it is taken for.
    public var radius: Length
    /// What the table's codebook says of it.
    public var meaning: String
    /// Whether the codebook itself states the radius.
    public var isStated: Bool
  }

  /// The table.
  public var table: String
  /// The name of the column that holds the codes, in lower case.
  public var column: String
  /// The codes.
  public var codes: [Code]

  /// The radius of a code, or nil for an unknown one.
  public func radius(of code: String) -> Length? { codes.first { $0.code == code }?.radius }

  /// UCDP Georeferenced Event Dataset, codebook: `where_prec`.
  ///
  /// Code 1 is the coordinate of a town or village, and what happened there happened within about a kilometre of it.
  /// Codes 3 to 7 name a district, a province or a country by one point: radii of Syrian districts and provinces,
  /// rounded up.
  public static let ucdp = AccuracyProfile(
    table: "UCDP GED", column: "where_prec",
    codes: [
      Code(code: "1", radius: .kilometers(1), meaning: "exact place", isStated: false),
      Code(
        code: "2", radius: .kilometers(25), meaning: "within about 25 km of a known place", isStated: true),
      Code(code: "3", radius: .kilometers(50), meaning: "second-order district", isStated: false),
      Code(code: "4", radius: .kilometers(100), meaning: "first-order province", isStated: false),
      Code(code: "5", radius: .kilometers(100), meaning: "a line or fuzzy area", isStated: false),
      Code(code: "6", radius: .kilometers(300), meaning: "country only", isStated: false),
      Code(code: "7", radius: .kilometers(300), meaning: "international waters or airspace", isStated: false),
    ])

  /// ACLED, codebook: `geo_precision`. It states no metres at all.
  public static let acled = AccuracyProfile(
    table: "ACLED", column: "geo_precision",
    codes: [
      Code(code: "1", radius: .kilometers(2), meaning: "a town", isStated: false),
      Code(code: "2", radius: .kilometers(25), meaning: "part of a region, or near a town", isStated: false),
      Code(code: "3", radius: .kilometers(75), meaning: "a larger region", isStated: false),
    ])

  /// All profiles.
  public static let all = [ucdp, acled]
}

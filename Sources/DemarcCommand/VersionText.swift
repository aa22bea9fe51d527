internal import Geodesy
internal import Places
internal import SystemIO
internal import ZoneFiles

/// What ‘demarc --version’ prints: all that results depend on beside their inputs.
enum VersionText {
  /// The program, the libraries at work with their data, and the tables that come with demarc, a line each.
  static var current: String {
    let versions = SoftwareVersions.current
    let database = ReferenceDatabase.edition ?? "its database proj.db not found; set PROJ_DATA to its folder"
    return """
      demarc \(versions.demarc)
      PROJ \(versions.proj), \(database)
      GEOS \(versions.geos)
      precision codes \(mark(AccuracyProfiles.standardTable)), countries \(mark(CountryCentroids.standardTable))
      """
  }

  /// The version of a table: the first digits of the SHA-256 of its bytes.
  private static func mark(_ table: [UInt8]) -> Substring { SHA256.hexDigest(of: table).prefix(12) }
}

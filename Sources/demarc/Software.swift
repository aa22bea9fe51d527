import Geodesy
import Topology
internal import ZoneFiles

enum SoftwareVersion {
  static let demarc = "0.1.0"
}

extension SoftwareVersions {
  /// The versions of what is running.
  static var current: SoftwareVersions {
    SoftwareVersions(
      demarc: SoftwareVersion.demarc, proj: CoordinateTransformation.version, geos: GEOSLibrary.version)
  }
}

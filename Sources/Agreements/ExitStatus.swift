internal import Places
internal import Geometry
internal import SystemIO
internal import Zones

/// The exit status that an error stands for, in the command and as the code of an error in C.
package enum ExitStatus {
  /// The status: 64 for how demarc was asked, 65 and 70 for what it was given and could not do, 66 to 74 for files.
  package static func of(_ error: any Error) -> Int32 {
    switch error {
    case let error as ReadError: error.exitCode
    case let error as WriteError: error.exitCode
    case is UsageError, is LengthError, is PlaceError: UsageError.exitCode
    case let error as ZoneError: error.exitCode
    case is AgreementError: 65
    default: 70
    }
  }
}

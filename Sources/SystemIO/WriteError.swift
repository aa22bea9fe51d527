/// Why an output cannot be written. Each is one sentence that names the path and the system's reason.
public enum WriteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The output is one of the inputs.
  case overwritesInput(path: String)
  /// The file cannot be created or replaced.
  case cannotCreate(path: String, reason: String)
  /// Writing failed: the disk is full, the device is gone.
  case failed(path: String, reason: String, remedy: String = WriteError.nothingLeft)
  /// Whoever read the output has closed it. Nothing is said about that, as for any Unix filter.
  case closedPipe

  /// What to do about a file that did not appear.
  @usableFromInline package static let nothingLeft =
    "free some space or give another output, nothing was left behind"
  /// What to do about an output that could not be held back, such as a pipe.
  package static let partLeft = "free some space or give another output, what was written so far is not whole"

  /// The exit status by sysexits: 64, 73 or 74; 141 for a closed pipe, as a shell shows death by SIGPIPE.
  package var exitCode: Int32 {
    switch self {
    case .overwritesInput: 64
    case .cannotCreate: 73
    case .failed: 74
    case .closedPipe: 141
    }
  }

  /// Whether nothing is to be printed.
  package var isQuiet: Bool { self == .closedPipe }

  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .overwritesInput(let path):
      "\(path): is an input, and inputs are never overwritten; give another output with -o"
    case .cannotCreate(let path, let reason):
      "\(InputFile.name(of: path)): cannot be created (\(reason)); give an output in a folder that you may write to"
    case .failed(let path, let reason, let remedy):
      "\(path): writing failed (\(reason)); \(remedy)"
    case .closedPipe:
      "the output was closed"
    }
  }
}

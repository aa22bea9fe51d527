#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file, or standard input, read piece by piece, so that memory does not grow with its size.
///
/// It belongs to one thread at a time.
public final class InputStream {
  /// What messages call the input.
  public let name: String
  private let descriptor: Int32
  private let closesDescriptor: Bool

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: ``ReadError/missing(file:)`` and ``ReadError/unreadable(file:reason:)``.
  ///
  /// C function: `open`.
  public init(_ path: String) throws(ReadError) {
    name = InputFile.name(of: path)
    closesDescriptor = path != InputFile.standardInputPath
    guard closesDescriptor else {
      descriptor = STDIN_FILENO
      return
    }
    do throws(SystemError) {
      descriptor = Int32(try retrying { Int(unsafe open(path, O_RDONLY | O_CLOEXEC)) })
    } catch {
      throw error == .missing ? .missing(file: name) : .unreadable(file: name, reason: error.reason)
    }
  }

  deinit { if closesDescriptor { close(descriptor) } }

  /// The next bytes, at most so many; none at the end.
  ///
  /// - Throws: ``ReadError/unreadable(file:reason:)``, also for a folder.
  ///
  /// C function: `read`.
  public func next(atMost room: Int) throws(ReadError) -> [UInt8] {
    var failure: SystemError?
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      do throws(SystemError) {
        count = try retrying { unsafe read(descriptor, buffer.baseAddress, room) }
      } catch {
        failure = error
        count = 0
      }
    }
    if let failure { throw .unreadable(file: name, reason: failure.reason) }
    return piece
  }
}

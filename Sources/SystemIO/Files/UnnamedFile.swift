#if os(Linux)
  internal import CSystem

  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #endif

  /// A new file without a name, open for writing: whatever ends the program, even `kill -9`, nothing is left of it. It gets
  /// a name when it is whole.
  ///
  /// Linux alone has such files, on most of its file systems; elsewhere a ``TemporaryFile`` takes their place.
  enum UnnamedFile {
    /// A descriptor of such a file in the folder of another; nil where there can be none, or where it could not be given
    /// a name later, as without `/proc`.
    ///
    /// C functions: `open` with `O_TMPFILE`, `fchmod`.
    static func open(beside destination: String, permissions: mode_t?) -> Int32? {
      let folder = destination.lastIndex(of: "/").map { String(destination[...$0]) } ?? "."
      guard let descriptor = try? OutputFile.open(folder, O_WRONLY | Int32(DEMARC_UNNAMED_FILE)) else {
        return nil
      }
      guard unsafe access(path(of: descriptor), F_OK) == 0 else {
        close(descriptor)
        return nil
      }
      if let permissions { _ = fchmod(descriptor, permissions) }
      return descriptor
    }

    /// Gives a file its name. What has the name already is replaced at once: the file then gets another name beside it
    /// first, as no link can replace one.
    ///
    /// C functions: `linkat`, `rename`.
    static func link(_ descriptor: Int32, as destination: String) throws(SystemError) {
      do throws(SystemError) {
        return try name(descriptor, destination)
      } catch {
        guard error == .exists else { throw error }
      }
      var attempt = 0
      while true {
        let path = TemporaryFile.path(beside: destination, attempt: attempt)
        let slot = PendingFiles.add(path)
        defer { PendingFiles.remove(slot) }
        do throws(SystemError) {
          try name(descriptor, path)
        } catch {
          guard error == .exists, attempt < TemporaryFile.attempts else { throw error }
          attempt += 1
          continue
        }
        do throws(SystemError) {
          _ = try retrying { Int(unsafe rename(path, destination)) }
        } catch {
          unsafe _ = unlink(path)
          throw error
        }
        return
      }
    }

    private static func path(of descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

    private static func name(_ descriptor: Int32, _ path: String) throws(SystemError) {
      _ = try retrying {
        Int(unsafe linkat(AT_FDCWD, self.path(of: descriptor), AT_FDCWD, path, AT_SYMLINK_FOLLOW))
      }
    }
  }
#endif

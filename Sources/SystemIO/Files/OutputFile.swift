internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An output that appears whole or not at all.
///
/// A file is written without a name, and takes its name in ``commit()``, when all bytes are on the disk. Until then, and
/// after ``discard()``, an error, or whatever ends the program, what was there before is untouched and nothing is left
/// behind. Where a file must have a name (macOS, and some file systems of Linux) it has another beside its own; signals
/// that can be caught remove it. Standard output, pipes and devices cannot be held back: they
/// are written as the bytes come.
///
/// A new file gets the permissions that the umask leaves; a replaced file keeps its own. A symbolic link is
/// followed, and the file it leads to is replaced. What is called `.gz` is compressed. An output belongs to one thread at a time.
///
///     let output = try OutputFile(path, inputs: [boundaryPath])
///     try output.write(bytes)
///     try output.commit()
package final class OutputFile {
  /// What messages call the output.
  package let name: String

  private let descriptor: Int32
  private var closesDescriptor: Bool
  private let pending: PendingOutput?
  private let encoder: GzipEncoder?
  private var buffer: [UInt8] = []
  private var isFinished = false
  /// How many bytes the system has, and how many of these it was asked to bring to the disk.
  private var written = 0
  private var begun = 0
  private static let capacity = 1 << 18
  // Opening /dev/stdout again would start at the beginning of a file to which others have written.
  package static let standardOutputPaths: Set<String> = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]

  /// Opens an output.
  ///
  /// - Parameters:
  ///   - path: Where it is to appear; nil or `-` is standard output.
  ///   - inputs: The paths the program reads (`-` is standard input). The output must be none of them, by
  ///     whatever name or link.
  /// - Throws: ``WriteError/overwritesInput(path:)`` and ``WriteError/cannotCreate(path:reason:)``.
  package convenience init(_ path: String?, inputs: [String] = []) throws(WriteError) {
    try self.init(path, inputs: inputs, isNamed: false)
  }

  /// - Parameter isNamed: Whether the file has a name from the beginning, as where it cannot do without.
  package init(_ path: String?, inputs: [String] = [], isNamed: Bool) throws(WriteError) {
    guard let path, !Self.standardOutputPaths.contains(path) else {
      name = "standard output"
      descriptor = STDOUT_FILENO
      closesDescriptor = false
      pending = nil
      encoder = nil
      try Self.refuse(name, FileIdentity(descriptor: STDOUT_FILENO), among: inputs)
      return
    }
    name = path
    let existing = FileIdentity(path: path)
    try Self.refuse(path, existing, among: inputs)
    encoder = OutputEnding.isGzip(path) ? GzipEncoder() : nil
    if OutputEnding.isGzip(path), encoder == nil {
      throw .cannotCreate(path: path, reason: "not enough memory to compress it")
    }
    do throws(SystemError) {
      if let existing, !existing.isRegular {
        if existing.isFolder { throw SystemError(code: EISDIR) }
        descriptor = try Self.open(path, O_WRONLY)
        pending = nil
      } else {
        if path.isEmpty { throw .missing }
        if existing != nil, unsafe access(path, W_OK) != 0 { throw .last }
        let destination = Self.destination(of: path)
        let pending = try PendingOutput(
          for: destination, permissions: existing?.permissions, isNamed: isNamed)
        descriptor = pending.descriptor
        self.pending = pending
      }
      closesDescriptor = true
    } catch {
      throw .cannotCreate(path: path, reason: error.reason)
    }
  }

  deinit { discard() }

  /// Appends bytes.
  ///
  /// - Throws: ``WriteError/failed(path:reason:remedy:)``, after which the output is discarded, and
  ///   ``WriteError/closedPipe``.
  package func write(_ bytes: some Collection<UInt8>) throws(WriteError) {
    guard !isFinished else { throw .failed(path: name, reason: "it is finished already") }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Appends the bytes of an array; as ``write(_:)`` of any collection, but quicker for short and for long ones.
  package func write(_ bytes: [UInt8]) throws(WriteError) {
    guard bytes.count >= Self.capacity, !isFinished else { return try write(bytes[...]) }
    // So many need no buffer.
    try flush()
    let rest = buffer
    buffer = bytes
    try flush()
    buffer = rest
  }

  /// Appends the bytes of a slice; as ``write(_:)`` of any collection, but quicker for short ones.
  package func write(_ bytes: ArraySlice<UInt8>) throws(WriteError) {
    guard !isFinished else { throw .failed(path: name, reason: "it is finished already") }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  package func write(_ text: String) throws(WriteError) { try write(text.utf8) }

  /// Hands what was written to the system at once, for a reader of a pipe.
  ///
  /// C function: `write`.
  package func flush() throws(WriteError) { try flush(isLast: false) }

  private func flush(isLast: Bool) throws(WriteError) {
    do throws(SystemError) {
      let bytes = encoder?.compressed(buffer, isLast: isLast) ?? buffer
      try Self.writeAll(bytes, to: descriptor)
      written += bytes.count
      beginSaving()
      buffer.removeAll(keepingCapacity: true)
    } catch {
      discard()
      if error == .brokenPipe { throw .closedPipe }
      throw .failed(
        path: name, reason: error.reason,
        remedy: pending == nil ? WriteError.partLeft : WriteError.nothingLeft)
    }
  }

  /// Has the disk begin with what was written, so that ``commit()`` does not wait for all of it at the end.
  ///
  /// C function: `sync_file_range`, where there is one; it promises nothing, and its failure means nothing.
  private func beginSaving() {
    #if os(Linux)
      guard pending != nil, written - begun >= Self.savedAtOnce else { return }
      _ = sync_file_range(
        descriptor, Int64(begun), Int64(written - begun), UInt32(DEMARC_SAVE_WITHOUT_WAITING))
      begun = written
    #endif
  }

  private static let savedAtOnce = 1 << 23

  /// Finishes the output: all bytes are on the disk, and the file has its name.
  ///
  /// C functions: `fsync`, `close`.
  package func commit() throws(WriteError) {
    guard !isFinished else { throw .failed(path: name, reason: "it is finished already") }
    try flush(isLast: true)
    do throws(SystemError) {
      if let pending {
        _ = try retrying { Int(fsync(descriptor)) }
        try pending.finish { () throws(SystemError) in try closeDescriptor() }
      } else {
        try closeDescriptor()
      }
      isFinished = true
    } catch {
      discard()
      throw .failed(path: name, reason: error.reason)
    }
  }

  /// Gives the output up and leaves nothing behind. After ``commit()`` it does nothing.
  ///
  /// C function: `close`.
  package func discard() {
    guard !isFinished else { return }
    isFinished = true
    try? closeDescriptor()
    pending?.remove()
  }

  private func closeDescriptor() throws(SystemError) {
    guard closesDescriptor else { return }
    closesDescriptor = false
    if close(descriptor) != 0, errno != EINTR { throw .last }
  }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file, or standard input, read piece by piece, so that memory does not grow with its size.
///
/// What begins as gzip does (RFC 1952), whatever its name, is read as the text that was compressed. Folders, and files in
/// formats that are not text, are read through a ``Converter``. It belongs to one thread at a time.
package final class InputStream {
  /// What messages call the input.
  package let name: String
  /// The bytes of a file as it lies on the disk; nil for pipes and devices.
  package let size: Int?
  /// How many of these bytes were read so far.
  package private(set) var position = 0

  /// A source of bytes that stands in for a file.
  package protocol ByteSource: AnyObject {
    /// What is to be said of how the file is read, in one sentence; nil for nothing.
    var note: String? { get }
    /// The next bytes, at most `room`; none at the end.
    func next(atMost room: Int) throws(ReadError) -> [UInt8]
  }

  /// Opens a source of text in place of a file, by the first bytes of the file (none for a folder); nil for a file that
  /// is text already.
  package typealias Converter = (ArraySlice<UInt8>) throws(ReadError) -> (any ByteSource)?

  private let descriptor: Int32
  private let closesDescriptor: Bool
  /// Bytes that were in memory already, until they are given out; nil where a descriptor is read.
  private var memory: ArraySlice<UInt8>?
  private let convert: Converter?
  /// What turns the text into UTF-8; nil where it is in UTF-8.
  private let text: TextDecoder?
  /// The file as it was when it was opened.
  private let opened: FileIdentity?
  private var isFolder: Bool { opened?.isFolder == true }
  private var decoder: GzipDecoder?
  /// What was decompressed to tell what the gzip holds, and not yet given out.
  private var decompressed: ArraySlice<UInt8> = []
  private var conversion: (any ByteSource)?
  /// What was read to tell gzip from text, and not yet given out.
  private var beginning: [UInt8]?
  private static let chunk = 1 << 16

  /// Opens a file, or standard input for `-`.
  ///
  /// - Parameters:
  ///   - decodes: Whether gzip is undone.
  ///   - encoding: What the text is in; nil for UTF-8.
  ///   - convert: What turns folders and files in other formats into text; nil to read their bytes.
  /// - Throws: ``ReadError/missing(file:)`` and ``ReadError/unreadable(file:reason:remedy:)``.
  ///
  /// C functions: `open`, `fstat`.
  package init(
    _ path: String, decodes: Bool = true, encoding: TextEncoding? = nil, convert: Converter?
  ) throws(ReadError) {
    self.convert = convert
    text = if let encoding { try TextDecoder(encoding, file: InputFile.name(of: path)) } else { nil }
    // There is nothing to tell apart.
    beginning = decodes || convert != nil ? nil : []
    name = InputFile.name(of: path)
    closesDescriptor = path != InputFile.standardInputPath
    if closesDescriptor {
      do throws(SystemError) {
        descriptor = Int32(try retrying { Int(unsafe open(path, O_RDONLY | O_CLOEXEC)) })
      } catch {
        throw error == .missing
          ? .missing(file: InputFile.name(of: path))
          : .unreadable(file: InputFile.name(of: path), reason: error.reason)
      }
    } else {
      descriptor = STDIN_FILENO
    }
    opened = FileIdentity(descriptor: descriptor)
    size = opened.flatMap { $0.isRegular ? $0.size : nil }
  }

  /// Reads bytes that are in memory as if they were those of a file.
  ///
  /// - Parameters:
  ///   - name: What messages call them.
  ///   - convert: What turns other formats into text; nil to read the bytes.
  package init(_ bytes: [UInt8], name: String, convert: Converter?) {
    (self.name, self.convert, text) = (name, convert, nil)
    (descriptor, closesDescriptor) = (-1, false)
    (memory, size, opened) = (bytes[...], bytes.count, nil)
  }

  deinit { if closesDescriptor { close(descriptor) } }

  /// Whether a converter reads the input.
  ///
  /// - Throws: as ``next(atMost:)``.
  package var isConverted: Bool {
    get throws(ReadError) {
      if beginning == nil { try begin() }
      return conversion != nil
    }
  }

  /// What its converter says of how it is read, in one sentence; nil for nothing.
  package var note: String? { conversion?.note }

  /// The next bytes of the text, at most `room`; none at the end.
  ///
  /// - Throws: ``ReadError/unreadable(file:reason:remedy:)``, ``ReadError/changed(file:)`` at the end of a file that was
  ///   changed while it was read, ``ReadError/gzip(file:isTruncated:)``, and ``ReadError/format(file:seen:remedy:)`` for
  ///   what is known not to be data, such as an HTML page.
  ///
  /// C function: `read`.
  package func next(atMost room: Int) throws(ReadError) -> [UInt8] {
    if beginning == nil { try begin() }
    if let conversion {
      if text != nil {
        throw .format(
          file: name, seen: "this format says itself what its texts are in", remedy: "leave out --encoding")
      }
      return try conversion.next(atMost: room)
    }
    guard let text else { return try stored(decompressedTo: room) }
    return try text.next { () throws(ReadError) in try stored(decompressedTo: max(room / 2, 1)) }
  }

  private func stored(decompressedTo room: Int) throws(ReadError) -> [UInt8] {
    if !decompressed.isEmpty {
      defer { decompressed = decompressed.dropFirst(room) }
      return Array(decompressed.prefix(room))
    }
    return try unpacked(atMost: room)
  }

  private func unpacked(atMost room: Int) throws(ReadError) -> [UInt8] {
    guard let decoder else { return try raw(atMost: room) }
    do {
      return try decoder.next(atMost: room) { () throws(ReadError) in try raw(atMost: Self.chunk) }
    } catch let error as ReadError {
      throw error
    } catch {
      let fault = error as? GzipDecoder.Fault
      if fault == .followed {
        throw .format(
          file: name, seen: "something that is not gzip follows the compressed text",
          remedy:
            "fetch it again, or unpack it with ‘gzip -dc’, which leaves that out, and see whether all is there"
        )
      }
      throw .gzip(file: name, isTruncated: fault == .truncated)
    }
  }

  /// All of the text that is left.
  ///
  /// - Parameter limit: As many bytes as there may be.
  /// - Throws: as ``next(atMost:)``, and ``ReadError/tooLarge(file:)`` for more bytes than the limit.
  package func all(atMost limit: Int = InputFile.limit) throws(ReadError) -> [UInt8] {
    let expected = min(size ?? 0, limit)
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let room = conversion == nil && decoder == nil ? max(expected + 1 - bytes.count, Self.chunk) : 1 << 20
      let piece = try next(atMost: room)
      if piece.isEmpty { break }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
    }
    if bytes.count > limit { throw .tooLarge(file: name) }
    return bytes
  }

  /// Other bytes and then the next of the text, as ``next(atMost:)``; no more than the others at the end.
  package func next(after others: ArraySlice<UInt8>, atMost room: Int) throws(ReadError) -> [UInt8] {
    if beginning?.isEmpty == true, conversion == nil, decoder == nil, text == nil {
      return try stored(after: others, atMost: room)
    }
    return others + (try next(atMost: room))
  }

  /// Reads enough to tell gzip from text. A pipe may give its first bytes one by one.
  private func begin() throws(ReadError) {
    if isFolder {
      beginning = []
      conversion = try convert?([])
      return
    }
    var bytes: [UInt8] = []
    while bytes.count < ForeignFormat.telling {
      let piece = try stored(atMost: Self.chunk)
      if piece.isEmpty { break }
      bytes += piece
    }
    beginning = bytes
    if let refusal = ForeignFormat.refusal(of: bytes, file: name) { throw refusal }
    do throws(ReadError) {
      if !bytes.isEmpty, let converted = try convert?(bytes[...]) {
        conversion = converted
        return
      }
    } catch {
      throw ForeignFormat.refusal(ofUnread: bytes, file: name) ?? error
    }
    guard GzipDecoder.isGzip(bytes) else { return }
    do throws(GzipDecoder.Fault) {
      decoder = try GzipDecoder()
    } catch {
      throw .unreadable(file: name, reason: "not enough memory to decompress it")
    }
    // What the gzip holds is told by its own first bytes, which are then the first of the text.
    while decompressed.count < ForeignFormat.telling {
      let piece = try unpacked(atMost: Self.chunk)
      if piece.isEmpty { break }
      decompressed += piece
    }
    if let refusal = ForeignFormat.refusal(ofGzipped: Array(decompressed), file: name) { throw refusal }
  }

  private func raw(atMost room: Int) throws(ReadError) -> [UInt8] {
    guard let bytes = beginning, !bytes.isEmpty else { return try stored(atMost: room) }
    beginning = Array(bytes.dropFirst(room))
    return Array(bytes.prefix(room))
  }

  private func stored(after others: ArraySlice<UInt8> = [], atMost room: Int) throws(ReadError) -> [UInt8] {
    if let held = memory {
      let piece = held.prefix(room)
      memory = held.dropFirst(room)
      position += piece.count
      return Array(others + piece)
    }
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: others.count + room) { buffer, count in
      (_, count) = unsafe buffer.initialize(from: others)
      do throws(SystemError) {
        let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
        count += try retrying { unsafe read(descriptor, free.baseAddress, room) }
      } catch {
        failure = error
      }
    }
    if let failure { throw .unreadable(file: name, reason: failure.reason) }
    if bytes.count == others.count, let opened,
      FileIdentity(descriptor: descriptor)?.isUnchanged(since: opened) == false
    {
      throw .changed(file: name)
    }
    position += bytes.count - others.count
    return bytes
  }
}

internal import CZLIB

/// Undoes gzip (RFC 1952), one member after the other, in memory that does not grow with the size of the
/// text.
///
/// It belongs to one thread at a time.
@safe package final class GzipDecoder {
  /// Why bytes cannot be decompressed.
  package enum Fault: Error, Equatable {
    /// The bytes end before the text does.
    case truncated
    /// The bytes were changed after they were compressed, or never were gzip.
    case damaged
    /// Something that is not gzip follows the text.
    case followed
    /// The memory does not suffice.
    case memory
  }

  // zlib compares the address of its stream with the one it was opened with.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var at = 0
  private var isAtStart = true
  private var hasMember = false
  // 15 bits of window; 16 more ask for a gzip header instead of a zlib one.
  private static let windowBits: Int32 = 15 + 16

  /// Whether bytes begin as gzip does.
  package static func isGzip(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// C function: `inflateInit2_`.
  package init() throws(Fault) {
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    let status = unsafe inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, size)
    if status != Z_OK { throw .memory }
  }

  /// C function: `inflateEnd`.
  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// The next bytes of the text, at most `room`; none at its end.
  ///
  /// - Parameter read: Gives compressed bytes; none at their end.
  ///
  /// C functions: `inflate`, `inflateReset`.
  package func next(atMost room: Int, from read: () throws(ReadError) -> [UInt8]) throws -> [UInt8] {
    while true {
      // zlib takes the last bytes, a sum and a length, only when it has given out all of the text.
      if at == input.count {
        input = try read()
        at = 0
        if input.isEmpty {
          if isAtStart { return [] }
          throw Fault.truncated
        }
      }
      // Tapes and some servers fill up with zeros after the last member.
      if isAtStart, input[at...].allSatisfy({ $0 == 0 }) {
        at = input.count
        continue
      }
      if isAtStart, hasMember, input[at] != 0x1F { throw Fault.followed }
      let text = try inflated(atMost: room)
      if !text.isEmpty { return text }
    }
  }

  private func inflated(atMost room: Int) throws(Fault) -> [UInt8] {
    isAtStart = false
    var status = Z_OK
    var taken = 0
    let text = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
      unsafe input[at...].withUnsafeBufferPointer { source in
        // zlib does not write to its input; its declaration only lacks the const.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(source.count)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room)
        status = unsafe inflate(stream, Z_NO_FLUSH)
        taken = unsafe source.count - Int(stream.pointee.avail_in)
        count = unsafe room - Int(stream.pointee.avail_out)
      }
    }
    at += taken
    switch status {
    // Z_BUF_ERROR only says that there was nothing left to do.
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isAtStart = true
      hasMember = true
      unsafe inflateReset(stream)
    case Z_MEM_ERROR: throw .memory
    default: throw .damaged
    }
    return text
  }
}

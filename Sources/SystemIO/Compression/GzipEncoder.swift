internal import CZLIB

/// Makes gzip (RFC 1952) of one member, in memory that does not grow with the size of the text.
///
/// The header names no file and no time, so that the same text gives the same bytes. It belongs to one thread at a time.
@safe final class GzipEncoder {
  // zlib compares the address of its stream with the one it was opened with.
  private let stream: UnsafeMutablePointer<z_stream>
  // 15 bits of window; 16 more ask for a gzip header instead of a zlib one.
  private static let windowBits: Int32 = 15 + 16
  private static let memoryLevel: Int32 = 8
  private static let room = 1 << 16

  /// Nil where the memory does not suffice. C function: `deflateInit2_`.
  init?() {
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    let status = unsafe deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Self.windowBits, Self.memoryLevel, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      size)
    if status != Z_OK { return nil }
  }

  /// C function: `deflateEnd`.
  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// What there is to write after more of the text; perhaps nothing yet.
  ///
  /// - Parameter isLast: Whether the text ends with these bytes; there may be no more calls then.
  ///
  /// C function: `deflate`.
  func compressed(_ text: [UInt8], isLast: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    unsafe text.withUnsafeBufferPointer { source in
      // zlib does not write to its input; its declaration only lacks the const.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(source.count)
      var isFull = true
      while isFull {
        result += unsafe [UInt8](unsafeUninitializedCapacity: Self.room) { output, count in
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(Self.room)
          unsafe _ = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          count = unsafe Self.room - Int(stream.pointee.avail_out)
          isFull = count == Self.room
        }
      }
    }
    return result
  }
}

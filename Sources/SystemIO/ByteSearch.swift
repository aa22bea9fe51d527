#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

package enum ByteSearch {
  /// Where a byte comes next in a buffer, or the end of the buffer. C function: `memchr`.
  package static func first(_ byte: UInt8, in buffer: [UInt8], from start: Int) -> Int {
    guard start < buffer.count else { return buffer.count }
    return unsafe buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return bytes.count }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}

// The functions are explained in ‘demarc.h’, which the compiler compares with them.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

internal import CDemarc
internal import SystemIO
internal import ZoneFiles
internal import TextFormats

/// Texts that cross the border of C.
enum CText {
  /// A copy that `demarc_free` frees, with a zero after its last byte.
  static func copy(_ bytes: some Collection<UInt8>) -> UnsafeMutablePointer<CChar> {
    let text = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count + 1)
    _ = unsafe text.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    unsafe text[bytes.count] = 0
    // A buffer of one byte at least has an address.
    return unsafe text.baseAddress.unsafelyUnwrapped
  }

  static func copy(_ text: String) -> UnsafeMutablePointer<CChar> { unsafe copy(Array(text.utf8)) }

  /// The text of an argument.
  static func required(_ text: UnsafePointer<CChar>?, _ name: String) throws(UsageError) -> String {
    guard let text = unsafe text else { throw UsageError("‘\(name)’ is NULL") }
    return unsafe String(cString: text)
  }

  /// The bytes of an argument; nil for NULL.
  static func bytes(_ bytes: UnsafePointer<UInt8>?, _ size: Int) throws(UsageError) -> [UInt8]? {
    guard let bytes = unsafe bytes else { return nil }
    guard size >= 0 else { throw UsageError("the size is more than there can be") }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: size))
  }

  /// Gives a text, and its size, to the caller.
  static func give(
    _ bytes: [UInt8], to text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ size: UnsafeMutablePointer<Int>?
  ) {
    if let size = unsafe size { unsafe size.pointee = bytes.count }
    if let text = unsafe text { unsafe text.pointee = copy(bytes) }
  }

  /// Gives sentences to the caller, one a line.
  static func give(notes: [String], to text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) {
    if let text = unsafe text { unsafe text.pointee = copy(notes.joined(separator: "\n")) }
  }
}

@c @implementation public func demarc_free(_ text: UnsafeMutableRawPointer?) {
  unsafe text?.deallocate()
}

@c @implementation public func demarc_version() -> UnsafeMutablePointer<CChar>! {
  let versions = SoftwareVersions.current
  var json = JSONWriter()
  json.object { object in
    object.member("demarc", versions.demarc)
    object.member("proj", versions.proj)
    object.member("geos", versions.geos)
  }
  return unsafe CText.copy(json.bytes)
}

// The functions are explained in ‘demarc.h’, which the compiler compares with them.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

internal import Agreements
internal import CDemarc
internal import Geometry
internal import Places
internal import SystemIO
internal import Zones

/// What a `demarc_error` points to.
@safe final class Failure: Sendable {
  let code: Int32
  /// Owned, and freed with the object.
  nonisolated(unsafe) let message: UnsafeMutablePointer<CChar>

  init(_ error: any Error) {
    code = Self.code(of: error)
    unsafe message = CText.copy("\(error)")
  }

  deinit { unsafe message.deallocate() }

  private static func code(of error: any Error) -> Int32 {
    ExitStatus.of(error)
  }
}

/// Does the work of a call, and returns its status: nothing that is thrown leaves the library otherwise.
func status(
  _ error: UnsafeMutablePointer<OpaquePointer?>?, _ work: () throws -> Void
) -> Int32 {
  unsafe error?.pointee = nil
  do {
    try work()
    return 0
  } catch let fault {
    let failure = Failure(fault)
    let code = failure.code
    if let error = unsafe error { unsafe error.pointee = Handle.retain(failure) }
    return code
  }
}

/// Objects as opaque pointers of C.
enum Handle {
  static func retain(_ object: some AnyObject) -> OpaquePointer {
    unsafe OpaquePointer(Unmanaged.passRetained(object).toOpaque())
  }

  static func object<Object: AnyObject>(
    _ pointer: OpaquePointer?, _ name: String, as: Object.Type = Object.self
  ) throws(UsageError) -> Object {
    guard let pointer = unsafe pointer else { throw UsageError("‘\(name)’ is NULL") }
    return unsafe Unmanaged<Object>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
  }

  static func release<Object: AnyObject>(_ pointer: OpaquePointer?, as: Object.Type) {
    guard let pointer = unsafe pointer else { return }
    unsafe Unmanaged<Object>.fromOpaque(UnsafeRawPointer(pointer)).release()
  }
}

@c @implementation public func demarc_error_code(_ error: OpaquePointer?) -> Int32 {
  unsafe (try? Handle.object(unsafe error, "error", as: Failure.self).code) ?? 0
}

@c @implementation public func demarc_error_message(_ error: OpaquePointer?) -> UnsafePointer<CChar>? {
  guard let failure = try? unsafe Handle.object(unsafe error, "error", as: Failure.self) else { return nil }
  return unsafe UnsafePointer(failure.message)
}

@c @implementation public func demarc_error_free(_ error: OpaquePointer?) {
  unsafe Handle.release(error, as: Failure.self)
}

internal import CGEOS

/// A GEOS operation that failed, in its own words.
package struct TopologyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The C function that failed.
  package let function: String
  /// What GEOS said.
  package let message: String

  /// One sentence that names the function and quotes GEOS.
  package var description: String {
    "\(function) of GEOS failed: \(message.isEmpty ? "no reason given" : message)"
  }
}

/// The GEOS library in use.
package enum GEOSLibrary {
  /// Its version, as in `3.11.1-CAPI-1.17.1`. C function: `GEOSversion`.
  package static var version: String { unsafe String(cString: GEOSversion()) }
}

/// One GEOS handle, owned for one synchronous scope by one thread.
///
/// Geometries are pointers that the caller of each operation owns; `destroy` takes them back. GEOS frees what
/// it takes ownership of even when it fails, so nothing given to a `create` call is touched again.
@safe struct GEOSContext: ~Copyable {
  /// A geometry of this context. Who made it destroys it; members of a collection belong to the collection.
  @safe struct Geometry {
    let pointer: OpaquePointer
  }

  let handle: GEOSContextHandle_t
  private let log: ErrorLog

  /// The last message of GEOS; a class, because C keeps a pointer to it.
  private final class ErrorLog {
    var message = ""
  }

  init() throws(TopologyError) {
    guard let handle = unsafe GEOS_init_r() else { throw TopologyError(function: "GEOS_init_r", message: "") }
    unsafe self.handle = handle
    log = ErrorLog()
    unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, log in
        guard let message = unsafe message, let log = unsafe log else { return }
        unsafe Unmanaged<ErrorLog>.fromOpaque(log).takeUnretainedValue().message = String(cString: message)
      }, Unmanaged.passUnretained(log).toOpaque())
  }

  deinit { unsafe GEOS_finish_r(handle) }

  /// The one funnel from a null pointer to an error.
  func check(_ pointer: OpaquePointer?, _ function: String) throws(TopologyError) -> Geometry {
    guard let pointer = unsafe pointer else { throw failure(function) }
    return unsafe Geometry(pointer: pointer)
  }

  func failure(_ function: String) -> TopologyError {
    TopologyError(function: function, message: log.message)
  }

  func destroy(_ geometry: Geometry) { unsafe GEOSGeom_destroy_r(handle, geometry.pointer) }
}

internal import CPROJ

/// The owner of one PROJ context: opened for one synchronous scope, never shared between threads.
///
/// Its log goes to `lastMessage` and not to standard error, and it never uses the network, so that the same
/// input gives the same output on every day.
@safe struct PROJContext: ~Copyable {
  let handle: OpaquePointer
  private let log: Log

  /// What PROJ last said was wrong.
  private final class Log {
    var message = ""
  }

  /// C functions: `proj_context_create`, `proj_log_func`, `proj_context_set_enable_network`.
  init() throws(CRSError) {
    guard let handle = unsafe proj_context_create() else {
      throw .unavailable(reason: "proj_context_create gave nothing")
    }
    let log = Log()
    unsafe self.handle = unsafe handle
    self.log = log
    unsafe proj_context_set_enable_network(handle, 0)
    // The context keeps the bare pointer; `log` outlives it because `deinit` destroys the context first.
    unsafe proj_log_func(handle, Unmanaged.passUnretained(log).toOpaque()) { data, _, text in
      guard let data = unsafe data, let text = unsafe text else { return }
      let log = unsafe Unmanaged<Log>.fromOpaque(data).takeUnretainedValue()
      log.message = unsafe String(cString: text)
    }
  }

  deinit { unsafe proj_context_destroy(handle) }

  /// PROJ's words for the last failure, or an empty text.
  var lastMessage: String { log.message }
}

/// The owner of one PROJ object. It must not outlive its context.
@safe struct PROJObject: ~Copyable {
  let handle: OpaquePointer

  /// Takes ownership; nil stays nil, so that a failed call ends here.
  init?(owning handle: OpaquePointer?) {
    guard let handle = unsafe handle else { return nil }
    unsafe self.handle = unsafe handle
  }

  deinit { unsafe proj_destroy(handle) }
}

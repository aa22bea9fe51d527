/// Where bytes go piece by piece: a file, or a function of the caller's.
package protocol ByteSink {
  /// Appends bytes.
  ///
  /// - Throws: ``WriteError``, after which nothing more is written.
  func write(_ bytes: [UInt8]) throws(WriteError)
}

extension OutputFile: ByteSink {}

package import SystemIO
internal import ZoneFiles

/// Writes a map as SVG, or as PNG or PDF by librsvg's `rsvg-convert`.
///
/// The result is copied to the output, so that this appears whole or not at all.
package enum MapDocument {
  /// The endings of files that can be written.
  package static let endings = ["svg", "png", "pdf"]

  /// Whether the ending of a path is that of a format that is made by `rsvg-convert`.
  private static func isConverted(_ path: String?) -> Bool {
    guard let path else { return false }
    return ["png", "pdf"].contains(OutputEnding.of(path))
  }

  /// Refuses endings that cannot be written, and those whose program is not installed, before the work.
  ///
  /// - Throws: `UsageError`.
  package static func require(_ path: String?) throws(UsageError) {
    try OGRWriter.requireEnding(of: path, among: endings)
    guard let path, isConverted(path) else { return }
    let version = try? ChildProcess("rsvg-convert", ["--version"])
    guard version?.end().status == 0 else {
      throw UsageError(
        "‘\(path)’ is written by librsvg's ‘rsvg-convert’, which is not installed; install it (‘apt install librsvg2-bin’ or"
          + " ‘brew install librsvg’), or give a .svg")
    }
  }

  /// Writes a map. The output is not committed.
  ///
  /// - Parameters:
  ///   - svg: The map.
  ///   - path: The output as it was given, whose ending names the format; SVG for nil.
  ///   - options: Those that it was drawn with. A PNG has the pixels of a size in pixels, else twice as many.
  /// - Throws: `WriteError`.
  package static func write(
    _ svg: String, to output: OutputFile, path: String?, options drawn: MapOptions = MapOptions()
  ) throws(WriteError) {
    guard let path, isConverted(path) else { return try output.write(Array(svg.utf8)) }
    let bytes: [UInt8]
    do {
      let folder = try ScratchFolder()
      let source = folder.file("map.svg")
      let file = try OutputFile(source)
      try file.write(Array(svg.utf8))
      try file.commit()
      let result = folder.file("map.out")
      let ending = OutputEnding.of(path)
      // Twice as many pixels, for screens and paper alike, where no number of them was asked for.
      let zoom = drawn.isInPixels && drawn.scale == nil ? "1" : "2"
      let options = ending == "png" ? ["--format", "png", "--zoom", zoom] : ["--format", "pdf"]
      let child = try ChildProcess("rsvg-convert", options + ["--output", result, source])
      while try !child.next(atMost: 1 << 12).isEmpty {}
      let end = child.end()
      guard end.status == 0 else {
        throw WriteError.failed(path: path, reason: "rsvg-convert: \(OGRReader.reason(end))")
      }
      bytes = try InputFile.bytes(of: result, atMost: .max)
    } catch let error as WriteError {
      throw error
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
    try output.write(bytes)
  }
}

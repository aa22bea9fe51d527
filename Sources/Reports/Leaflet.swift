package import SystemIO

/// The map library Leaflet, as a distribution installs it, to be put into pages.
package struct Leaflet: Sendable {
  /// The JavaScript of the library.
  let script: String
  /// The style sheet, without its pictures, which pages do not use.
  let style: String

  /// The folders in which distributions of Linux install it.
  private static let folders = ["/usr/share/javascript/leaflet", "/usr/share/nodejs/leaflet/dist"]

  /// The library as a distribution installed it; nil where it is not installed.
  package static func installed() -> Leaflet? {
    for folder in folders { if let found = try? Leaflet(folder: folder) { return found } }
    return nil
  }

  /// Reads `leaflet.min.js`, or else `leaflet.js`, and `leaflet.css` of a folder.
  ///
  /// - Throws: `ReadError` where one of them is not there.
  package init(folder: String) throws(ReadError) {
    func text(_ name: String) throws(ReadError) -> String {
      String(decoding: try InputFile.bytes(of: "\(folder)/\(name)", atMost: 1 << 24), as: UTF8.self)
    }
    var program: String
    do throws(ReadError) { program = try text("leaflet.min.js") } catch { program = try text("leaflet.js") }
    // A page on its own has no file that tells of its source, and asks for none.
    if let comment = program.firstRange(of: "//# sourceMappingURL") {
      program.removeSubrange(comment.lowerBound...)
    }
    // Within a page this would end the script.
    script = program.replacing("</script", with: "<\\/script")
    style = try text("leaflet.css").replacing(#/url\([^)]*\)/#, with: "none")
      .replacing("</style", with: "")
  }
}

internal import SystemIO

extension Agreement {
  /// Reads an agreement, in YAML, and checks what its parts say of one another. Files that it names are not read.
  ///
  /// - Parameter path: The file; `-` is standard input, whose paths start in the current folder.
  /// - Throws: ``AgreementError``, which names the line and the field, and `ReadError` for what cannot be opened.
  public init(path: String) throws {
    let file = InputFile.name(of: path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    try self.init(YAMLField(file: file, path: "", node: try YAMLText.root(path: path, file: file)), folder)
  }

  /// Reads an agreement of its bytes.
  ///
  /// - Parameter folder: Where its paths start, with a slash at its end.
  package init(_ bytes: [UInt8], file: String, folder: String = "") throws {
    try self.init(YAMLField(file: file, path: "", node: try YAMLText.root(bytes, file: file)), folder)
  }

  private init(_ root: YAMLField, _ folder: String) throws(AgreementError) {
    self = try AgreementDecoding(file: root.file, folder: folder).agreement(root)
    try check()
  }

  /// A path of the agreement, as seen from the current folder.
  package func path(_ path: String) -> String { path.hasPrefix("/") ? path : folder + path }

  /// The files that zones and layers name, each once, as the agreement has them.
  package var files: [String] {
    let zones = zones + amendments.flatMap(\.changes.zones) + readings.flatMap(\.changes.zones)
    let all = zones.flatMap { [$0.boundary, $0.area, $0.within].compactMap(\.self) } + layers.map(\.file)
    return Set(all).sorted()
  }
}

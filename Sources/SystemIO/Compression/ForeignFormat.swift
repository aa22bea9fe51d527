/// Formats that are not read here, known by their first bytes, with the command that opens them.
enum ForeignFormat {
  /// As many first bytes as tell any of them, where a file has them.
  static let telling = 512

  /// Why a file that begins so is not read; nil for all others.
  static func refusal(of beginning: [UInt8], file: String) -> ReadError? {
    if let kind = kind(of: beginning) { return kind.refusal(of: file) }
    if beginning.count > 262, beginning[257..<262].elementsEqual("ustar".utf8) {
      return Kind([], "a tar archive", "unpack it with ‘tar xf FILE’, and give what it holds").refusal(
        of: file)
    }
    if let archive = zip(beginning) { return archive.refusal(of: file) }
    if isHTML(beginning) {
      return .format(
        file: file,
        seen: "this is an HTML page, not data; perhaps the server asked to sign in, or reported an error",
        remedy: "open it in a browser to see what it says, and fetch the data again")
    }
    return nil
  }

  /// Why the content of a gzip that begins so is not read; nil for texts, and for all others.
  static func refusal(ofGzipped beginning: [UInt8], file: String) -> ReadError? {
    if GzipDecoder.isGzip(beginning) {
      return Kind(
        [], "gzip within gzip", "unpack it with ‘gzip -dc FILE | gzip -dc > unpacked’, and give that"
      ).refusal(of: file)
    }
    if let kind = gzipped.first(where: { $0.begins(beginning) }) { return kind.refusal(of: file) }
    if beginning.count > 262, beginning[257..<262].elementsEqual("ustar".utf8) {
      return Kind([], "a tar archive", "unpack it with ‘tar xzf FILE’, and give what it holds").refusal(
        of: file)
    }
    let unpack = "unpack it with ‘gzip -dc FILE > unpacked’, and give that"
    if beginning.starts(with: zipMember) {
      return Kind([], "gzip of a zip archive", unpack).refusal(of: file)
    }
    if let kind = kind(of: beginning) ?? unread.first(where: { $0.begins(beginning) }) {
      return Kind([], "gzip of \(kind.name)", unpack).refusal(of: file)
    }
    return isHTML(beginning) ? refusal(of: beginning, file: file) : nil
  }

  /// Why a file that begins so, and that GDAL did not read, is not read; nil for all others.
  static func refusal(ofUnread beginning: [UInt8], file: String) -> ReadError? {
    unread.first { $0.begins(beginning) }?.refusal(of: file)
  }

  private static func kind(of beginning: [UInt8]) -> Kind? { all.first { $0.begins(beginning) } }

  private static let zipMember: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// What a zip archive is by the names of its first members; nil for what is no archive, and for those that are read: sheets,
  /// KMZ, and the archives of shapefiles that GDAL reads.
  private static func zip(_ beginning: [UInt8]) -> Kind? {
    guard beginning.starts(with: zipMember) else { return nil }
    var names: [String] = []
    var at = beginning.startIndex
    while let member = beginning[at...].firstRange(of: zipMember), beginning.count >= member.lowerBound + 30,
      names.count < 64
    {
      let start = member.lowerBound
      let length = Int(beginning[start + 26]) | Int(beginning[start + 27]) << 8
      names.append(String(decoding: beginning.dropFirst(start + 30).prefix(length), as: UTF8.self))
      at = start + 30
    }
    let documents = [
      ("word/", "a document of Word (.docx)"), ("ppt/", "slides of PowerPoint (.pptx)"),
    ]
    for (folder, name) in documents where names.contains(where: { $0.hasPrefix(folder) }) {
      return Kind([], "\(name), not data", copyTable)
    }
    let texts = [("text", "a text document (.odt)"), ("presentation", "slides (.odp)")]
    for (type, name) in texts
    where beginning.prefix(128).firstRange(of: "application/vnd.oasis.opendocument.\(type)".utf8) != nil {
      return Kind([], "\(name), not data", copyTable)
    }
    guard let member = names.first else { return nil }
    let ending = member.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let read = [
      "csv", "tsv", "json", "geojson", "ndjson", "geojsonl", "wkt", "gz", "txt", "gpx", "xlsx", "xls", "ods",
    ]
    return read.contains(ending)
      ? Kind([], "a zip archive that holds ‘\(member)’", "unpack it with ‘unzip FILE’, and give that") : nil
  }

  /// Whether a text is a page of HTML, also one that calls itself XML.
  private static func isHTML(_ beginning: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = String(
      decoding: beginning.dropFirst(beginning.starts(with: mark) ? 3 : 0).prefix(1024), as: UTF8.self
    ).lowercased().drop { $0.isWhitespace }
    if ["<!doctype html", "<html", "<head", "<body", "<title", "<script", "<meta", "<table"].contains(
      where: text.hasPrefix)
    {
      return true
    }
    return text.hasPrefix("<") && text.contains("<html")
  }
}

/// Formats that are not read here, known by their first bytes, with the command that opens them.
enum ForeignFormat {
  /// Compressed files other than gzip: their first bytes, their name, and the command that writes their content to
  /// standard output.
  private static let compressed: [(bytes: [UInt8], name: String, opener: String)] = [
    (Array("BZh".utf8), "bzip2", "bzcat"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz", "xzcat"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard", "zstdcat"),
    ([0x04, 0x22, 0x4D, 0x18], "LZ4", "lz4cat"),
    ([0x1F, 0x9D], "compress", "zcat"),
    ([0x5D, 0x00, 0x00], "LZMA", "xzcat"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip", "7z x"),
    (Array("Rar!".utf8), "RAR", "unrar x"),
  ]

  /// Documents that are not data: their first bytes, what they are, and what to do.
  private static let documents: [(bytes: [UInt8], name: String, remedy: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)", "give the data that it shows"),
    ([0xFF, 0xD8, 0xFF], "a picture (JPEG)", "give the data that it shows"),
    (Array("GIF8".utf8), "a picture (GIF)", "give the data that it shows"),
    (Array("{\\rtf".utf8), "a text document (RTF)", "save its table as CSV"),
    ([0x00, 0x01, 0x00, 0x00] + Array("Standard ".utf8), "a database of Access", "export its table as CSV"),
  ]

  /// Why a file that begins so is not read; nil for all others.
  static func refusal(of beginning: [UInt8], file: String) -> ReadError? {
    if let format = compressed.first(where: { beginning.starts(with: $0.bytes) }) {
      // A text may begin with BZh; the level of compression follows.
      if format.name == "bzip2", !(beginning.count > 3 && (0x31...0x39).contains(beginning[3])) { return nil }
      let isArchive = format.opener.hasSuffix(" x")
      let command = "\(format.opener) \(quoted(file))"
      return .format(
        file: file, seen: "this is a file compressed with \(format.name)",
        remedy: isArchive
          ? "unpack it with ‘\(command)’" : "unpack it with ‘\(command) > unpacked’, and give that")
    }
    if let document = documents.first(where: { beginning.starts(with: $0.bytes) }) {
      return .format(file: file, seen: "this is \(document.name), not data", remedy: document.remedy)
    }
    if beginning.count > 262, beginning[257..<262].elementsEqual("ustar".utf8) {
      return .format(
        file: file, seen: "this is a tar archive",
        remedy: "unpack it with ‘tar xf \(quoted(file))’, and give what it holds")
    }
    if let member = firstMember(ofZip: beginning) {
      return .format(
        file: file, seen: "this is a zip archive that holds ‘\(member)’",
        remedy: "unpack it with ‘unzip \(quoted(file))’, and give that")
    }
    if isHTML(beginning) {
      return .format(
        file: file,
        seen: "this is an HTML page, not data; perhaps the server asked to sign in, or reported an error",
        remedy: "open it in a browser to see what it says, and fetch the data again")
    }
    return nil
  }

  /// The first member of a zip archive that is an ordinary file; nil for what is no archive, and for those that are
  /// documents: sheets, KMZ, and the archives of shapefiles that GDAL reads.
  private static func firstMember(ofZip beginning: [UInt8]) -> String? {
    guard beginning.starts(with: [0x50, 0x4B, 0x03, 0x04]), beginning.count >= 30 else { return nil }
    let length = Int(beginning[26]) | Int(beginning[27]) << 8
    let name = String(decoding: beginning.dropFirst(30).prefix(length), as: UTF8.self)
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let texts = [
      "csv", "tsv", "json", "geojson", "ndjson", "geojsonl", "wkt", "gz", "txt", "gpx", "xlsx", "xls", "ods",
    ]
    return texts.contains(ending) ? name : nil
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

  private static func quoted(_ file: String) -> String {
    if file == InputFile.standardInputName { return "FILE" }
    return file.contains { $0 == " " || $0 == "'" } ? "\"\(file)\"" : file
  }
}

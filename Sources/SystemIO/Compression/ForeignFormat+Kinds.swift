extension ForeignFormat {
  /// One format: how its files begin, what it is called, and what to do with such a file.
  struct Kind {
    /// The first bytes, or those at ``offset``.
    let bytes: [UInt8]
    let offset: Int
    /// What it is, as in ‘this is …’.
    let name: String
    /// What to do; `FILE` stands for the file, and `'FILE'` for its name as a text of Python and R.
    let remedy: String
    /// What else has to be true of the first bytes.
    let condition: @Sendable ([UInt8]) -> Bool

    init(
      _ bytes: [UInt8], at offset: Int = 0, _ name: String, _ remedy: String,
      where condition: @escaping @Sendable ([UInt8]) -> Bool = { _ in true }
    ) {
      (self.bytes, self.offset, self.name) = (bytes, offset, name)
      (self.remedy, self.condition) = (remedy, condition)
    }

    init(
      _ text: String, at offset: Int = 0, _ name: String, _ remedy: String,
      where condition: @escaping @Sendable ([UInt8]) -> Bool = { _ in true }
    ) {
      self.init(Array(text.utf8), at: offset, name, remedy, where: condition)
    }

    func begins(_ beginning: [UInt8]) -> Bool {
      beginning.count >= offset + bytes.count && beginning[offset...].starts(with: bytes)
        && condition(beginning)
    }

    func refusal(of file: String) -> ReadError {
      .format(
        file: file, seen: "this is \(name)",
        remedy: remedy.replacing("'FILE'", with: ForeignFormat.literal(file))
          .replacing("FILE", with: ForeignFormat.quoted(file)))
    }
  }

  static let copyTable = "copy its table into a spreadsheet, and save that as CSV"
  private static let picture = "give the data that it shows"

  /// A file compressed with something else than gzip.
  private static func compressed(
    _ bytes: [UInt8], _ name: String, _ opener: String,
    where condition: @escaping @Sendable ([UInt8]) -> Bool = { _ in true }
  ) -> Kind {
    Kind(
      bytes, "a file compressed with \(name)",
      opener.hasSuffix(" x")
        ? "unpack it with ‘\(opener) FILE’" : "unpack it with ‘\(opener) FILE > unpacked’, and give that",
      where: condition)
  }

  /// A table that a program keeps in a form of its own, which a function of pandas reads.
  private static func pandas(
    _ bytes: [UInt8], at offset: Int = 0, _ name: String, _ function: String,
    where condition: @escaping @Sendable ([UInt8]) -> Bool = { _ in true }
  ) -> Kind {
    Kind(bytes, at: offset, name, pandas(function), where: condition)
  }

  private static func pandas(_ function: String) -> String {
    "write it as CSV with ‘python3 -c \"import pandas; pandas.\(function)('FILE').to_csv('table.csv', index=False)\"’"
  }

  private static func r(_ expression: String) -> String { "Rscript -e \"\(expression)\"" }

  private static let objectOfR =
    "write it as CSV with ‘\(r("write.csv(readRDS('FILE'), 'table.csv', row.names=FALSE)"))’"
  private static let workspaceOfR =
    "write its table as CSV with ‘\(r("write.csv(get(load('FILE')[1]), 'table.csv', row.names=FALSE)"))’"

  /// What R writes: under gzip by default, or plain.
  private static let ofR: [Kind] =
    ["RDX", "RDA", "RDB"].map {
      Kind(
        $0, "data of R (.RData)", workspaceOfR,
        where: { $0.count > 4 && (0x32...0x33).contains($0[3]) && $0[4] == 0x0A })
    } + [
      Kind(
        "X\n", "data of R (.rds)", objectOfR,
        where: { $0.count > 6 && $0[2...4].allSatisfy { $0 == 0 } && (2...3).contains($0[5]) }),
      Kind("A\n2\n", "data of R (.rds)", objectOfR), Kind("A\n3\n", "data of R (.rds)", objectOfR),
    ]

  /// Formats that are found within gzip alone, besides ``all``.
  static let gzipped = ofR

  static let all: [Kind] =
    [
      // A text may begin with BZh; the level of compression follows.
      compressed(
        Array("BZh".utf8), "bzip2", "bzcat", where: { $0.count > 3 && (0x31...0x39).contains($0[3]) }),
      compressed([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz", "xzcat"),
      compressed([0x28, 0xB5, 0x2F, 0xFD], "Zstandard", "zstdcat"),
      compressed([0x04, 0x22, 0x4D, 0x18], "LZ4", "lz4cat"),
      compressed([0x1F, 0x9D], "compress", "zcat"),
      compressed([0x5D, 0x00, 0x00], "LZMA", "xzcat"),
      compressed([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip", "7z x"),
      compressed(Array("Rar!".utf8), "RAR", "unrar x"),
    ] + pictures + tables + ofR

  private static let pictures: [Kind] = [
    Kind([0x89, 0x50, 0x4E, 0x47], "a picture (PNG), not data", picture),
    Kind([0xFF, 0xD8, 0xFF], "a picture (JPEG), not data", picture),
    Kind("GIF8", "a picture (GIF), not data", picture),
    Kind([0x49, 0x49, 0x2A, 0x00], "a picture (TIFF), not data", picture),
    Kind([0x4D, 0x4D, 0x00, 0x2A], "a picture (TIFF), not data", picture),
    Kind("WEBP", at: 8, "a picture (WebP), not data", picture, where: { $0.starts(with: "RIFF".utf8) }),
    Kind("ftyp", at: 4, "a picture or a film (HEIC, MP4), not data", picture, where: { $0[0] == 0 }),
    // The size of the file and four zeros follow; a text has none.
    Kind(
      "BM", "a picture (BMP), not data", picture, where: { $0.count > 14 && $0[6...9].allSatisfy { $0 == 0 } }
    ),
    Kind("{\\rtf", "a text document (RTF), not data", copyTable),
    // A document of Word before 2007 lies in the same kind of file as a sheet of Excel.
    Kind(
      [0xD0, 0xCF, 0x11, 0xE0], "a document of Word (.doc), not data", copyTable,
      where: { $0.firstRange(of: "WordDocument".utf8.flatMap { [$0, 0] }) != nil }),
  ]

  private static let tables: [Kind] =
    ["Standard Jet", "Standard ACE"].map {
      Kind(
        $0, at: 4, "a database of Access",
        "see what it holds with ‘mdb-tables FILE’, and write a table as CSV with ‘mdb-export FILE TABLE > table.csv’",
        where: { $0[0] == 0 && $0[1] == 1 })
    } + [
      Kind("$FL2", "a table of SPSS (.sav)", "write it as CSV with ‘pspp-convert FILE table.csv’"),
      Kind("$FL3", "a table of SPSS (.zsav)", "write it as CSV with ‘pspp-convert FILE table.csv’"),
      pandas(Array("<stata_dta>".utf8), "a table of Stata (.dta)", "read_stata"),
      // Before the thirteenth edition: the edition, the order of bytes, the kind of file, and a zero.
      Kind(
        [], "a table of Stata (.dta)", pandas("read_stata"),
        where: {
          $0.count > 90 && [0x69, 0x6C, 0x6E, 0x6F, 0x71, 0x72, 0x73].contains($0[0])
            && (1...2).contains($0[1])
            && $0[2] == 1 && $0[3] == 0
        }),
      pandas(
        [0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 0x08, 0x00], at: 12,
        "a table of SAS (.sas7bdat)", "read_sas"),
      pandas(Array("HEADER RECORD*******LIB".utf8), "a table of SAS (.xpt)", "read_sas"),
      pandas(Array("ARROW1".utf8), "a table of Arrow (.arrow, .feather)", "read_feather"),
      pandas(Array("FEA1".utf8), "a table of Arrow (.feather)", "read_feather"),
      Kind(
        [], "a table of dBASE (.dbf), of a Shapefile or alone",
        "give the .shp beside it, or write it as CSV with ‘ogr2ogr -f CSV table.csv FILE’", where: isDBase),
    ]

  /// Formats that GDAL reads on some systems.
  static let unread: [Kind] = [
    Kind(
      [0xD0, 0xCF, 0x11, 0xE0], "a workbook of Excel before 2007 (.xls), which this GDAL does not read",
      "write it as CSV with ‘ssconvert FILE table.csv’ of Gnumeric, or save it as .xlsx"),
    Kind(
      "PAR1", "Parquet",
      "judge it with ‘demarc.check_parquet’ of the Python package, or \(pandas("read_parquet"))"),
    Kind(
      "%PDF-", "a PDF document, not data",
      "ask for the data behind it, or take its words out with ‘pdftotext -layout FILE’ and make a CSV of them"
    ),
  ]

  /// A version of dBASE, a day, as many bytes of header as fields of 32 bytes and an end, and zeros.
  @Sendable private static func isDBase(_ beginning: [UInt8]) -> Bool {
    guard beginning.count > 32, [0x03, 0x30, 0x31, 0x83, 0x8B, 0xF5].contains(beginning[0]),
      (1...12).contains(beginning[2]), (1...31).contains(beginning[3]),
      beginning[12..<14].allSatisfy({ $0 == 0 })
    else { return false }
    let header = Int(beginning[8]) | Int(beginning[9]) << 8
    let row = Int(beginning[10]) | Int(beginning[11]) << 8
    return header > 32 && row > 0
  }

  /// The name of a file as a text of Python and R within double quotes of a shell.
  private static func literal(_ file: String) -> String {
    let isPlain = file != InputFile.standardInputName && !file.contains { "'\"\\$`".contains($0) }
    return isPlain ? "'\(file)'" : "'FILE'"
  }

  /// The name of a file as a word of a shell.
  static func quoted(_ file: String) -> String {
    if file == InputFile.standardInputName { return "FILE" }
    return file.contains { $0 == " " || $0 == "'" } ? "\"\(file)\"" : file
  }
}

/// What a workbook of Excel (.xlsx) says of its dates, as far as GDAL reads it otherwise.
package struct Workbook {
  private let archive: ZipArchive

  /// Nil for a file that is not such a workbook.
  package init?(path: String) {
    guard let bytes = try? InputFile.bytes(of: path), let archive = ZipArchive(bytes) else { return nil }
    self.archive = archive
  }

  /// Whether its days are counted from 1904, as those of old Macs are.
  package var isFrom1904: Bool {
    guard let settings = archive.content(named: "xl/workbook.xml"),
      let name = settings.firstRange(of: "date1904=".utf8)
    else { return false }
    let value = settings[name.upperBound...].dropFirst()
    return value.first == 0x31 || value.starts(with: "true".utf8)
  }

  /// What is to be said of rows that nobody sees in the workbook and GDAL reads; nil where there are none.
  package var remark: String? {
    var hidden = 0
    for name in archive.names where name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml") {
      guard let sheet = archive.content(named: name) else { continue }
      hidden += ShownCells.tags("row", in: sheet[...]).count {
        ["1", "true"].contains(ShownCells.attribute("hidden", $0))
      }
    }
    return hidden == 0
      ? nil
      : "warning: the workbook hides \(hidden) row\(hidden == 1 ? "" : "s"), by hand or by a filter; they are read as all others are"
  }

  /// The workbook as GDAL reads it rightly; nil where it does that as it is.
  ///
  /// Formats of dates whose hours have one digit, as `m/d/yyyy h:mm`, get two: GDAL takes the others for days without a time. Cells
  /// that show a month or a year alone, as `mmm-yy` does, become texts such as `2018-10`: GDAL gives the first day of each. Numbers that
  /// are shown with a unit of length or a hemisphere, as `0" km"` does, become texts with it, `25 km`: GDAL gives the number alone.
  package var corrected: [UInt8]? {
    guard let styles = archive.content(named: "xl/styles.xml") else { return nil }
    var book: ZipArchive? = archive
    var bytes: [UInt8]?
    func replace(_ name: String, _ content: [UInt8]) {
      guard let changed = book?.replacing(name, with: content) else { return }
      (bytes, book) = (changed, ZipArchive(changed))
    }
    let parts = ShownCells(styles)
    if !parts.isEmpty {
      for name in archive.names where name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml") {
        if let sheet = archive.content(named: name), let changed = parts.asTexts(sheet) {
          replace(name, changed)
        }
      }
    }
    let written = Self.withTwoDigits(styles)
    if written != styles { replace("xl/styles.xml", written) }
    return bytes
  }

  private static func withTwoDigits(_ styles: [UInt8]) -> [UInt8] {
    var written: [UInt8] = []
    var rest = styles[...]
    while let start = rest.firstRange(of: "formatCode=".utf8)?.upperBound, let quote = rest[start...].first,
      let end = rest[(start + 1)...].firstIndex(of: quote)
    {
      let format = DateFormatCode(String(decoding: rest[(start + 1)..<end], as: UTF8.self))
      written +=
        rest[...start] + (format.withTwoDigits.map { Array($0.utf8)[...] } ?? rest[(start + 1)..<end])
      rest = rest[end...]
    }
    return written + rest
  }
}

/// A format of cells as a workbook spells it.
struct DateFormatCode {
  private let text: [Character]
  /// Where letters of dates and times stand: not in quotes, in brackets such as `[h]`, or after a backslash.
  private let places: [Int]

  init(_ code: String) {
    text = Array(code.replacing("&quot;", with: "\""))
    var places: [Int] = []
    var closing: Character?
    for (index, letter) in text.enumerated() {
      if let end = closing {
        if letter == end { closing = nil }
      } else if letter == "\"" {
        closing = letter
      } else if letter == "[" {
        closing = "]"
      } else if "dDmMyYhH".contains(letter), index == 0 || text[index - 1] != "\\" {
        places.append(index)
      }
    }
    self.places = places
  }

  private func has(_ letter: Character) -> Bool {
    places.contains { text[$0].lowercased() == String(letter) }
  }

  /// The code with two digits for the hours where it has one, and GDAL would see a day or nothing else; nil for others.
  var withTwoDigits: String? {
    let hours = places.filter { text[$0].lowercased() == "h" }
    guard hours.count == 1, let index = hours.first else { return nil }
    // GDAL sees a day in two letters of it or of the year; of ‘d/m h:mm’ it gives the number with both.
    let seen = String(text)
    let isDay = ["dd", "DD", "yy", "YY"].contains { seen.contains($0) }
    guard isDay || !has("d") && !has("y") else { return nil }
    let changed = text[...index] + text[index...]
    return String(changed).replacing("\"", with: "&quot;")
  }

  /// Whether it shows a year and a month, or a year alone: as `mmm-yy`, `yyyy`.
  var isPartial: Bool { has("y") && !has("d") && !has("h") }
  /// The unit of length or the hemisphere that it writes after a number; nil for none. Formats that show thousands of what the cell
  /// holds, as `0," km"` does, have none.
  var unit: String? {
    guard places.isEmpty else { return nil }
    var (unit, isQuoted, isEscaped, isScaled) = ("", false, false, false)
    for letter in text.prefix(while: { $0 != ";" }) {
      if isEscaped || isQuoted && letter != "\"" {
        unit.append(letter)
        isEscaped = false
      } else if letter == "\"" {
        isQuoted.toggle()
      } else if letter == "\\" {
        isEscaped = true
      } else if "0#?".contains(letter) {
        (unit, isScaled) = ("", false)
      } else if letter == "," {
        isScaled = true
      }
    }
    let plain = unit.filter { !$0.isWhitespace }
    return !isScaled && Self.units.contains(plain.lowercased()) ? plain : nil
  }

  private static let units: Set<String> = [
    "km", "m", "mi", "nmi", "nm", "ft", "cm", "mm", "metres", "meters", "kilometres", "kilometers", "miles",
    "feet",
    "км", "м", "كم", "م", "n", "s", "e", "w", "°n", "°s", "°e", "°w",
  ]

  /// Whether it shows a month.
  var showsMonth: Bool { has("m") }
}

/// The styles of cells that show something else than the number in them tells: a month or a year alone, or a unit.
private struct ShownCells {
  private enum Style { case month, year, unit(String) }

  /// By their numbers.
  private var styles: [Int: Style] = [:]
  var isEmpty: Bool { styles.isEmpty }

  /// - Parameter xml: The member with the styles.
  init(_ xml: [UInt8]) {
    // 17 is ‘mmm-yy’ in every workbook.
    var formats: [Int: Style] = [17: .month]
    for tag in Self.tags("numFmt", in: xml[...]) {
      guard let id = Self.attribute("numFmtId", tag).flatMap({ Int($0) }),
        let code = Self.attribute("formatCode", tag)
      else { continue }
      let format = DateFormatCode(code)
      if format.isPartial {
        formats[id] = format.showsMonth ? .month : .year
      } else if let unit = format.unit {
        formats[id] = .unit(unit)
      }
    }
    guard let start = xml.firstRange(of: "<cellXfs".utf8)?.upperBound,
      let end = xml[start...].firstRange(of: "</cellXfs>".utf8)?.lowerBound
    else { return }
    for (index, tag) in Self.tags("xf", in: xml[start..<end]).enumerated() {
      if let id = Self.attribute("numFmtId", tag).flatMap({ Int($0) }), let style = formats[id] {
        styles[index] = style
      }
    }
  }

  /// A sheet with the cells of such styles as texts; nil where it has none.
  func asTexts(_ sheet: [UInt8]) -> [UInt8]? {
    var written: [UInt8] = []
    var rest = sheet[...]
    var isChanged = false
    while let start = rest.firstRange(of: "<c ".utf8)?.lowerBound,
      let close = rest[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      let tag = rest[start..<close]
      let next = rest.index(after: close)
      guard tag.last != UInt8(ascii: "/"), let style = Self.attribute("s", tag).flatMap({ Int($0) }),
        let shown = styles[style], ["n", nil].contains(Self.attribute("t", tag)),
        let end = rest[next...].firstRange(of: "</c>".utf8),
        let text = Self.text(rest[next..<end.lowerBound], shown)
      else {
        written += rest[..<next]
        rest = rest[next...]
        continue
      }
      let name = Self.attribute("r", tag) ?? ""
      written += rest[..<start] + Array("<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>".utf8)
      rest = rest[end.upperBound...]
      isChanged = true
    }
    return isChanged ? written + rest : nil
  }

  /// What a cell shows: a month or a year, as `2018-10` or `2018`, or a number with its unit; nil where it holds no number, or no day
  /// of 1900 to 9999.
  private static func text(_ content: ArraySlice<UInt8>, _ style: Style) -> String? {
    guard let start = content.firstRange(of: "<v>".utf8)?.upperBound,
      let end = content[start...].firstRange(of: "</v>".utf8)?.lowerBound,
      case let written = String(decoding: content[start..<end], as: UTF8.self), let serial = Double(written)
    else { return nil }
    let showsMonth: Bool
    switch style {
    case .unit(let unit): return "\(written) \(unit)"
    case .month: showsMonth = true
    case .year: showsMonth = false
    }
    guard (61..<2_958_466).contains(serial) else { return nil }
    // Days since 1 March of year 0, in years that begin in March (Hinnant, chrono-compatible algorithms for dates).
    let days = Int(serial) + 693_899
    let era = days / 146_097
    let day = days % 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let month = (5 * (day - (365 * year + year / 4 - year / 100)) + 2) / 153
    let number = month < 10 ? month + 3 : month - 9
    let whole = era * 400 + year + (number <= 2 ? 1 : 0)
    return showsMonth ? "\(whole)-\(number < 10 ? "0" : "")\(number)" : "\(whole)"
  }

  /// All elements of a name, as far as their attributes go.
  fileprivate static func tags(_ name: String, in xml: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var tags: [ArraySlice<UInt8>] = []
    var rest = xml
    while let start = rest.firstRange(of: "<\(name) ".utf8),
      let end = rest[start.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    {
      tags.append(rest[start.lowerBound..<end])
      rest = rest[end...]
    }
    return tags
  }

  fileprivate static func attribute(_ name: String, _ tag: ArraySlice<UInt8>) -> String? {
    guard let start = tag.firstRange(of: " \(name)=".utf8)?.upperBound, let quote = tag[start...].first,
      let end = tag[(start + 1)...].firstIndex(of: quote)
    else { return nil }
    return String(decoding: tag[(start + 1)..<end], as: UTF8.self)
  }
}

internal import Places
internal import TextFormats

/// How many fields the rows of a table have beside those of the header, as far as the first rows tell.
struct RowShape {
  /// The empty fields at the end of every row, as spreadsheets leave them.
  var surplus = 0
  /// Whether the first field of every row is a row name, as R writes it, for which the header has no name.
  var hasRowNames = false

  /// - Parameters:
  ///   - rows: The first rows.
  ///   - columns: Those of the header.
  init(of rows: [IncidentRow], _ columns: IncidentColumns, options: IncidentOptions) {
    let fields = rows.compactMap(\.fields)
    let more = Set(fields.map { $0.fields.count - columns.names.count })
    guard more.count == 1, let extra = more.first, extra > 0 else { return }
    let hasEmptyEnds = fields.allSatisfy { row in row.fields.suffix(extra).allSatisfy { row.isBlank($0) } }
    // Row names are texts and whole numbers; a number with decimals is a value.
    let first = Set(fields.map { $0.text(0) })
    /// A text or a whole number, or `1.1` where there is a `1`: so R makes names different.
    func hasRowName(_ row: CSVRow) -> Bool {
      let text = row.text(0)
      return !row.isBlank(row.fields[0])
        && (!row.hasDecimals(0)
          || text.lastIndex(of: ".").map { first.contains(String(text[..<$0])) } == true)
    }
    if extra == 1, fields.allSatisfy(hasRowName) {
      let fit = fields.allSatisfy { row in
        columns.fit(row.keeping(Array(row.fields.dropFirst())), options)
      }
      // After the coordinates it has to explain the surplus of every row.
      let isSplit =
        rows.contains { columns.hasSplitNumber($0, options) }
        || rows.allSatisfy { columns.hasSplitNumber($0, options, anywhere: true) }
      let areDifferent = rows.count > 1 && Set(fields.map { $0.value(0) }).count == rows.count
      // Numbers that rise from row to row where a coordinate would be are no coordinates, if those beside them have decimals.
      var isFirst = columns.position.all.contains(0)
      if case .pair(let north, let east) = columns.position {
        isFirst = isFirst && fields.contains { $0.hasDecimals(north + 1) && $0.hasDecimals(east + 1) }
      }
      if fit, !isSplit, areDifferent, !hasEmptyEnds || isFirst && Self.isRising(fields) {
        hasRowNames = true
        return
      }
      // Rows that fit either way are long, unless both of their coordinates have decimals: what stands before a latitude seldom has.
      if fit, case .pair(let north, let east) = columns.position,
        !fields.contains(where: { $0.hasDecimals(north) && $0.hasDecimals(east) })
      {
        return
      }
    }
    if hasEmptyEnds { surplus = extra }
  }

  init() {}

  private static func isRising(_ rows: [CSVRow]) -> Bool {
    let numbers = rows.map { Int($0.text(0)) ?? .min }
    return numbers[0] > .min && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }
}

extension IncidentColumns {
  /// Whether a row of as many fields as the header can be placed.
  fileprivate func fit(_ row: CSVRow, _ options: IncidentOptions) -> Bool {
    let row = IncidentRow(source: .row(row), names: names)
    if case .pair(let north, let east) = position, options.crs != nil {
      return [north, east].allSatisfy { GridNumber.value(row.text($0), mark: decimalMark) != nil }
    }
    var plain = self
    plain.shape = RowShape()
    return (try? Incident(row, plain, options: options)) != nil
  }

  /// Whether a number before the coordinates may be in two fields, `1,200` without quotes: the row fits as well with these
  /// two fields as one.
  ///
  /// - Parameter anywhere: Whether a number after the coordinates counts, too.
  func hasSplitNumber(_ row: IncidentRow, _ options: IncidentOptions, anywhere: Bool = false) -> Bool {
    guard let row = row.fields, row.fields.count > names.count, let last = position.all.max() else {
      return false
    }
    func isDigits(_ index: Int, _ counts: ClosedRange<Int>) -> Bool {
      let value = row.value(index)
      return counts.contains(value.count) && value.allSatisfy { (0x30...0x39).contains($0) }
    }
    return (0..<min(anywhere ? .max : last + 1, row.fields.count - 1)).contains { index in
      guard isDigits(index, 1...3), isDigits(index + 1, 3...3) else { return false }
      var fields = row.fields
      fields[index] = fields[index].lowerBound..<fields[index + 1].upperBound
      fields.remove(at: index + 1)
      return fit(row.keeping(Array(fields.prefix(names.count))), options)
    }
  }
}

extension IncidentColumns.Position {
  /// The columns of the position.
  var all: [Int] {
    switch self {
    case .pair(let latitude, let longitude): [latitude, longitude]
    case .angles(let latitude, let longitude): latitude.all + longitude.all
    case .place(let index), .geopoint(let index): [index]
    case .geometry: []
    }
  }
}

extension IncidentRow {
  /// The fields of a row of a table; nil for a feature.
  var fields: CSVRow? { if case .row(let row) = source { row } else { nil } }
}

extension CSVRow {
  fileprivate func isBlank(_ field: Range<Int>) -> Bool { bytes[field].allSatisfy(SourceText.isSpace) }

  /// Whether a field is a number with a decimal mark.
  fileprivate func hasDecimals(_ index: Int) -> Bool {
    let text = text(index)
    return text.contains { $0 == "." || $0 == "," } && FieldText.number(text) != nil
  }

  /// The row with some of its fields.
  fileprivate func keeping(_ fields: [Range<Int>]) -> CSVRow {
    var row = self
    row.fields = fields
    return row
  }
}

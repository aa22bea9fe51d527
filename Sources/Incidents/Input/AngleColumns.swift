internal import Places
internal import TextFormats

/// The columns of a latitude or of a longitude that is in parts: degrees, and beside them minutes, seconds, a hemisphere.
struct AngleColumns: Equatable {
  var degrees: Int
  var minutes: Int?
  var seconds: Int?
  var hemisphere: Int?
  /// Whether the column of hemispheres is one by its values and its place alone.
  var isHemisphereUnnamed = false

  /// Whether it is one column of degrees.
  var isPlain: Bool { minutes == nil && hemisphere == nil }
  /// The columns that it has, in the order of reading.
  var all: [Int] { [degrees] + [minutes, seconds, hemisphere].compactMap(\.self) }

  /// Whether a header, in lower case, names degrees or decimal degrees of both kinds.
  static func areNamed(in keys: [String]) -> Bool {
    [true, false].allSatisfy { isLatitude in
      keys.contains { [.degrees, .decimal].contains(PositionNames.part(of: $0, isLatitude: isLatitude)) }
    }
  }

  /// The columns of a latitude or a longitude.
  ///
  /// A column of decimal degrees wins over the parts beside it. A column of hemispheres is one by its name or beside the
  /// others, whose values are N and S, or E and W (see ``withoutStrays(_:_:)``).
  ///
  /// - Parameters:
  ///   - base: The column that is called latitude or longitude, or that the caller names; nil for none.
  ///   - isGiven: Whether the caller names it.
  /// - Returns: nil where there are no degrees.
  init?(_ isLatitude: Bool, base: Int?, isGiven: Bool, keys: [String], _ sample: [IncidentRow]) {
    var named: [PositionNames.Part: Int] = [:]
    for (index, key) in keys.enumerated() {
      guard let part = PositionNames.part(of: key, isLatitude: isLatitude), named[part] == nil else {
        continue
      }
      named[part] = index
    }
    let own = base.map { named[.degrees] == $0 || named[.degrees] == nil && Self.isWhole($0, sample) } ?? true
    if let base, isGiven || !own {
      degrees = base
    } else if let decimal = named[.decimal] {
      degrees = decimal
    } else if let first = base ?? named[.degrees] {
      degrees = first
    } else {
      return nil
    }
    if own, degrees != named[.decimal], let minutes = named[.minutes] {
      self.minutes = minutes
      seconds = named[.seconds]
    } else if own, degrees != named[.decimal], Self.isBare(.minutes, degrees + 1, keys, sample) {
      // `Lat, Min, Sec, Lon, Min, Sec`: parts that stand right after their degrees.
      minutes = degrees + 1
      if Self.isBare(.seconds, degrees + 2, keys, sample) { seconds = degrees + 2 }
    }
    let beside = [(all.max() ?? 0) + 1, degrees + 1, degrees - 1]
    hemisphere = ([named[.hemisphere]].compactMap(\.self) + beside).first {
      keys.indices.contains($0) && !all.contains($0)
        && Self.holdsHemispheres($0, isLatitude, sample, named: $0 == named[.hemisphere])
    }
    isHemisphereUnnamed = hemisphere != named[.hemisphere]
  }

  /// Both, without a column of hemispheres that only its values and its place tell where the other angle has none: `side` beside
  /// a latitude may hold the sides of a town.
  ///
  /// - Returns: The angles, and the column that was taken out.
  static func withoutStrays(
    _ latitude: AngleColumns, _ longitude: AngleColumns
  ) -> (AngleColumns, AngleColumns, stray: Int?) {
    var (latitude, longitude) = (latitude, longitude)
    var stray: Int?
    if latitude.isHemisphereUnnamed, longitude.hemisphere == nil {
      stray = latitude.hemisphere
      latitude.hemisphere = nil
    } else if longitude.isHemisphereUnnamed, latitude.hemisphere == nil {
      stray = longitude.hemisphere
      longitude.hemisphere = nil
    }
    return (latitude, longitude, stray)
  }

  /// Whether all values of a column are whole degrees.
  private static func isWhole(_ column: Int, _ sample: [IncidentRow]) -> Bool {
    let values = sample.map { $0.stated(column) }.filter { !$0.isEmpty }
    return !values.isEmpty && values.allSatisfy { FieldText.number($0).map { $0 == $0.rounded() } ?? false }
  }

  /// Whether a column is called minutes or seconds alone, and holds such numbers.
  private static func isBare(
    _ part: PositionNames.Part, _ column: Int, _ keys: [String], _ sample: [IncidentRow]
  ) -> Bool {
    guard keys.indices.contains(column), PositionNames.barePart(of: keys[column]) == part else {
      return false
    }
    let values = sample.map { $0.stated(column) }.filter { !$0.isEmpty }
    return !values.isEmpty
      && values.allSatisfy { FieldText.number($0).map { (0..<60).contains($0) } ?? false }
  }

  private static func holdsHemispheres(
    _ column: Int, _ isLatitude: Bool, _ sample: [IncidentRow], named: Bool
  ) -> Bool {
    let values = sample.map { $0.stated(column) }.filter { !$0.isEmpty }
    let known = values.filter { Hemisphere($0, isLatitude: isLatitude) != nil }
    return !known.isEmpty && (named || known.count == values.count)
  }

  /// The degrees of a row, negative in the south and west.
  ///
  /// - Throws: ``RowError`` for parts that are missing, or that are not those of an angle, and for a sign against the
  ///   hemisphere.
  func degrees(
    of row: IncidentRow, _ field: CoordinateField, decimalMark: UInt8?
  ) throws(RowError) -> Double {
    var degrees = try field.degrees(row, degrees, decimalMark: decimalMark)
    let isMinus = degrees.sign == .minus
    if let minutes {
      let texts = [minutes, seconds].map { $0.map(row.stated) ?? "" }
      if !texts.allSatisfy(\.isEmpty) {
        let unit = degrees == degrees.rounded() ? try sixtieths(row, field) : nil
        guard let unit else {
          throw RowError(
            "\(field.rawValue) has decimals before its minutes",
            reason:
              "the degrees \(RowError.quoted(row.text(self.degrees))) have decimals, and minutes beside them",
            field: self.degrees)
        }
        degrees = (isMinus ? -1 : 1) * (abs(degrees) * 3600 + unit) / 3600
      } else if degrees == degrees.rounded() {
        throw RowError("the minutes of the \(field.rawValue) are missing", field: minutes)
      }
    }
    guard let hemisphere else { return degrees }
    let text = row.stated(hemisphere)
    guard let letter = Hemisphere(text, isLatitude: field == .latitude), letter != .either else {
      throw RowError(
        text.isEmpty ? "the hemisphere of the \(field.rawValue) is missing" : "the hemisphere is unreadable",
        reason: text.isEmpty
          ? nil : "\(RowError.quoted(text)) does not say which hemisphere the \(field.rawValue) is on",
        field: hemisphere)
    }
    let isNegative = letter == .negative
    if let stated = (try? AngleText(field: row.stated(self.degrees)))?.isNegativeByLetter,
      stated != isNegative
    {
      throw RowError(
        "\(field.rawValue) has the letters of two hemispheres",
        reason:
          "\(field.rawValue) \(RowError.quoted(row.text(self.degrees))) has the letter of one hemisphere, and ‘\(text)’ beside it",
        field: hemisphere)
    }
    if isMinus, letter == .positive {
      throw RowError(
        "\(field.rawValue) has a minus and the other hemisphere",
        reason:
          "\(field.rawValue) \(RowError.quoted(row.text(self.degrees))) has a minus, and ‘\(text)’ beside it",
        field: hemisphere)
    }
    return isNegative ? -abs(degrees) : degrees
  }

  /// The seconds that minutes and seconds are together.
  private func sixtieths(_ row: IncidentRow, _ field: CoordinateField) throws(RowError) -> Double {
    func number(_ column: Int?, _ name: String) throws(RowError) -> Double? {
      guard let column else { return nil }
      var text = row.stated(column)[...]
      if text.isEmpty { return nil }
      while let last = text.last, "'’′\"”″ ".contains(last) { text.removeLast() }
      guard let value = FieldText.number(String(text)), value >= 0, value < 60 else {
        throw RowError(
          "the \(name) of the \(field.rawValue) are not from 0 to 60",
          reason:
            "the \(name) \(RowError.quoted(row.text(column))) of the \(field.rawValue) are not from 0 to 60",
          field: column)
      }
      return value
    }
    let (minutes, seconds) = (try number(minutes, "minutes"), try number(seconds, "seconds"))
    guard let minutes, seconds == nil || seconds == 0 || minutes == minutes.rounded() else {
      throw RowError("the minutes of the \(field.rawValue) are missing or have decimals", field: self.minutes)
    }
    return minutes * 60 + (seconds ?? 0)
  }
}

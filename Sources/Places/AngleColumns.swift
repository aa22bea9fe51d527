internal import TextFormats

/// The columns of a latitude or of a longitude that may be in parts: degrees, and beside them minutes, seconds, a hemisphere.
package struct AngleColumns: Equatable, Sendable {
  /// The column of degrees.
  package private(set) var degrees: Int
  package private(set) var minutes: Int?
  private var seconds: Int?
  private var hemisphere: Int?
  /// Whether the column of hemispheres is one by its values and its place alone.
  private var isHemisphereUnnamed = false
  /// Whether degrees and minutes are one number, as NMEA 0183 writes them: `3548.6` is 35 degrees and 48.6 minutes.
  private var isCompact = false
  /// What letters of hemispheres mean in the table.
  private var letters = HemisphereLetters(latitudes: [], longitudes: [])
  /// Whether minutes and seconds are such by their place alone: `Min` right after degrees.
  private var arePartsUnnamed = false

  /// Whether it is one column of degrees.
  package var isPlain: Bool { minutes == nil && hemisphere == nil }
  /// The columns that it has, in the order of reading.
  package var all: [Int] { [degrees] + [minutes, seconds, hemisphere].compactMap(\.self) }

  /// Whether a header, in lower case, names degrees or decimal degrees of both kinds.
  package static func areNamed(in keys: [String]) -> Bool {
    [true, false].allSatisfy { isLatitude in
      keys.contains { [.degrees, .decimal].contains(PositionNames.part(of: $0, isLatitude: isLatitude)) }
    }
  }

  /// The columns of a latitude or a longitude.
  ///
  /// A column of decimal degrees wins over the parts beside it. A column of hemispheres is one by its name, or by values that
  /// are mostly N and S, or E and W, beside the others (see ``settled(_:_:values:)``).
  ///
  /// - Parameters:
  ///   - base: The column that is called latitude or longitude, or that the caller names; nil for none.
  ///   - isGiven: Whether the caller names it.
  ///   - keys: The names of all columns, in lower case.
  ///   - values: The values of a column in the first rows, without those that are missing.
  /// - Returns: nil where there are no degrees.
  package init?(
    _ isLatitude: Bool, base: Int?, isGiven: Bool = false, keys: [String], values: (Int) -> [String]
  ) {
    var named: [PositionNames.Part: Int] = [:]
    for (index, key) in keys.enumerated() {
      guard let part = PositionNames.part(of: key, isLatitude: isLatitude), named[part] == nil else {
        continue
      }
      named[part] = index
    }
    // ‘lat_min’ beside ‘lat_max’ is the least of a box, and ‘lat_dd’ beside ‘lat_mm’ holds whole degrees.
    if let minutes = named[.minutes], keys[minutes].contains("min"),
      keys.contains(keys[minutes].replacing("min", with: "max"))
    {
      named[.minutes] = nil
    }
    if let decimal = named[.decimal], named[.minutes] != nil, named[.degrees] == nil,
      keys[decimal].hasSuffix("dd")
    {
      (named[.degrees], named[.decimal]) = (decimal, nil)
    }
    func areAll(_ column: Int, _ test: (Double) -> Bool) -> Bool {
      let values = values(column)
      return !values.isEmpty && values.allSatisfy { FieldText.number($0).map(test) ?? false }
    }
    func isBare(_ part: PositionNames.Part, _ column: Int) -> Bool {
      keys.indices.contains(column) && PositionNames.barePart(of: keys[column]) == part
        && areAll(column) { (0..<60).contains($0) }
    }
    // Parts belong to whole degrees, and to a column that is called degrees.
    let mayHaveParts =
      base.map { base in
        named[.degrees] == base || named[.degrees] == nil && areAll(base) { $0 == $0.rounded() }
      } ?? true
    if let base, isGiven || !mayHaveParts {
      degrees = base
    } else if let found = named[.decimal] ?? base ?? named[.degrees] {
      degrees = found
    } else {
      return nil
    }
    if mayHaveParts, degrees != named[.decimal] {
      if let named = named[.minutes] {
        minutes = named
      } else if isBare(.minutes, degrees + 1) {
        // `Lat, Min, Sec, Lon, Min, Sec`
        minutes = degrees + 1
        if isBare(.seconds, degrees + 2) { seconds = degrees + 2 }
        arePartsUnnamed = true
      }
      if !arePartsUnnamed, minutes != nil { seconds = named[.seconds] }
    }
    let beside = [(all.max() ?? 0) + 1, degrees + 1, degrees - 1]
    hemisphere = ([named[.hemisphere]].compactMap(\.self) + beside).first { column in
      guard keys.indices.contains(column), !all.contains(column) else { return false }
      let values = values(column)
      let letters = HemisphereLetters(
        latitudes: isLatitude ? values : [], longitudes: isLatitude ? [] : values)
      let known = values.filter { Hemisphere($0, isLatitude: isLatitude, letters: letters) != nil }
      guard column == named[.hemisphere] else { return known.count * 2 > values.count }
      // A column that holds nothing but other letters makes its rows invalid, and is not passed over.
      return !known.isEmpty
        || !values.isEmpty && values.allSatisfy { Hemisphere.word($0).map { $0.count < 3 } ?? false }
    }
    isHemisphereUnnamed = hemisphere != named[.hemisphere]
  }

  /// Both, with what their letters of hemispheres mean, and without what only values and place tell where the other angle has nothing like it: `side` beside a latitude may
  /// hold the sides of a town, and `min` after a longitude the least of something.
  ///
  /// - Parameter values: The values of a column in the first rows, without those that are missing.
  /// - Returns: The angles, and the column of hemispheres that was taken out.
  package static func settled(
    _ latitude: AngleColumns, _ longitude: AngleColumns, values: (Int) -> [String]
  ) -> (AngleColumns, AngleColumns, stray: Int?) {
    var (latitude, longitude) = (latitude, longitude)
    var stray: Int?
    if (latitude.minutes == nil) != (longitude.minutes == nil) {
      if latitude.arePartsUnnamed { (latitude.minutes, latitude.seconds) = (nil, nil) }
      if longitude.arePartsUnnamed { (longitude.minutes, longitude.seconds) = (nil, nil) }
    }
    if latitude.isHemisphereUnnamed, longitude.hemisphere == nil {
      (stray, latitude.hemisphere) = (latitude.hemisphere, nil)
    } else if longitude.isHemisphereUnnamed, latitude.hemisphere == nil {
      (stray, longitude.hemisphere) = (longitude.hemisphere, nil)
    }
    // Letters such as A and K are codes as often as hemispheres.
    if let column = stray {
      let words = values(column).compactMap(Hemisphere.word)
      if !words.contains(where: { $0.count > 1 || ["n", "s", "e", "w", "o"].contains($0) }) { stray = nil }
    }
    let letters = HemisphereLetters(
      latitudes: latitude.hemisphere.map(values) ?? [], longitudes: longitude.hemisphere.map(values) ?? [])
    (latitude.letters, longitude.letters) = (letters, letters)
    if [latitude, longitude].allSatisfy({ $0.hemisphere != nil && $0.minutes == nil }),
      areCompact(values(latitude.degrees), values(longitude.degrees))
    {
      (latitude.isCompact, longitude.isCompact) = (true, true)
    }
    return (latitude, longitude, stray)
  }

  /// Whether numbers beside hemispheres are degrees and minutes in one: all can be, and a latitude beyond 90 can be nothing else.
  private static func areCompact(_ latitudes: [String], _ longitudes: [String]) -> Bool {
    func numbers(_ texts: [String], _ most: Double) -> [Double]? {
      let numbers = texts.compactMap { FieldText.number($0) }
      let areAngles = numbers.allSatisfy {
        $0.sign == .plus && $0 <= most * 100 && $0.truncatingRemainder(dividingBy: 100) < 60
      }
      return numbers.count == texts.count && areAngles ? numbers : nil
    }
    guard let north = numbers(latitudes, 90), numbers(longitudes, 180) != nil else { return false }
    return north.contains { $0 > 90 }
  }

  /// Why the fields of a row are not an angle.
  package struct Fault: Error {
    /// Few words that rows of the same kind share.
    package var summary: String
    /// What is wrong with this row; nil where the summary says it all.
    package var reason: String?
    /// The column where it is.
    package var column: Int
  }

  /// The degrees of a row, negative in the south and west.
  ///
  /// - Parameters:
  ///   - degrees: What the column of degrees holds, with its sign.
  ///   - stated: The text of a column of the row; empty where it is missing.
  /// - Throws: ``Fault`` for parts that are missing, or that are not those of an angle, and for a sign against the hemisphere.
  package func degrees(
    _ degrees: Double, isLatitude: Bool, stated: (Int) -> String
  ) throws(Fault) -> Double {
    let name = isLatitude ? "latitude" : "longitude"
    var degrees = degrees
    if isCompact {
      let whole = (degrees / 100).rounded(.down)
      let minutes = degrees - whole * 100
      guard degrees.sign == .plus, minutes < 60 else {
        throw Fault(
          summary: "the \(name) is not degrees and minutes in one",
          reason: "\(quoted(self.degrees, stated)) is not degrees and minutes in one, as in 3548.6",
          column: self.degrees)
      }
      degrees = (whole * 60 + minutes) / 60
    }
    let isMinus = degrees.sign == .minus
    if let minutes {
      let isWhole = degrees == degrees.rounded()
      if ![minutes, seconds].allSatisfy({ $0.map(stated)?.isEmpty ?? true }) {
        guard isWhole else {
          throw Fault(
            summary: "\(name) has decimals before its minutes",
            reason: "the degrees \(quoted(self.degrees, stated)) have decimals, and minutes beside them",
            column: self.degrees)
        }
        degrees = (isMinus ? -1 : 1) * (abs(degrees) * 3600 + (try sixtieths(name, stated))) / 3600
      } else if isWhole {
        throw Fault(summary: "the minutes of the \(name) are missing", column: minutes)
      }
    }
    guard let hemisphere else { return degrees }
    let text = stated(hemisphere)
    let letter = Hemisphere(text, isLatitude: isLatitude, letters: letters)
    guard let letter, letter != .either else {
      let way = isLatitude ? "N or S" : "E or W"
      throw Fault(
        summary: text.isEmpty ? "the hemisphere of the \(name) is missing" : "the hemisphere is unreadable",
        reason: text.isEmpty
          ? nil
          : "\(quoted(hemisphere, stated)) \(letter == nil ? "does not say which hemisphere the \(name) is on" : "may be either hemisphere of the \(name)"); write \(way)",
        column: hemisphere)
    }
    let isNegative = letter == .negative
    if let own = (try? AngleText(field: stated(self.degrees)))?.isNegativeByLetter, own != isNegative {
      throw Fault(
        summary: "\(name) has the letters of two hemispheres",
        reason:
          "\(name) \(quoted(self.degrees, stated)) has the letter of one hemisphere, and \(quoted(hemisphere, stated)) beside it",
        column: hemisphere)
    }
    if isMinus, letter == .positive {
      throw Fault(
        summary: "\(name) has a minus and the other hemisphere",
        reason:
          "\(name) \(quoted(self.degrees, stated)) has a minus, and \(quoted(hemisphere, stated)) beside it",
        column: hemisphere)
    }
    return isNegative ? -abs(degrees) : degrees
  }

  /// The seconds that minutes and seconds are together.
  private func sixtieths(_ name: String, _ stated: (Int) -> String) throws(Fault) -> Double {
    func number(_ column: Int?, _ part: String) throws(Fault) -> Double? {
      guard let column else { return nil }
      var text = stated(column)[...]
      if text.isEmpty { return nil }
      while let last = text.last, "'’′\"”″ ".contains(last) { text.removeLast() }
      let digits = String(String.UnicodeScalarView(text.unicodeScalars.map(WrittenNumber.western)))
      guard let value = FieldText.number(digits), value >= 0, value < 60 else {
        throw Fault(
          summary: "the \(part) of the \(name) are not from 0 to 60",
          reason: "the \(part) \(quoted(column, stated)) of the \(name) are not from 0 to 60", column: column)
      }
      return value
    }
    let (minutes, seconds) = (try number(minutes, "minutes"), try number(seconds, "seconds"))
    guard let minutes, seconds == nil || seconds == 0 || minutes == minutes.rounded() else {
      throw Fault(
        summary: "the minutes of the \(name) are missing or have decimals",
        column: self.minutes ?? degrees)
    }
    return minutes * 60 + (seconds ?? 0)
  }

  private func quoted(_ column: Int, _ stated: (Int) -> String) -> String {
    RowError.quoted(stated(column))
  }
}

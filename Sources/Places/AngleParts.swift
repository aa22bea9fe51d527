internal import TextFormats

/// The columns of a latitude or a longitude of vertices: degrees, and perhaps minutes, seconds and a hemisphere beside them.
package struct AngleParts: Sendable {
  /// The column of the degrees.
  package var degrees: Int
  private var minutes: Int?
  private var seconds: Int?
  private var hemisphere: Int?

  /// Whether it is one column.
  package var isPlain: Bool { minutes == nil && hemisphere == nil }
  /// The columns that it has.
  package var all: [Int] { [degrees] + [minutes, seconds, hemisphere].compactMap(\.self) }

  /// - Parameters:
  ///   - base: The column that is called latitude or longitude; nil for none.
  ///   - keys: The names of all columns, in lower case.
  ///   - sample: The fields of the first rows, by which a column of N and S beside the numbers is one of hemispheres.
  /// - Returns: nil where there are no degrees.
  package init?(_ isLatitude: Bool, base: Int?, keys: [String], _ sample: [[String]]) {
    var named: [PositionNames.Part: Int] = [:]
    for (index, key) in keys.enumerated() {
      guard let part = PositionNames.part(of: key, isLatitude: isLatitude), named[part] == nil else {
        continue
      }
      named[part] = index
    }
    func values(_ column: Int) -> [String] {
      sample.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
    }
    func areAll(_ column: Int, _ test: (Double) -> Bool) -> Bool {
      let values = values(column)
      return !values.isEmpty && values.allSatisfy { FieldText.number($0).map(test) ?? false }
    }
    guard let degrees = base ?? named[.decimal] ?? named[.degrees] else { return nil }
    self.degrees = degrees
    let isWhole = base == nil || areAll(degrees) { $0 == $0.rounded() }
    if degrees != named[.decimal], isWhole {
      func bare(_ part: PositionNames.Part, _ column: Int) -> Int? {
        guard keys.indices.contains(column), PositionNames.barePart(of: keys[column]) == part,
          areAll(column, { (0..<60).contains($0) })
        else { return nil }
        return column
      }
      minutes = named[.minutes] ?? bare(.minutes, degrees + 1)
      if let minutes { seconds = named[.seconds] ?? bare(.seconds, minutes + 1) }
    }
    let beside = [(all.max() ?? 0) + 1, degrees - 1]
    hemisphere =
      named[.hemisphere]
      ?? beside.first { column in
        let values = values(column)
        return !all.contains(column) && !values.isEmpty
          && values.allSatisfy { Hemisphere($0, isLatitude: isLatitude) != nil }
      }
  }

  /// Why the fields of a row are not an angle.
  package struct Fault: Error { package var problem: String }

  /// The degrees of a row, negative in the south and west.
  package func degrees(of fields: [String], isLatitude: Bool) throws(Fault) -> Double {
    func field(_ column: Int?) -> String {
      guard let column, fields.indices.contains(column) else { return "" }
      return FieldText.isMissing(fields[column]) ? "" : fields[column]
    }
    let name = isLatitude ? "latitude" : "longitude"
    let marks = ["°", "'", "\""]
    let parts = [degrees, minutes, seconds].map { column in
      String(field(column).drop { $0.isWhitespace }.reversed().drop { "°º'’′\"”″ ".contains($0) }.reversed())
    }
    if parts[0].isEmpty { throw Fault(problem: "the degrees of the \(name) are missing") }
    if minutes != nil, parts[1].isEmpty { throw Fault(problem: "the minutes of the \(name) are missing") }
    var letter: Hemisphere?
    if hemisphere != nil {
      letter = Hemisphere(field(hemisphere), isLatitude: isLatitude)
      guard letter == .positive || letter == .negative else {
        throw Fault(problem: "‘\(field(hemisphere).prefix(20))’ does not say the hemisphere of the \(name)")
      }
    }
    var text = minutes == nil ? field(degrees) : ""
    if minutes != nil { for (part, mark) in zip(parts, marks) where !part.isEmpty { text += part + mark } }
    let angle: AngleText
    do throws(AngleText.Fault) { angle = try AngleText(field: text) } catch {
      throw Fault(problem: "‘\(text.prefix(30))’ is not a \(name): \(error.problem)")
    }
    if let found = angle.isLatitude, found != isLatitude {
      throw Fault(problem: "‘\(text.prefix(30))’ has the letter of another angle than a \(name)")
    }
    guard let letter else { return angle.degrees }
    let isNegative = letter == .negative
    let isOther = angle.isNegativeByLetter.map { $0 != isNegative } ?? (angle.degrees < 0 && !isNegative)
    if isOther {
      throw Fault(problem: "‘\(text.prefix(30))’ and ‘\(field(hemisphere))’ beside it are two hemispheres")
    }
    return isNegative ? -abs(angle.degrees) : angle.degrees
  }
}

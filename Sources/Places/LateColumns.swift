internal import Geodesy
internal import TextFormats

/// Columns that would say how a position is to be read, and hold nothing in the rows by which columns are found: hemispheres, minutes,
/// units, reference systems. A row that has a value there is not read as those before it.
package struct LateColumns: Sendable {
  private enum Kind { case hemisphere, beside, part, unit, system }

  private var found: [(index: Int, kind: Kind)] = []
  /// All of them.
  package var columns: [Int] { found.map(\.index) }

  package init() {}

  /// - Parameters:
  ///   - keys: The names of the columns in lower case.
  ///   - used: The columns of the position and its accuracy.
  ///   - angles: The columns of latitude and longitude; none for other positions.
  ///   - hasAccuracy: Whether a column of radii is read.
  ///   - hasSystem: Whether rows are compared with a reference system anyway.
  ///   - values: The values of a column in the first rows, without those that are missing.
  package init(
    among keys: [String], beside used: [Int], angles: [Int], hasAccuracy: Bool, hasSystem: Bool,
    values: (Int) -> [String]
  ) {
    for index in keys.indices where !used.contains(index) {
      let isEmpty = values(index).isEmpty
      if SystemColumn.holdsCodes(keys[index]) || Self.datums.contains(keys[index]) {
        // The first rows of other systems are said in a note; a row that is the first of its kind is not.
        if !hasSystem, isEmpty || values(index).allSatisfy(DatumNames.isWGS84) {
          found.append((index, .system))
        }
        continue
      }
      guard isEmpty else { continue }
      if hasAccuracy, AccuracyUnit.isNamed(keys[index]) {
        found.append((index, .unit))
      } else if !angles.isEmpty {
        let parts = [true, false].compactMap { PositionNames.part(of: keys[index], isLatitude: $0) }
        if parts.contains(.hemisphere) || PositionNames.isQuadrant(keys[index]) {
          found.append((index, .hemisphere))
        } else if parts.contains(.minutes) || parts.contains(.seconds)
          || PositionNames.barePart(of: keys[index]) != nil
        {
          found.append((index, .part))
        } else if angles.contains(index - 1) || angles.contains(index + 1) {
          found.append((index, .beside))
        }
      }
    }
  }

  private static let datums: Set<String> = ["geodeticdatum", "verbatimsrs", "datum"]

  /// The first column of a row with a value that changes what the row says; nil where there is none.
  ///
  /// - Parameter stated: The text of a column; empty where it is missing.
  package func column(in stated: (Int) -> String) -> Int? {
    found.first { index, kind in
      let text = stated(index)
      if text.isEmpty { return false }
      switch kind {
      case .hemisphere: return true
      case .beside: return Hemisphere.isLetterOrWord(text)
      case .part: return FieldText.number(text) != 0
      case .unit: return LengthWords.meters(in: text.lowercased()).map { $0 != 1 } ?? false
      case .system: return !DatumNames.isWGS84(text)
      }
    }?.index
  }
}

extension Hemisphere {
  /// Whether a text is a letter or a word for a hemisphere of latitudes or longitudes.
  fileprivate static func isLetterOrWord(_ text: String) -> Bool {
    let letters = HemisphereLetters(latitudes: [], longitudes: [])
    return [true, false].contains { Hemisphere(text, isLatitude: $0, letters: letters) != nil }
  }
}

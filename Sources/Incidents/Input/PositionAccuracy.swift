public import Geometry
internal import Places
internal import TextFormats

/// Where the accuracy of positions is to come from.
public enum AccuracyChoice: Sendable, Hashable {
  /// A column that is recognised by its name, if there is one.
  case recognized
  /// All positions are taken as exact.
  case off
  /// The column of a name, with radii in metres or precision codes.
  case column(String)
  /// One radius for all positions.
  case fixed(Length)

  /// Reads `off`, a length with its unit, or else the name of a column.
  ///
  /// - Throws: ``LengthError`` for a bare number, which nobody can tell metres or kilometres of, and for a
  ///   negative length.
  package init(parsing text: String) throws(LengthError) {
    if text == "off" {
      self = .off
      return
    }
    do throws(LengthError) {
      let length = try Length(parsing: text)
      guard length.meters >= 0 else { throw .unreadable(text) }
      self = .fixed(length)
    } catch {
      if Double(text) != nil || text.first.map({ "-0123456789".contains($0) }) == true { throw error }
      self = .column(text)
    }
  }
}

/// Reads the radius in which a row's position lies.
struct PositionAccuracy {
  enum Source {
    case exact
    case fixed(Length)
    case meters(Int)
    /// Numbers, and their units in a column of their own.
    case quantity(Int, unit: Int)
    case codes(Int, AccuracyProfile)
    /// The fourth number of a geopoint.
    case geopoint
    /// A column by the name of precision codes, with values of another scheme, such as this: nothing is stated.
    case unstated(Int, example: String)
  }

  var source: Source
  /// The decimal mark of the table.
  var mark: UInt8

  /// Columns that hold metres, in the order of preference.
  static let meterColumns = [
    "coordinateuncertaintyinmeters", "coordinate_uncertainty_in_meters", "accuracy", "accuracy_m",
    "horizontal_accuracy", "position_accuracy", "gps_accuracy", "uncertainty_m",
  ]

  /// The radius of a row; nil where its field is empty, says that nothing is known, or is 0, which no position's
  /// accuracy is.
  ///
  /// - Parameter geopoint: The radius in metres that came with the place.
  /// - Throws: ``RowError`` for an accuracy that cannot be read. To take the position as exact, or for any other
  ///   radius, could give an undisputed verdict to a place that is not known that well.
  func radius(of row: IncidentRow, geopoint: Double? = nil) throws(RowError) -> Length? {
    switch source {
    case .exact: return .meters(0)
    case .unstated: return nil
    case .fixed(let radius): return radius
    case .geopoint:
      guard let geopoint, geopoint != 0 else { return nil }
      if geopoint < 0 {
        throw RowError("the accuracy is negative", reason: "the accuracy \(geopoint) is negative")
      }
      return .meters(geopoint)
    case .meters(let index):
      let text = row.text(index)
      if let length = AccuracyText.length(text, mark: mark) { return length.meters == 0 ? nil : length }
      if AccuracyText.saysNothing(text) { return nil }
      throw RowError(
        "the accuracy is unreadable",
        reason: "the accuracy \(RowError.quoted(text)) is no radius in metres or with a unit", field: index)
    case .quantity(let index, let column):
      let text = row.text(index)
      if AccuracyText.saysNothing(text) { return nil }
      let unit = row.stated(column)
      if let joined = AccuracyUnit.joined(text, unit), let length = AccuracyText.length(joined, mark: mark) {
        return length.meters == 0 ? nil : length
      }
      if FieldText.number(text) == 0 { return nil }
      throw RowError(
        "the accuracy is unreadable",
        reason: "the accuracy \(RowError.quoted(text)) with the unit \(RowError.quoted(unit)) is no radius",
        field: unit.isEmpty ? column : index)
    case .codes(let index, let profile):
      let text = row.text(index)
      if let radius = Self.radius(of: text, by: profile) { return radius }
      if AccuracyText.saysNothing(text) { return nil }
      throw RowError(
        "the precision code is unknown",
        reason: "the precision code \(RowError.quoted(text)) is none of the codes of \(profile.table)",
        field: index)
    }
  }

  /// The radius that a code stands for; nil for another text.
  private static func radius(of text: String, by profile: AccuracyProfile) -> Length? {
    // Spreadsheets write codes as 2.0.
    profile.radius(of: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// A value of a column none of whose values is a code of its table; nil where one is, and for a column that says nothing.
  static func foreignCode(_ column: Int, _ profile: AccuracyProfile, _ sample: [IncidentRow]) -> String? {
    let values = sample.map { $0.text(column) }.filter { !AccuracyText.saysNothing($0) }
    return values.contains { radius(of: $0, by: profile) != nil } ? nil : values.first
  }
}

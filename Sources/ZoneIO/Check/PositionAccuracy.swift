public import Geometry

/// Where the accuracy of positions is to come from.
public enum AccuracyChoice: Sendable, Hashable {
  /// A column that is recognised by its name, if there is one.
  case recognized
  /// Positions are taken as exact.
  case off
  /// The column of this name.
  case column(String)
  /// One radius for all.
  case fixed(Length)

  /// Reads `off`, a length with its unit, or else the name of a column.
  ///
  /// - Throws: ``LengthError`` for a bare number, which nobody can tell metres or kilometres of, and for a
  ///   negative length.
  public init(parsing text: String) throws(LengthError) {
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
    case codes(Int, AccuracyProfile)
    /// The fourth number of a geopoint.
    case geopoint
  }

  enum Reading: Equatable {
    case known(Length)
    /// The field is empty, says that nothing is known, or is 0, which no position's accuracy is.
    case unstated
  }

  var source: Source
  /// The decimal mark of the table.
  var mark: UInt8

  /// Columns that hold metres, in the order of preference.
  static let meterColumns = [
    "coordinateuncertaintyinmeters", "coordinate_uncertainty_in_meters", "accuracy", "accuracy_m",
    "horizontal_accuracy", "position_accuracy", "gps_accuracy", "uncertainty_m",
  ]

  /// - Parameter geopoint: The radius in metres that came with the place.
  /// - Throws: ``RowFault`` for an accuracy that cannot be read. To take the position as exact, or for any other radius,
  ///   could make a plain verdict of a place that is not known so well.
  func reading(of row: IncidentRow, geopoint: Double? = nil) throws(RowFault) -> Reading {
    switch source {
    case .exact: return .known(.meters(0))
    case .fixed(let radius): return .known(radius)
    case .geopoint:
      guard let geopoint, geopoint != 0 else { return .unstated }
      if geopoint < 0 {
        throw RowFault("the accuracy is negative", reason: "the accuracy \(geopoint) is negative")
      }
      return .known(.meters(geopoint))
    case .meters(let index):
      let text = row.text(index)
      if AccuracyText.saysNothing(text) { return .unstated }
      guard let length = AccuracyText.length(text, mark: mark) else {
        throw RowFault(
          "the accuracy is unreadable",
          reason: "the accuracy \(RowFault.quoted(text)) is no radius in metres or with a unit", field: index)
      }
      return length.meters == 0 ? .unstated : .known(length)
    case .codes(let index, let profile):
      let text = row.text(index)
      if AccuracyText.saysNothing(text) { return .unstated }
      // Spreadsheets write codes as 2.0.
      let code = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      guard let radius = profile.radius(of: code) else {
        throw RowFault(
          "the precision code is unknown",
          reason: "the precision code \(RowFault.quoted(text)) is none of the codes of \(profile.table)",
          field: index)
      }
      return .known(radius)
    }
  }
}

internal import Places
internal import TextFormats

/// Reads the easting or the northing in a field of a table: `289012.5`, `289,012`, `3 980 034 m`, `289012 mE`.
enum GridField: String {
  case easting
  case northing

  /// The field's number, in the unit of its system.
  ///
  /// - Parameter mark: The decimal mark of the table, which alone tells 289,012 from 289.012.
  /// - Throws: ``RowError`` for what is empty, or no number.
  func number(_ row: IncidentRow, _ index: Int, mark: UInt8) throws(RowError) -> Double {
    let text = try CoordinateField.text(row, index, called: rawValue)
    guard let number = GridNumber.value(text, mark: mark) else {
      throw RowError(
        "\(rawValue) is no number", reason: "\(rawValue) \(RowError.quoted(text)) is no number", field: index)
    }
    return number
  }
}

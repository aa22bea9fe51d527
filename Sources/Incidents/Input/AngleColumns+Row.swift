internal import Places
internal import TextFormats

extension AngleColumns {
  /// The degrees of a row, negative in the south and west.
  ///
  /// - Throws: ``RowError`` for degrees that cannot be read, and for what ``AngleColumns/Fault`` says.
  func degrees(
    of row: IncidentRow, _ field: CoordinateField, decimalMark: UInt8?
  ) throws(RowError) -> Double {
    let number = try field.degrees(row, degrees, decimalMark: decimalMark)
    do throws(Fault) {
      return try degrees(number, isLatitude: field == .latitude, stated: row.stated)
    } catch {
      throw RowError(error.summary, reason: error.reason, field: error.column)
    }
  }
}

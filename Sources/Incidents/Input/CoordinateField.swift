internal import Geometry
internal import Places
internal import TextFormats

/// Reads the latitude or the longitude in a field of a table.
///
/// Decimal degrees with a point or a comma, hemisphere letters, or degrees, minutes and seconds; blanks
/// around it do not matter.
enum CoordinateField: String {
  case latitude
  case longitude

  /// The field's degrees, whatever their size.
  ///
  /// - Throws: ``RowError`` for what is empty, no angle, or an angle of the other kind.
  func degrees(
    _ row: IncidentRow, _ index: Int, decimalMark: UInt8? = nil
  ) throws(RowError) -> Double {
    let text = try Self.text(row, index, called: rawValue)
    let hasOtherMark = decimalMark.map { mark in
      text.utf8.contains { ($0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")) && $0 != mark }
    }
    if hasOtherMark == true {
      throw RowError(
        "\(rawValue) has another decimal mark",
        reason: "\(rawValue) \(RowError.quoted(text)) has another decimal mark than --decimal-mark says",
        field: index)
    }
    if let value = FieldText.number(text) { return value }
    let angle: AngleText
    do throws(AngleText.Fault) {
      angle = try AngleText(field: text)
    } catch {
      let isAngle = error != .noAngle && text.contains { "°º'’′\":- ".contains($0) }
      throw RowError(
        "\(rawValue) is no number",
        reason: "\(rawValue) \(RowError.quoted(text)) is no number\(isAngle ? ": \(error.problem)" : "")",
        field: index)
    }
    if let isLatitude = angle.isLatitude, isLatitude != (self == .latitude) {
      let other = isLatitude ? Self.latitude : .longitude
      throw RowError(
        "\(rawValue) has the letter of a \(other.rawValue)",
        reason: "\(rawValue) \(RowError.quoted(text)) has the letter of a \(other.rawValue)", field: index)
    }
    return angle.degrees
  }

  /// Refuses two numbers with a blank between them among plain numbers: `3 5.85` may be degrees and minutes, or a number with a blank in
  /// it.
  ///
  /// - Throws: ``RowError``.
  func refuseTwoNumbers(_ row: IncidentRow, _ index: Int) throws(RowError) {
    let text = row.text(index)
    guard FieldText.number(text) == nil, text.contains(where: \.isWhitespace),
      text.allSatisfy({ $0.isWholeNumber || $0.isWhitespace || "+-−.,".contains($0) })
    else { return }
    throw RowError(
      "\(rawValue) is two numbers",
      reason:
        "\(rawValue) \(RowError.quoted(text)) may be degrees and minutes, or a number with a blank in it, as most others are plain numbers; write it as 35.81",
      field: index)
  }

  /// The text of a field, without blanks around it.
  ///
  /// - Throws: ``RowError`` for what is empty, or no UTF-8.
  static func text(_ row: IncidentRow, _ index: Int, called name: String) throws(RowError) -> String {
    let bytes = FieldText.trimmed(row.value(index))
    if bytes.isEmpty { throw RowError("\(name) is empty", field: index) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let quoted = RowError.quoted(String(decoding: bytes, as: UTF8.self))
      throw RowError(
        "\(name) is not UTF-8", reason: "\(name) \(quoted) has bytes that are not UTF-8", field: index)
    }
    if FieldText.isMissing(text) { throw RowError("\(name) is empty", field: index) }
    return text
  }

  /// A place, if both numbers can be one.
  static func place(latitude: Double, longitude: Double, field: Int?) throws(RowError) -> Coordinate {
    if abs(latitude) > 90 {
      let kind = "latitude is beyond 90"
      let cause =
        abs(latitude) <= 360 && abs(longitude) <= 90
        ? "; it may be swapped with the longitude"
        : abs(latitude) > 360 ? "; its decimal point may be lost" : ""
      throw RowError(kind, reason: "latitude \(latitude) is beyond 90\(cause)", field: field)
    }
    if abs(longitude) > 360 {
      throw RowError(
        "longitude is beyond 360",
        reason: "longitude \(longitude) is beyond 360; its decimal point may be lost",
        field: field)
    }
    return Coordinate(latitude: latitude, longitude: longitude)
  }
}

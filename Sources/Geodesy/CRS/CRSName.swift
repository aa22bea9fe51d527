/// How the WGS 84 of longitude and latitude is written, and the other names PROJ needs help with.
enum CRSName {
  /// Whether a name stands for WGS 84 longitude and latitude, so that nothing needs to be done.
  ///
  /// `EPSG:4326` is among them: its formal axis order is latitude first, but no GeoJSON, WKT or CSV file in
  /// circulation is written so, and RFC 7946 (4) and the OGC's CRS84 put longitude first.
  static func isLongitudeLatitude(_ name: String) -> Bool {
    let name = trimmed(name).uppercased()
    for authority in ["EPSG", "OGC"] {
      guard let code = code(in: name, authority: authority) else { continue }
      return authority == "EPSG" ? code == "4326" : code == "CRS84"
    }
    return ["WGS84", "WGS 84", "CRS84"].contains(name)
  }

  /// The name as PROJ wants it: a PROJ string is marked as a system and not a bare operation.
  static func forPROJ(_ name: String) -> String {
    let name = trimmed(name)
    let isString = name.hasPrefix("+proj=") || name.hasPrefix("proj=") || name.contains(" +proj=")
    return isString && !name.contains("type=crs") ? name + " +type=crs" : name
  }

  /// Whether a text is a code, a URN, a WKT or a PROJ string, and no mere name.
  static func isDefinition(_ text: String) -> Bool { text.contains { ":[{=".contains($0) } }

  /// The last field of `EPSG:4326`, `urn:ogc:def:crs:EPSG::4326` or `http://www.opengis.net/def/crs/EPSG/0/4326`.
  private static func code(in name: String, authority: String) -> Substring? {
    let fields = name.split(whereSeparator: { $0 == ":" || $0 == "/" })
    guard fields.count > 1, fields.dropLast().contains(Substring(authority)) else { return nil }
    let prefixes = [
      "URN:OGC:DEF:CRS:", "URN:X-OGC:DEF:CRS:", "HTTP://WWW.OPENGIS.NET/", "HTTPS://WWW.OPENGIS.NET/",
    ]
    let isLong = prefixes.contains { name.hasPrefix($0) }
    return isLong || (fields.count == 2 && fields[0] == authority) ? fields[fields.count - 1] : nil
  }

  private static func trimmed(_ name: String) -> String {
    var name = Substring(name)
    while name.first?.isWhitespace == true { name.removeFirst() }
    while name.last?.isWhitespace == true { name.removeLast() }
    return String(name)
  }
}

package import Geodesy
internal import Geometry
internal import TextFormats
package import ZoneFiles

/// A unit of area that people state areas in.
package enum AreaUnit: String, Sendable, Hashable, CaseIterable {
  case km2
  case m2
  /// Hectares of 10,000 m².
  case ha
  /// Square international miles of 1609.344 m.
  case mi2
  /// Square international nautical miles of 1852 m.
  case nmi2

  /// The square metres of one unit.
  package var squareMeters: Double {
    switch self {
    case .km2: 1e6
    case .m2: 1
    case .ha: 1e4
    case .mi2: 1609.344 * 1609.344
    case .nmi2: 1852 * 1852
    }
  }
}

/// The area and the perimeter of each polygon feature of some files.
package struct AreaReport: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    /// The file, as messages call it.
    package var file: String
    /// The number of the feature in its file, from 0.
    package var feature: Int
    /// Its role in a zone file, or nil.
    package var role: String?
    /// The zone of a file of many that it belongs to, or nil.
    package var zone: String?
    /// The depths between which a ring lies, in metres; nil for any other region.
    package var depths: ClosedRange<Double>?
    /// Its area, and its perimeter without cut and pole edges.
    package var measure: PolygonMeasure
  }

  /// The features, in the order of the files.
  package private(set) var rows: [Row] = []

  package init() {}

  /// Measures the features of a file.
  package mutating func add(_ input: PolygonInput, edges: PolygonMeasure.Edges) {
    for feature in input.features {
      rows.append(
        Row(
          file: input.name, feature: feature.index, role: feature.role, zone: feature.zone,
          depths: feature.role == "ring" ? feature.depths : nil,
          measure: PolygonMeasure(of: feature.polygons, edges: edges)))
    }
  }

  /// Whether any file holds many zones, and whether any region is a ring: then columns say which.
  private var hasZones: Bool { rows.contains { $0.zone != nil } }
  private var hasRings: Bool { rows.contains { $0.depths != nil } }

  /// An array with an object for each feature: `file`, `feature`, `role`, `area_km2`, `perimeter_km`.
  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.array { array in
      for row in rows {
        array.object { object in
          object.member("file", row.file)
          object.member("feature", row.feature)
          object.name("role")
          if let role = row.role { object.value(role) } else { object.value(Double?.none) }
          if let zone = row.zone { object.member("zone", zone) }
          if let depths = row.depths {
            object.member("depth_from_m", depths.lowerBound)
            object.member("depth_to_m", depths.upperBound)
          }
          object.member("area_km2", row.measure.area.squareKilometers)
          object.member("perimeter_km", row.measure.perimeter.meters / 1000)
        }
      }
    }
    return json.bytes + [0x0A]
  }

  /// A CSV with a header and a row for each feature, numbers in full.
  package func csv(unit: AreaUnit) -> [UInt8] {
    let names =
      ["file", "feature", "role"] + (hasZones ? ["zone"] : [])
      + (hasRings ? ["depth_from_m", "depth_to_m"] : []) + ["area_\(unit.rawValue)", "perimeter_km"]
    var text = names.joined(separator: ",") + "\n"
    for row in rows {
      let area = row.measure.area.squareMeters / unit.squareMeters
      let cells =
        [Self.quoted(row.file), String(row.feature), Self.quoted(row.role ?? "")]
        + (hasZones ? [Self.quoted(row.zone ?? "")] : [])
        + (hasRings
          ? [row.depths?.lowerBound, row.depths?.upperBound].map { $0.map(Self.shortest) ?? "" } : [])
        + ["\(area)", "\(row.measure.perimeter.meters / 1000)"]
      text += cells.joined(separator: ",") + "\n"
    }
    return Array(text.utf8)
  }

  /// A table for a person, figures to a tenth of a metre in perimeter and three decimals in area.
  package func table(unit: AreaUnit) -> String {
    let extra = (hasZones ? ["zone"] : []) + (hasRings ? ["depth km"] : [])
    var lines = [["file", "feature", "role"] + extra + ["area \(unit.rawValue)", "perimeter km"]]
    for row in rows {
      let depths =
        row.depths.map {
          "\(Self.shortest($0.lowerBound / 1000))..\(Self.shortest($0.upperBound / 1000))"
        } ?? "-"
      lines.append(
        [row.file, String(row.feature), row.role ?? "-"] + (hasZones ? [row.zone ?? "-"] : [])
          + (hasRings ? [depths] : [])
          + [
            Self.decimal(row.measure.area.squareMeters / unit.squareMeters, 3),
            Self.decimal(row.measure.perimeter.meters / 1000, 4),
          ])
    }
    let columns = lines[0].count
    let widths = (0..<columns).map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = line.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return [1, columns - 2, columns - 1].contains(column) ? blanks + cell : cell + blanks
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  private static func shortest(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: CSVDialect.quoted(Array(text.utf8), delimiter: UInt8(ascii: ",")), as: UTF8.self)
  }

  private static func decimal(_ value: Double, _ decimals: Int) -> String {
    guard abs(value) < 1e12 else { return "\(value)" }
    var bytes: [UInt8] = []
    DecimalText.append(value, decimals: decimals, mark: UInt8(ascii: "."), keepsZeros: true, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

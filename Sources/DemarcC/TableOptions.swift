internal import IncidentDates
internal import Agreements
internal import Dates
internal import Geodesy
internal import Incidents
internal import Places
internal import SystemIO
internal import TextFormats
internal import ZoneFiles

extension ZoneHandle {
  /// The zone made ready to judge places.
  func judged(_ options: AssessmentOptions) throws -> JudgedZone {
    switch content {
    case .zone(let file): try JudgedZone(file.zone, stated: file.provenance.statedAccuracy, options: options)
    case .polygons(let input): try JudgedZone(input, options: options)
    }
  }
}

extension CallOptions {
  /// How findings are written.
  mutating func findings() throws(UsageError) -> FindingOptions {
    FindingOptions(format: try choice("format"), prefix: text("prefix") ?? "")
  }

  /// How a table is read.
  mutating func incidents() throws -> IncidentOptions {
    var options = IncidentOptions(
      latitude: text("latitude"), longitude: text("longitude"), position: text("position"),
      places: try text("places").map { try Gazetteer(path: $0) }, crs: text("crs"),
      accuracy: try value("accuracy", AccuracyChoice.init(parsing:)) ?? .recognized,
      profiles: try text("profiles").map { try AccuracyProfiles(path: $0) } ?? .standard,
      strict: try flag("strict"), delimiter: try value("delimiter", Self.delimiter),
      decimalMark: try value("decimal-mark", Self.decimalMark))
    // Each row of a frame has its finding.
    options.takesBlankRows = true
    if options.position != nil, options.latitude != nil || options.longitude != nil {
      throw UsageError("position names whole places; leave out latitude and longitude")
    }
    options.axis = try value("axis") { text throws(UsageError) in
      guard let order = AxisOrder(rawValue: text) else {
        throw UsageError("unknown value ‘\(text)’; give latlon or lonlat")
      }
      return order
    }
    options.skip =
      try value("skip") { text throws(UsageError) in
        guard let lines = Int(text), (0...1000).contains(lines) else {
          throw UsageError("‘\(text)’ is not from 0 to 1000 lines")
        }
        return lines
      } ?? options.skip
    options.showsReading = try flag("show-reading")
    return options
  }

  /// How incidents are judged against an agreement.
  mutating func monitoring() throws(UsageError) -> MonitorOptions {
    let assessment = try assessment()
    var options = MonitorOptions(
      date: text("date"), dateEnd: text("date-end"), datePrecision: text("date-precision"),
      lineAccuracy: assessment.lineAccuracy, thresholds: assessment.thresholds,
      includesReadings: try flag("readings"))
    options.dates.dateOrder = try value("date-order") { text throws(UsageError) in
      guard let order = DateOrder(rawValue: text.lowercased()) else {
        throw UsageError("unknown value ‘\(text)’; give dmy, mdy or ymd")
      }
      return order
    }
    options.dates.dateNumbers = try value("date-format") { text throws(UsageError) in
      guard let numbers = DateNumber(rawValue: text.lowercased()) else {
        throw UsageError("unknown value ‘\(text)’; give \(DateNumber.choices)")
      }
      return numbers
    }
    return options
  }

  /// How the vertices of areas are joined.
  mutating func edges() throws(UsageError) -> PolygonMeasure.Edges {
    try value("edges") { text throws(UsageError) in
      guard let edges = PolygonMeasure.Edges(rawValue: text) else {
        throw UsageError("unknown value ‘\(text)’; give planar or geodesic")
      }
      return edges
    } ?? .planar
  }

  private static func delimiter(_ text: String) throws(UsageError) -> UInt8 {
    guard let byte = CSVDialect.delimiter(named: text) else {
      throw UsageError("unknown value ‘\(text)’; give comma, semicolon, tab or pipe")
    }
    return byte
  }

  private static func decimalMark(_ text: String) throws(UsageError) -> UInt8 {
    switch text {
    case "point", ".": UInt8(ascii: ".")
    case "comma", ",": UInt8(ascii: ",")
    default: throw UsageError("unknown value ‘\(text)’; give point or comma")
    }
  }
}

/// The form in which findings are written.
package enum FindingFormat: String, Sendable, Hashable, CaseIterable {
  /// The table as it came, with demarc's columns before its own.
  case csv
  /// GeoJSON features, one a line.
  case ndjson
  /// One GeoJSON feature collection (RFC 7946).
  case geojson
  /// A GeoJSON feature after each record separator (RFC 8142).
  case geojsonseq

  /// The format that an ending of a path stands for, without its dot and in lower case; nil for any other.
  package init?(ending: String) {
    switch ending {
    case "csv", "tsv", "tab": self = .csv
    case "geojson", "json": self = .geojson
    case "ndjson", "geojsonl", "jsonl": self = .ndjson
    case "geojsons", "geojsonseq": self = .geojsonseq
    default: return nil
    }
  }
}

/// The form in which findings are written.
package struct FindingOptions: Sendable, Hashable {
  /// The form of the output, or nil for that of the input.
  package var format: FindingFormat?
  /// The prefix of the names of demarc's columns.
  package var prefix: String
  /// Whether features get properties `longitude` and `latitude` where they have none, for formats without points.
  package var addsCoordinates: Bool

  /// Options; by default the form of the input, without a prefix.
  package init(format: FindingFormat? = nil, prefix: String = "", addsCoordinates: Bool = false) {
    self.format = format
    self.prefix = prefix
    self.addsCoordinates = addsCoordinates
  }
}

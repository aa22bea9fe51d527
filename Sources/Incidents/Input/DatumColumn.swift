internal import Dates
internal import Geodesy
internal import Places
internal import TextFormats

/// The column of Darwin Core that names the geodetic datum of each position.
///
/// Positions are read on WGS 84, whatever it says: other datums differ by up to some hundred metres, and many
/// tables name one that was never used. A note says which datum it names.
enum DatumColumn {
  /// A sentence where the first rows name another datum; nil where they do not.
  static func note(of columns: IncidentColumns, _ sample: [IncidentRow]) -> String? {
    guard let index = DatumNames.columns.lazy.compactMap({ columns.keys.firstIndex(of: $0) }).first else {
      return nil
    }
    // In German and other languages a ‘Datum’ is a date.
    let values = sample.lazy.map { $0.text(index) }.filter { !FieldText.isMissing($0) }
    if columns.keys[index] == "datum", values.contains(where: { !DateText.readings($0).isEmpty }) {
      return nil
    }
    let other = sample.lazy.map { $0.text(index) }.first { !DatumNames.isWGS84($0) }
    if !columns.keys[index].contains("datum"), let other {
      return
        "warning: column ‘\(columns.names[index])’ names the reference system \(RowError.quoted(other)); positions are read as degrees on WGS 84, and --crs says otherwise"
    }
    return other.map {
      "warning: column ‘\(columns.names[index])’ names the datum \(RowError.quoted($0)); positions are read on WGS 84,"
        + " and may be off by some hundred metres"
    }
  }
}

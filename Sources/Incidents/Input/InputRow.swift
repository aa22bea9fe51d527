internal import TextFormats

/// One incident as it stands in a piece of the input: a row of a table, or a GeoJSON feature.
///
/// It is valid only while it is being worked at; ``RowReader/row(_:)`` makes a value that lasts.
package struct InputRow {
  enum Source {
    case line(CSVLine)
    indirect case feature(FeatureRecord)
  }

  let source: Source
}

package import Geometry

/// Rows of a table as GeoJSON features, with their columns as texts.
package struct RowFeatures: Sendable {
  private let keys: [String]

  /// - Parameter columns: The names of the table's columns; empty ones are numbered, and so are repetitions.
  package init(columns: [String]) {
    var seen: Set<String> = []
    keys = columns.enumerated().map { index, name in
      let key = name.isEmpty || seen.contains(name) ? "\(name.isEmpty ? "column" : name)_\(index + 1)" : name
      seen.insert(key)
      return key
    }
  }

  /// One feature, without a line end; without a geometry where there is no place.
  package func bytes(_ row: CSVRow, at place: Coordinate?, adding members: (inout JSONWriter) -> Void)
    -> [UInt8]
  {
    var json = JSONWriter()
    json.object { feature in
      feature.member("type", "Feature")
      feature.name("geometry")
      if let place {
        feature.object { point in
          point.member("type", "Point")
          point.member(
            "coordinates",
            array: { numbers in
              numbers.value(place.normalized.longitude)
              numbers.value(place.latitude)
            })
        }
      } else {
        feature.value(Double?.none)
      }
      feature.name("properties")
      feature.object { properties in
        members(&properties)
        for (index, key) in keys.enumerated() where index < row.fields.count {
          properties.member(key, row.text(index))
        }
        for index in row.fields.indices.dropFirst(keys.count) {
          properties.member("column_\(index + 1)", row.text(index))
        }
      }
    }
    return json.bytes
  }
}

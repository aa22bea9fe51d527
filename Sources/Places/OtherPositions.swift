package import Geometry
internal import TextFormats

/// Columns of whole places beside the position that is read, with which it is compared: a grid reference, Well-Known Text, a
/// latitude and a longitude beside the point of a feature.
package struct OtherPositions: Sendable {
  /// A column of places, or two of coordinates.
  private struct Other: Sendable {
    var columns: [Int]
    var axis: AxisOrder?
    /// What stands between their texts.
    var mark = ", "
    /// Whether its places are names, known by their extent.
    var isNamed = false
  }

  private var others: [Other] = []
  /// All of the columns.
  package var columns: [Int] { others.flatMap(\.columns) }
  /// Those that hold names of places.
  package var namedColumns: [Int] { others.filter(\.isNamed).flatMap(\.columns) }

  package init() {}

  /// - Parameters:
  ///   - keys: The names of the columns in lower case.
  ///   - used: The columns of the position that is read.
  ///   - isFeature: Whether that is the point of a feature, beside which any latitude and longitude is another.
  ///   - hasGazetteer: Whether names of places can be looked up.
  ///   - values: The values of a column in the first rows, without those that are missing.
  package init(
    among keys: [String], beside used: [Int], isFeature: Bool, hasGazetteer: Bool, values: (Int) -> [String]
  ) {
    for index in keys.indices where !used.contains(index) {
      let first = values(index)
      if PositionNames.places.contains(keys[index]) || PositionNames.lastPlaces.contains(keys[index]) {
        // Polygons and the like are none.
        let axis = AxisOrder.settled(name: keys[index], values: first.prefix(20))?.order
        if first.isEmpty || first.prefix(20).contains(where: { (try? PlaceReader().reading($0)) != nil }) {
          others.append(Other(columns: [index], axis: axis))
        }
      } else if hasGazetteer, PositionNames.placeNames.contains(keys[index]) {
        others.append(Other(columns: [index], isNamed: true))
      }
    }
    let north = keys.indices.first { !used.contains($0) && PositionNames.latitudes.contains(keys[$0]) }
    let east = keys.indices.first { !used.contains($0) && PositionNames.longitudes.contains(keys[$0]) }
    if isFeature, let north, let east { others.append(Other(columns: [north, east], axis: .latlon)) }
    // A zone makes a place of an easting and a northing.
    if let grid = GridColumns.metres(among: keys), !used.contains(grid.easting),
      let zone = keys.indices.first(where: { SystemColumn.isNamed(keys[$0]) && keys[$0].contains("zone") })
    {
      others.append(Other(columns: [zone, grid.easting, grid.northing], mark: " "))
    }
  }

  /// Another place of a row, and how far it is from the one that is read.
  package struct Contradiction {
    package var column: Int
    package var text: String
    package var distance: Length
  }

  /// The first place of a row that is farther from the one that is read than both leave open; nil where there is none.
  ///
  /// Two places are said to differ from ``least`` on, as grids on other data than WGS 84 do, and a name from 25 km beyond its extent
  /// on, as incidents near a town are called by it. Text that is no place says nothing.
  ///
  /// - Parameters:
  ///   - accuracy: How well the place is known.
  ///   - digits: The text of the place that is read, whose last digits say how fine it is.
  ///   - stated: The text of a column; empty where it is missing.
  ///   - distance: How far two places are apart.
  package func contradiction(
    of place: Coordinate, accuracy: Length, digits: String, gazetteer: Gazetteer?, stated: (Int) -> String,
    distance: (Coordinate, Coordinate) -> Length
  ) -> Contradiction? {
    for other in others {
      let texts = other.columns.map(stated)
      guard !texts.contains("") else { continue }
      let text = texts.joined(separator: other.mark)
      let reader = PlaceReader(gazetteer: other.isNamed ? gazetteer : nil, axis: other.axis)
      guard let reading = try? reader.reading(text) else { continue }
      var places = [reading.coordinate]
      // Where nothing says which number comes first, either may.
      if other.axis == nil, reading.assumed != nil, abs(reading.coordinate.longitude) <= 90 {
        places.append(
          Coordinate(latitude: reading.coordinate.longitude, longitude: reading.coordinate.latitude))
      }
      let isByName = other.isNamed && reading.region != nil
      let fine = isByName ? 25_000 : Self.resolution(of: text) + Self.resolution(of: digits)
      let open = accuracy.meters + (reading.accuracy?.meters ?? 0) + fine
      let apart = places.map { distance($0, place).meters }.min() ?? 0
      guard apart > max(open, Self.least) else { continue }
      return Contradiction(column: other.columns[0], text: text, distance: .meters(apart))
    }
    return nil
  }

  /// Metres within which two places are taken for one.
  private static let least = 200.0

  /// How far, in metres, coordinates may be off by the rounding of their last digits: of degrees by two numbers, of minutes by four, of
  /// seconds by six.
  private static func resolution(of text: String) -> Double {
    let numbers = text.split { !$0.isNumber && $0 != "." }.filter { $0.contains(where: \.isNumber) }
    let unit: Double
    switch numbers.count {
    case 2, 3: unit = 111_000
    case 4, 5: unit = 1850
    case 6: unit = 31
    default: return 1
    }
    // Grid references are metres.
    if numbers.contains(where: { $0.prefix { $0 != "." }.count > 3 }) { return 1 }
    let decimals = numbers.map { $0.drop { $0 != "." }.dropFirst().count }.max() ?? 0
    return (0..<min(decimals, 9)).reduce(unit * 0.71) { size, _ in size / 10 }
  }
}

package import Geometry
internal import TextFormats

/// The points that stand for whole countries in geocoded tables: what is looked up as ‘Syria’ comes back as one of them.
///
/// They are those of Google's geocoder, after public copies of its table of countries, which name no licence; points of
/// whole degrees, as the World Factbook gives them, are recognised without a table. The table is `countries.csv` beside this
/// source.
package struct CountryCentroids: Sendable {
  package struct Country: Sendable {
    package var name: String
    package var latitude: Double
    package var longitude: Double
  }

  /// The countries by the cell of one degree that a point near theirs lies in.
  private var countries: [Int: [Country]] = [:]
  /// Whether a cell has any: a quick test, because most have none and there are very many places.
  private var hasAny = [Bool](repeating: false, count: 180 * 360)

  /// The table that comes with demarc.
  package static let standard = CountryCentroids(table: standardTable)

  /// The bytes of the table that comes with demarc.
  package static var standardTable: [UInt8] { PackageResources.countries_csv }

  /// - Parameter bytes: A CSV table with the columns `name`, `latitude` and `longitude`; other rows are left out.
  package init(table bytes: [UInt8]) {
    guard let reader = try? CSVReader(bytes[...], name: "countries.csv"), (try? reader.next()) != nil else {
      return
    }
    while let row = try? reader.next() {
      guard let latitude = Double(row.text(1)), let longitude = Double(row.text(2)) else { continue }
      let country = Country(name: row.text(0), latitude: latitude, longitude: longitude)
      // Rounded, it may lie in the next cell.
      let cells = Set(
        [-Self.reach, Self.reach].flatMap { north in
          [-Self.reach, Self.reach].compactMap { Self.cell(latitude + north, longitude + $0) }
        })
      for cell in cells {
        countries[cell, default: []].append(country)
        hasAny[cell] = true
      }
    }
  }

  /// Half a unit of the second decimal, and a little more.
  private static let reach = 0.0051

  private static func cell(_ latitude: Double, _ longitude: Double) -> Int? {
    guard latitude >= -90, latitude < 90, longitude >= -180, longitude < 180 else { return nil }
    return Int(latitude + 90) * 360 + Int(longitude + 180)
  }

  /// Whether a place may stand for a country; false for most that do not.
  @inline(__always)
  package func mayHave(_ latitude: Double, _ longitude: Double) -> Bool {
    Self.cell(latitude, longitude).map { hasAny[$0] } ?? false
  }

  /// The country whose point a place is, with all its decimals or rounded to two or more; nil for any other place.
  ///
  /// A place near the point is not in doubt.
  package func country(at place: Coordinate) -> String? {
    guard let cell = Self.cell(place.latitude, place.longitude), hasAny[cell] else { return nil }
    return countries[cell]?.first { country in
      [100.0, 1e3, 1e4, 1e5, 1e6].contains { scale in
        (country.latitude * scale).rounded() == (place.latitude * scale).rounded()
          && (country.longitude * scale).rounded() == (place.longitude * scale).rounded()
          && (place.latitude * scale).rounded() / scale == place.latitude
          && (place.longitude * scale).rounded() / scale == place.longitude
      }
    }?.name
  }
}

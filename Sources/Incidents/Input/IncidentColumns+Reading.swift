internal import Geodesy
internal import Geometry
internal import Places
internal import TextFormats

extension IncidentColumns {
  /// Whether positions are plain decimal degrees in two columns, or points of features, as far as the first rows tell.
  func holdsPlainDegrees(_ sample: [IncidentRow]) -> Bool {
    switch position {
    case .geometry: true
    case .angles, .place, .geopoint: false
    case .pair(let latitude, let longitude):
      sample.allSatisfy { row in
        [latitude, longitude].allSatisfy { column in
          let text = row.stated(column)
          return FieldText.number(text) != nil || (try? AngleText(field: text)) == nil
        }
      }
    }
  }

  /// The places of the first rows of which nothing says which number comes first.
  func unsettledPlaces(_ sample: [IncidentRow]) -> [Coordinate] {
    guard case .place(let column) = position, axis == nil, system == nil else { return [] }
    return sample.compactMap { row in
      guard let reading = try? PlaceReader().reading(row.text(column)), reading.assumed != nil else {
        return nil
      }
      return reading.coordinate
    }
  }

  /// How the position of a row was understood: its form, and the columns.
  func form(of row: IncidentRow, _ options: IncidentOptions) -> String {
    func list(_ columns: [Int]) -> String { columns.map { "‘\(names[$0])’" }.joined(separator: ", ") }
    let form: String
    switch position {
    case .pair where isProjected: form = "easting and northing"
    case .pair(let latitude, let longitude):
      let isDecimal = [latitude, longitude].allSatisfy { FieldText.number(row.text($0)) != nil }
      form = isDecimal ? "decimal degrees" : "degrees with marks or letters"
    case .angles(let latitude, let longitude):
      form =
        latitude.minutes == nil && longitude.minutes == nil ? "degrees and hemisphere" : "degrees in parts"
    case .geopoint: form = "\((axis ?? .latlon).inWords), altitude, accuracy"
    case .geometry: form = "the point of the feature"
    case .place(let column):
      let reading = try? PlaceReader(gazetteer: options.places, axis: axis).reading(row.text(column))
      form = system == nil ? reading?.meaning ?? reading?.form ?? "" : "WKT"
    }
    let columns = position.all
    return (columns.isEmpty ? "" : "\(list(columns)): ") + form
      + (system.map { ", from \($0.operation.source)" } ?? "")
  }
}

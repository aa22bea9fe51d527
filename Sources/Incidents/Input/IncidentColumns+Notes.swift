internal import Geometry

extension IncidentColumns {
  /// Notes on the columns, one sentence each.
  func notes(_ options: IncidentOptions) -> [String] {
    func name(_ index: Int) -> String { "‘\(names[index])’" }
    var notes: [String] = []
    switch position {
    case .pair(let northing, let easting) where isProjected:
      notes.append("positions: columns \(name(easting)) and \(name(northing)), as easting and northing")
    case .pair(let latitude, let longitude):
      notes.append("positions: columns \(name(latitude)) and \(name(longitude))")
    case .place(let index): notes.append("positions: column \(name(index))")
    case .geopoint(let index):
      notes.append("positions: column \(name(index)), as latitude, longitude, altitude and accuracy")
    case .geometry: notes.append("positions: the points of the features")
    }
    switch accuracy {
    case .exact: break
    case .fixed(let length): notes.append("accuracy of positions: \(length.inWords) for every row")
    case .geopoint: notes.append("accuracy of positions: the fourth number of each, a radius in metres")
    case .meters(let index): notes.append("accuracy of positions: column \(name(index)), a radius in metres")
    case .codes(let index, let profile):
      let codes = profile.codes.map { "\($0.code) = \($0.radius.inWords)" }.joined(separator: ", ")
      let origin = options.profiles.origin.map { " by \($0)" } ?? ""
      notes.append(
        "accuracy of positions: column \(name(index)), \(profile.table) codes taken as radii\(origin): \(codes);"
          + " --accuracy off ignores them")
    }
    return notes
  }
}

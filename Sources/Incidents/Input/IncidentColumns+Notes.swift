internal import Places
internal import TextFormats
internal import Geometry

extension IncidentColumns {
  /// Whether positions are places as people write them, some of which say how well they are known.
  private var isOfWords: Bool { if case .place = position { true } else { false } }

  /// What to say where no column is taken for the accuracy of positions, and one may be it by its name; nil where none may.
  private var unreadAccuracy: String? {
    keys.firstIndex(where: PositionNames.maySayAccuracy).map {
      "accuracy of positions: \(isOfWords ? "as their words leave it" : "taken as exact"); column ‘\(names[$0])’ is not read; if it states radii, --accuracy names it, and if codes, --profiles takes a table of them"
    }
  }

  /// The first latitude and longitude beside those that are read; nil where there are none.
  private var otherPair: (Int, Int)? {
    let used: [Int]
    switch position {
    case .pair(let latitude, let longitude): used = [latitude, longitude]
    case .angles(let latitude, let longitude): used = latitude.all + longitude.all
    case .place(let index), .geopoint(let index): used = [index]
    case .geometry: return nil
    }
    return isProjected ? nil : PositionNames.furtherPair(among: keys, beside: used)
  }

  /// Notes on the columns, one sentence each.
  func notes(_ options: IncidentOptions) -> [String] {
    func name(_ index: Int) -> String { "‘\(names[index])’" }
    var notes: [String] = []
    switch position {
    case .pair(let northing, let easting) where isProjected:
      notes.append("positions: columns \(name(easting)) and \(name(northing)), as easting and northing")
    case .pair(let latitude, let longitude):
      notes.append("positions: columns \(name(latitude)) and \(name(longitude))")
    case .angles(let latitude, let longitude):
      let columns = [latitude, longitude].map { $0.all.map(name).joined(separator: ", ") }
      notes.append("positions: columns \(columns.joined(separator: " and "))")
    case .place(let index):
      notes.append("positions: column \(name(index))\(axis.map { ", as \($0.inWords)\(axisReason)" } ?? "")")
    case .geopoint(let index):
      notes.append("positions: column \(name(index)), as \((axis ?? .latlon).inWords), altitude and accuracy")
    case .geometry: notes.append("positions: the points of the features")
    }
    switch accuracy {
    case .exact: if options.accuracy == .recognized { notes += [unreadAccuracy].compactMap(\.self) }
    case .fixed(let length): notes.append("accuracy of positions: \(length.inWords) for every row")
    case .unstated(let index, let example):
      notes.append(
        "accuracy of positions: column \(name(index)) holds codes of another scheme, such as \(RowError.quoted(example));"
          + " taken as unknown; --profiles takes a table of them")
    case .geopoint: notes.append("accuracy of positions: the fourth number of each, a radius in metres")
    case .meters(let index):
      notes.append("accuracy of positions: column \(name(index)), a radius in metres")
      if mayBeCodes {
        notes.append(
          "warning: column \(name(index)) holds nothing but numbers from 1 to 9; if they are codes and not metres, --profiles takes a table of them"
        )
      }
    case .quantity(let index, let unit):
      notes.append("accuracy of positions: column \(name(index)), a radius in the unit of \(name(unit))")
    case .codes(let index, let profile):
      let codes = profile.codes.map { "\($0.code) = \($0.radius.inWords)" }.joined(separator: ", ")
      let origin = options.profiles.origin.map { " by \($0)" } ?? ""
      notes.append(
        "accuracy of positions: column \(name(index)), \(profile.table) codes taken as radii\(origin): \(codes);"
          + " --accuracy off ignores them")
    }
    if let column = strayHemispheres {
      notes.append(
        "column \(name(column)) names hemispheres of one coordinate alone or of both at once, and is not read; the south and the west need a minus"
      )
    }
    if let pair = otherPair {
      notes.append("columns \(name(pair.0)) and \(name(pair.1)) also hold positions, and are not read")
    }
    if shape.hasRowNames {
      notes.append(
        "rows have a field more than the header; the first is a row name, as R writes it, here ‘\(names[0])’")
    }
    if shape.surplus > 0 {
      notes.append(
        "every row has \(shape.surplus) field\(shape.surplus == 1 ? "" : "s") more than the header, all empty"
      )
    }
    return notes + witnessNotes(options)
  }
}

internal import Dates
internal import Geodesy
internal import Geometry
internal import Places
internal import Plausibility
internal import TextFormats

/// What other columns say of the position that is read: columns that are empty in the first rows, other positions, other accuracies,
/// distances from a settlement.
struct WitnessColumns {
  var late = LateColumns()
  var others = OtherPositions()
  /// Distances and directions from the position, which is that of a settlement.
  var offset: (distance: Int, direction: Int)?
  /// Whether the names of the coordinates say that.
  var isOfSettlement = false
  /// Other columns of accuracies.
  var accuracies: [(index: Int, source: PositionAccuracy.Source)] = []
  /// Names of accuracies that properties of later features may have; nothing where the first features are all.
  var lateAccuracies: Set<String> = []

  /// All columns but the last, of which a row with nothing in them may be read without looking further.
  var all: [Int] {
    late.columns + others.columns + (isOfSettlement ? offset.map { [$0.distance] } ?? [] : [])
      + accuracies.map(\.index)
  }
}

extension IncidentColumns {
  /// Finds the columns that may say something else.
  mutating func findWitnesses(_ options: IncidentOptions, _ sample: [IncidentRow], isWhole: Bool) {
    func values(_ column: Int) -> [String] { sample.map { $0.stated(column) }.filter { !$0.isEmpty } }
    let used = position.all + accuracyColumns
    var angles: [Int] = []
    switch position {
    case .pair(let latitude, let longitude) where options.crs == nil: angles = [latitude, longitude]
    case .angles(let latitude, let longitude): angles = latitude.all + longitude.all
    case .pair, .place, .geopoint, .geometry: break
    }
    let hasRadii: Bool
    if case .meters = accuracy { hasRadii = true } else { hasRadii = false }
    witnesses.late = LateColumns(
      among: keys, beside: used, angles: angles, hasAccuracy: hasRadii, hasSystem: options.crs != nil,
      values: values)
    witnesses.others = OtherPositions(
      among: keys, beside: used, isFeature: position == .geometry, hasGazetteer: options.places != nil,
      values: values)
    witnesses.offset = PositionNames.offset(among: keys, beside: used)
    witnesses.isOfSettlement = angles.contains { PositionNames.isOfSettlement(keys[$0]) }
    if options.accuracy == .recognized {
      let profiles = options.profiles.all
      for index in keys.indices where !accuracyColumns.isEmpty && !used.contains(index) {
        if PositionAccuracy.meterColumns.contains(keys[index]) {
          witnesses.accuracies.append((index, .meters(index)))
        } else if let profile = profiles.first(where: { KnownColumn.isNamed(keys[index], $0.column) }),
          PositionAccuracy.foreignCode(index, profile, sample) == nil
        {
          witnesses.accuracies.append((index, .codes(index, profile)))
        }
      }
      if !isWhole {
        witnesses.lateAccuracies = Set(PositionAccuracy.meterColumns + profiles.map(\.column)).subtracting(
          keys)
      }
    }
    if case .pair(let latitude, let longitude) = position {
      let texts = values(latitude) + values(longitude)
      areDecimal = texts.count(where: { FieldText.number($0) != nil }) * 2 > texts.count
    }
  }

  /// The columns that state the accuracy of positions.
  private var accuracyColumns: [Int] {
    switch accuracy {
    case .meters(let index), .codes(let index, _), .unstated(let index, _): [index]
    case .quantity(let index, let unit): [index, unit]
    case .exact, .fixed, .geopoint: []
    }
  }

  /// Refuses a row with a value in a column that is empty in the first rows, and by which its position would be read otherwise.
  ///
  /// - Throws: ``RowError``.
  func requireNothingLate(_ row: IncidentRow, _ options: IncidentOptions) throws(RowError) {
    if let index = witnesses.late.column(in: row.stated) {
      throw RowError(
        "a column has its first value after the rows by which columns are found",
        reason:
          "\(RowError.quoted(row.stated(index))) in ‘\(names[index])’ would change how the position is read, and no such value is in the first 200 rows, by which columns are found; move such a row to the top",
        field: index)
    }
    if !witnesses.lateAccuracies.isEmpty, case .feature(let record) = row.source,
      let property = record.properties.first(where: {
        witnesses.lateAccuracies.contains($0.name.lowercased()) && !AccuracyText.saysNothing($0.text)
      })
    {
      throw RowError(
        "a property of accuracies comes after the features by which properties are found",
        reason:
          "the property ‘\(property.name)’ states an accuracy, and none of the first features has it; move such a feature to the top"
      )
    }
  }

  /// The suspicion that other columns of a row raise about its position; nil for none.
  func suspicion(
    of incident: borrowing Incident, _ row: IncidentRow, _ options: IncidentOptions
  ) -> PlausibilityCheck.Suspicion? {
    if !witnesses.others.columns.isEmpty {
      let radius = incident.region(options.accuracy).radius
      let digits =
        position.all.isEmpty
        ? "\(incident.place.latitude) \(incident.place.longitude)"
        : position.all.map { row.text($0) }.joined(separator: " ")
      let found = witnesses.others.contradiction(
        of: incident.place, accuracy: radius, digits: digits, gazetteer: options.places, stated: row.stated
      ) { Length.meters(Geodesic.inverse(from: $0, to: $1).distance) }
      if let found {
        return PlausibilityCheck.Suspicion(
          kind: "another column states another place",
          sentence:
            "‘\(names[found.column])’ (\(RowError.quoted(found.text))) is \(found.distance.roundedUp.inWords) from the position that is read"
        )
      }
    }
    if witnesses.isOfSettlement, let offset = witnesses.offset {
      let (distance, direction) = (row.stated(offset.distance), row.stated(offset.direction))
      if !distance.isEmpty, FieldText.number(distance) != 0 {
        return PlausibilityCheck.Suspicion(
          kind: "the position is that of a settlement",
          sentence:
            "the position is that of a settlement, and the row says \(RowError.quoted("\(distance) \(direction)")) from it (‘\(names[offset.distance])’, ‘\(names[offset.direction])’)"
        )
      }
    }
    for other in witnesses.accuracies {
      let reader = PositionAccuracy(source: other.source, mark: decimalMark)
      guard let radius = try? reader.radius(of: row), radius.meters > 1.01 * incident.statedMeters else {
        continue
      }
      return PlausibilityCheck.Suspicion(
        kind: "two accuracies that contradict each other",
        sentence:
          "‘\(names[other.index])’ leaves the position open by \(radius.inWords), more than the accuracy that is read"
      )
    }
    return nil
  }

  /// Notes on what other columns say, one sentence each.
  func witnessNotes(_ options: IncidentOptions) -> [String] {
    func name(_ index: Int) -> String { "‘\(names[index])’" }
    var notes: [String] = []
    let others = witnesses.others.columns
    if !others.isEmpty {
      notes.append(
        "other positions: columns \(others.map(name).joined(separator: ", ")) are compared with those that are read"
      )
    }
    if options.places != nil, !position.isOfWords, witnesses.others.namedColumns.isEmpty {
      notes.append(
        "warning: --places is not used, as positions are read from coordinates; --position names a column of names"
      )
    }
    if let offset = witnesses.offset, !position.all.isEmpty {
      notes.append(
        "warning: columns \(name(offset.distance)) and \(name(offset.direction)) are not read; if the position is that of a settlement, the incident was elsewhere"
      )
    }
    for other in witnesses.accuracies {
      notes.append(
        "accuracy of positions: column \(name(other.index)) is compared; rows where it is the greater are suspicious"
      )
    }
    if let column = strayZones {
      notes.append(
        "warning: column \(name(column)) is not read; if its numbers are zones of UTM, positions are in other zones than that of --crs"
      )
    }
    return notes
  }
}

extension IncidentColumns.Position {
  /// Whether positions are texts that may be names of places.
  fileprivate var isOfWords: Bool { if case .place = self { true } else { false } }
}

extension Incident {
  /// The radius that the row states, in metres; 0 for none.
  fileprivate var statedMeters: Double { region(.recognized).radius.meters }
}

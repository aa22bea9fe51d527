/// Where forms of ODK and Kobo keep a place: in one column of `latitude longitude altitude accuracy`, or in a
/// column for each, named after the question.
struct GeopointColumns: Equatable {
  var latitude: Int
  var longitude: Int
  /// The column of the radius in metres, if there is one.
  var accuracy: Int?

  /// The split columns of each question that has them: `location-Latitude` (ODK), `_location_latitude`
  /// (Kobo).
  static func all(among keys: [String]) -> [GeopointColumns] {
    let suffix = "latitude"
    return keys.indices.compactMap { index in
      guard keys[index].hasSuffix(suffix) else { return nil }
      let question = keys[index].dropLast(suffix.count)
      guard let last = question.last, "-_/.: ".contains(last), question.count > 1,
        let longitude = keys.firstIndex(of: question + "longitude")
      else { return nil }
      let accuracy = ["accuracy", "precision"].lazy.compactMap { keys.firstIndex(of: question + $0) }.first
      return GeopointColumns(latitude: index, longitude: longitude, accuracy: accuracy)
    }
  }

  /// A value of one column: latitude, longitude, altitude and accuracy, the last two perhaps missing.
  struct Value: Equatable {
    var latitude: Double
    var longitude: Double
    /// The radius in metres; 0 where a finger on a map gave the place.
    var accuracy: Double?

    /// - Parameter text: Two to four numbers.
    init?(_ text: String) {
      let numbers = text.split(whereSeparator: \.isWhitespace).map { Double(String($0)) }
      guard (2...4).contains(numbers.count), let latitude = numbers[0], let longitude = numbers[1],
        numbers.allSatisfy({ $0?.isFinite == true })
      else { return nil }
      self.latitude = latitude
      self.longitude = longitude
      accuracy = numbers.count == 4 ? numbers[3] : nil
    }

    /// Whether the numbers can be a place and a radius at all.
    var isPlausible: Bool { abs(latitude) <= 90 && abs(longitude) <= 180 && (accuracy ?? 0) >= 0 }
  }

  /// The columns all of whose values are such places, at least one with its accuracy, as far as the first
  /// rows tell.
  static func whole(in sample: [IncidentRow], columns: Int) -> [Int] {
    (0..<columns).filter { column in
      let values = sample.map { $0.text(column) }.filter { !$0.isEmpty }
      let places = values.compactMap { Value($0) }
      return places.count == values.count && places.allSatisfy(\.isPlausible)
        && places.contains { $0.accuracy != nil }
    }
  }
}

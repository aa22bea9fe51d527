/// Where forms of ODK and Kobo keep a place: in one column of `latitude longitude altitude accuracy`, or in a
/// column for each, named after the question.
package struct GeopointColumns: Equatable {
  package var latitude: Int
  package var longitude: Int
  /// The column of the radius in metres, if there is one.
  package var accuracy: Int?

  /// The split columns of each question that has them: `location-Latitude` (ODK), `_location_latitude`
  /// (Kobo).
  package static func all(among keys: [String]) -> [GeopointColumns] {
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
  package struct Value: Equatable {
    package var latitude: Double
    package var longitude: Double
    /// The radius in metres; 0 where a finger on a map gave the place.
    package var accuracy: Double?

    /// Nil for four numbers that are degrees and minutes of two angles, `35 48 36 42`: places of forms have decimals.
    ///
    /// - Parameter text: Two to four numbers.
    package init?(_ text: String) {
      let numbers = text.split(whereSeparator: \.isWhitespace).map { Double(String($0)) }
      guard (2...4).contains(numbers.count), let latitude = numbers[0], let longitude = numbers[1],
        numbers.allSatisfy({ $0?.isFinite == true }), !Self.mayBeMinutes(text)
      else { return nil }
      self.latitude = latitude
      self.longitude = longitude
      accuracy = numbers.count == 4 ? numbers[3] : nil
    }

    private static func mayBeMinutes(_ text: String) -> Bool {
      let numbers = text.split(whereSeparator: \.isWhitespace)
      guard numbers.count == 4, let minutes = Double(numbers[1]), let more = Double(numbers[3]) else {
        return false
      }
      let areWhole = [numbers[0], numbers[2]].allSatisfy { Int($0) != nil }
      return areWhole && (0..<60).contains(minutes) && (0..<60).contains(more)
        && (Int(numbers[2]) != 0 || more != 0)
    }

    /// Whether the numbers can be a place and a radius at all.
    package var isPlausible: Bool { abs(latitude) <= 90 && abs(longitude) <= 180 && (accuracy ?? 0) >= 0 }
  }
}

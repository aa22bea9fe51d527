internal import Places

extension GeopointColumns {
  /// The columns all of whose values are such places, at least one with its accuracy, as far as the first rows tell.
  static func whole(in sample: [IncidentRow], columns: Int) -> [Int] {
    (0..<columns).filter { column in
      let values = sample.map { $0.stated(column) }.filter { !$0.isEmpty }
      let places = values.compactMap { Value($0) }
      return places.count == values.count && places.allSatisfy(\.isPlausible)
        && places.contains { $0.accuracy != nil }
    }
  }
}

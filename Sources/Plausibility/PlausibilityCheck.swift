package import Geometry
internal import Places
package import ZoneDoubt
package import Zones

/// Finds coordinates that look mistaken, beside the zone that they are judged against. They are never changed.
///
/// A place far from the zone is suspicious if it would be at the zone with its coordinates swapped, with the
/// other sign, or with a decimal point, and one that is not so far if it would be in the zone with its
/// coordinates swapped. A place at 0, 0, one of whole degrees, and one that geocoders give for a country are suspicious
/// anywhere.
package final class PlausibilityCheck: Sendable {
  /// A reason to think that coordinates are mistaken.
  package struct Suspicion: Sendable, Hashable {
    /// The kind of mistake, without numbers; rows are counted by it.
    package var kind: String
    /// A clause for a person: what may be wrong, and what would have been meant.
    package var sentence: String
    /// The clause as findings have it.
    package var note: String { "suspicious: \(sentence)" }

    package init(kind: String, sentence: String) { (self.kind, self.sentence) = (kind, sentence) }
  }

  /// Where a place lies, by the zone or by the nearest of several.
  private let placement: @Sendable (Coordinate) -> Placement
  /// Whether a place taken as exact is in the zone under some reading.
  private let isIn: @Sendable (Coordinate) -> Bool
  /// Whether a place is suspicious if another reading of it would be at the zone. Where zones are all over the world, one
  /// always would.
  private let looksForOthers: Bool
  private let centroids = CountryCentroids.standard
  /// The corners of a box around the line, wide enough for what counts as near.
  private let south: Double
  private let north: Double
  private let middle: Double
  private let halfWidth: Double

  /// How far a place must be from the line to be far, and how near another reading of it must be.
  static let far = Length.kilometers(200)
  /// Nearer to the zone than this, a place is not taken to have its coordinates swapped.
  package static let apart = Length.kilometers(75)
  private static let near = Length.kilometers(50)
  private static let swap = "latitude and longitude may be swapped"
  /// Degrees around the line within which no place is far.
  private static let margin = 2.0

  /// - Parameters:
  ///   - assessor: Judges the places.
  ///   - vertices: The line, or the outlines of polygons.
  package convenience init(_ assessor: Assessor, around vertices: [Coordinate]) {
    let judge = assessor.judge
    self.init(around: vertices) {
      judge.placement(of: $0)
    } isIn: {
      judge.verdict(of: $0) != .outside
    }
  }

  /// - Parameters:
  ///   - vertices: The lines, or the outlines of polygons.
  ///   - widest: Degrees of longitude or latitude beyond which the vertices are too far apart for other readings of a place to
  ///     mean something.
  ///   - placement: Where a place lies, by the nearest zone.
  ///   - isIn: Whether it is in a zone.
  package init(
    around vertices: [Coordinate], widest: Double = .infinity,
    placement: @escaping @Sendable (Coordinate) -> Placement, isIn: @escaping @Sendable (Coordinate) -> Bool
  ) {
    (self.placement, self.isIn) = (placement, isIn)
    var (low, high, west, east) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    let start = vertices.first?.longitude ?? 0
    for vertex in vertices {
      let turn = Coordinate.shortest(vertex.longitude - start)
      (low, high) = (min(low, vertex.latitude), max(high, vertex.latitude))
      (west, east) = (min(west, turn), max(east, turn))
    }
    if vertices.isEmpty { (low, high, west, east) = (-90, 90, -180, 180) }
    (south, north) = (low - Self.margin, high + Self.margin)
    middle = start + (west + east) / 2
    halfWidth = (east - west) / 2 + Self.margin
    looksForOthers = max(east - west, north - south - 2 * Self.margin) <= widest
  }

  /// The suspicion about a place; nil for one that looks right.
  ///
  /// - Parameter placement: That of the place, by the judge of the zone.
  package func suspicion(of place: Coordinate, _ placement: Placement) -> Suspicion? {
    if place.latitude == 0, place.longitude == 0 {
      return Suspicion(kind: "0, 0", sentence: "0, 0 is often written where no place is known")
    }
    if looksForOthers, !placement.isInZone, !contains(place), !(placement.distance <= Self.far.meters) {
      if let other = Self.readings(of: place).first(where: { isNear($0.place) }) {
        return Suspicion(
          kind: other.kind, sentence: "\(other.kind): \(other.place.inWords) would be at the zone")
      }
    }
    if looksForOthers, let other = swapped(place, placement) {
      return Suspicion(
        kind: Self.swap, sentence: "\(Self.swap): \(other.inWords) would be in the zone")
    }
    if let country = centroids.country(at: place) {
      return Suspicion(
        kind: "the middle of a country",
        sentence: "geocoders give this place for \(country) as a whole")
    }
    if Self.isWhole(place.latitude), Self.isWhole(place.longitude) {
      return Suspicion(
        kind: "whole degrees", sentence: "whole degrees, as the middle of a country or region is given")
    }
    return nil
  }

  /// Whether a place looks right, as far as that shows without a distance.
  ///
  /// - Parameters:
  ///   - verdict: That of the place taken as exact.
  ///   - isClose: Whether the place is known to be so close to the zone that nobody asks whether it is swapped (see ``apart``).
  ///   - known: The verdict on a place, where it is known without a distance.
  @inline(__always)
  package func isPlausible(
    _ place: Coordinate, _ verdict: Verdict, isClose: () -> Bool = { false },
    _ known: (Coordinate) -> Verdict?
  ) -> Bool {
    if Self.isWhole(place.latitude), Self.isWhole(place.longitude) { return false }
    if centroids.mayHave(place.latitude, place.longitude), centroids.country(at: place) != nil {
      return false
    }
    if verdict != .outside || !looksForOthers { return true }
    let (latitude, longitude) = (place.latitude, place.longitude)
    let swapped = Coordinate(latitude: longitude, longitude: latitude)
    if contains(place) {
      return abs(longitude) > 90 || !contains(swapped) || known(swapped) == .outside || isClose()
    }
    // Far from the zone: any other reading near it is for the whole rule to judge.
    if Self.isWhole(latitude) || Self.isWhole(longitude) { return false }
    if contains(-latitude, longitude) || contains(latitude, -longitude) || contains(-latitude, -longitude) {
      return false
    }
    return abs(longitude) > 90
      || !(contains(swapped) || contains(-longitude, latitude) || contains(longitude, -latitude))
  }

  private func contains(_ latitude: Double, _ longitude: Double) -> Bool {
    contains(Coordinate(latitude: latitude, longitude: longitude))
  }

  /// Where latitudes and longitudes are alike, as about 36, swapped coordinates do not lead far away.
  private func swapped(_ place: Coordinate, _ placement: Placement) -> Coordinate? {
    guard abs(place.longitude) <= 90, !placement.isInZone, !(placement.distance <= Self.apart.meters) else {
      return nil
    }
    let other = Coordinate(latitude: place.longitude, longitude: place.latitude)
    return contains(other) && isIn(other) ? other : nil
  }

  func contains(_ place: Coordinate) -> Bool {
    guard (south...north).contains(place.latitude) else { return false }
    let east = place.longitude - middle
    return abs(abs(east) <= 180 ? east : Coordinate.shortest(east)) <= halfWidth
  }

  /// Whether a place may be meant of an incident at the zone: it is no farther than mistakes are looked for.
  package func mayBeMeant(_ place: Coordinate) -> Bool {
    guard contains(place) else { return false }
    let placement = placement(place)
    return placement.isInZone || placement.distance <= Self.far.meters
  }

  func isNear(_ place: Coordinate) -> Bool {
    guard contains(place) else { return false }
    let placement = placement(place)
    return placement.isInZone || placement.distance <= Self.near.meters
  }

  /// The usual mistakes of people and spreadsheets, the most frequent first.
  private static func readings(of place: Coordinate) -> [(kind: String, place: Coordinate)] {
    let (latitude, longitude) = (place.latitude, place.longitude)
    func at(_ latitude: Double, _ longitude: Double) -> Coordinate {
      Coordinate(latitude: latitude, longitude: longitude)
    }
    var readings: [(kind: String, place: Coordinate)] = []
    if abs(longitude) <= 90 {
      readings.append((swap, at(longitude, latitude)))
    }
    readings += [
      ("the latitude may have the wrong sign", at(-latitude, longitude)),
      ("the longitude may have the wrong sign", at(latitude, -longitude)),
      ("both may have the wrong sign", at(-latitude, -longitude)),
    ]
    if abs(longitude) <= 90 {
      readings.append(("they may be swapped, the minus on the wrong one", at(-longitude, latitude)))
      readings.append(("they may be swapped, the minus on the wrong one", at(longitude, -latitude)))
    }
    for scale in [10.0, 100] {
      let kind = "a decimal point may be lost"
      if isWhole(latitude) { readings.append((kind, at(latitude / scale, longitude))) }
      if isWhole(longitude) { readings.append((kind, at(latitude, longitude / scale))) }
      if isWhole(latitude), isWhole(longitude) {
        readings.append((kind, at(latitude / scale, longitude / scale)))
      }
    }
    return readings
  }

  private static func isWhole(_ degrees: Double) -> Bool { degrees == Double(Int(degrees)) }
}

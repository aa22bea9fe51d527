package import Geometry
internal import SystemIO
package import TextFormats

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Land, borders and towns beneath a map, of Natural Earth at 1:50 million, which is in the public domain.
///
/// Coasts and borders are right to a kilometre or two; they are a background, and never a basis of measures.
package struct Background: Sendable {
  /// A town and how many people live there.
  package struct Town: Sendable, Hashable {
    package var position: Coordinate
    package var name: String
    package var inhabitants: Int
  }

  /// A window in degrees; east may lie beyond 180.
  package struct Window: Sendable, Hashable {
    package var west: Double
    package var east: Double
    package var south: Double
    package var north: Double

    package init(west: Double, east: Double, south: Double, north: Double) {
      (self.west, self.east, self.south, self.north) = (west, east, max(-90, south), min(90, north))
    }

    /// The window with as much again on every side, by a factor of its size, and never more than the Earth.
    func widened(by factor: Double) -> Window {
      let (width, height) = (min(360, (east - west) * (1 + 2 * factor)), (north - south) * factor)
      let middle = (west + east) / 2
      return Window(
        west: middle - width / 2, east: middle + width / 2, south: south - height, north: north + height)
    }
  }

  /// The rings of land, cut at the window.
  package private(set) var land: [[Coordinate]] = []
  /// The borders between states.
  package private(set) var borders: [[Coordinate]] = []
  /// Lines of control, and borders in dispute.
  package private(set) var disputed: [[Coordinate]] = []
  /// The towns, the largest first.
  package private(set) var towns: [Town] = []

  /// What lies within a window. Longitudes run on through the window's, so that nothing is torn at ±180.
  package init(in window: Window) {
    for shape in NaturalEarth.all.shapes {
      for turn in [-360.0, 0, 360] where shape.meets(window, turned: turn) {
        let line = shape.line.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude + turn) }
        switch shape.kind {
        case .land:
          let ring = WindowClip(window).ring(line)
          if ring.count > 2 { land.append(ring) }
        case .borders: borders += WindowClip(window).pieces(line)
        case .disputed: disputed += WindowClip(window).pieces(line)
        }
      }
    }
    for town in NaturalEarth.all.towns {
      for turn in [-360.0, 0, 360] {
        let east = town.position.longitude + turn
        guard (window.west...window.east).contains(east),
          (window.south...window.north).contains(town.position.latitude)
        else { continue }
        var town = town
        town.position.longitude = east
        towns.append(town)
      }
    }
  }

  /// The members of the object that a page has of it.
  package func members(of object: inout JSONWriter) {
    object.member("land", lines: land, decimals: 2)
    object.member("borders", lines: borders, decimals: 2)
    object.member("disputed", lines: disputed, decimals: 2)
    object.member("towns", towns.prefix(200).map(\.self)) { town, object in
      object.member("at", [town.position.longitude, town.position.latitude], decimals: 2)
      object.member("name", town.name)
    }
  }
}

/// The file of Natural Earth, read once.
struct NaturalEarth: Sendable {
  enum Kind: String, Sendable { case land, borders, disputed }

  struct Shape: Sendable {
    var kind: Kind
    var line: [Coordinate]
    var box: Background.Window

    func meets(_ window: Background.Window, turned: Double) -> Bool {
      box.west + turned <= window.east && box.east + turned >= window.west && box.south <= window.north
        && box.north >= window.south
    }
  }

  var shapes: [Shape] = []
  var towns: [Background.Town] = []

  static let all = NaturalEarth()

  /// Reads what `tools/background` wrote; see there for its form.
  private init() {
    guard let compressed = Data(base64Encoded: Self.compressed),
      let text = try? InputStream(Array(compressed), name: "natural-earth.txt.gz", convert: nil).all()
    else { return }
    var section: Kind?
    var isTowns = false
    for line in text.split(separator: UInt8(ascii: "\n")) {
      if let first = line.first, first != UInt8(ascii: "-"), !(0x30...0x39).contains(first) {
        let name = String(decoding: line, as: UTF8.self)
        section = Kind(rawValue: name)
        isTowns = name == "towns"
      } else if isTowns {
        addTown(line)
      } else if let section {
        add(line, section)
      }
    }
  }

  private mutating func add(_ text: ArraySlice<UInt8>, _ kind: Kind) {
    var (x, y) = (0, 0)
    var line: [Coordinate] = []
    var isLatitude = false
    for field in text.split(separator: UInt8(ascii: " ")) {
      let step = Self.number(field)
      if isLatitude {
        y += step
        line.append(Coordinate(latitude: Double(y) / 100, longitude: Double(x) / 100))
      } else {
        x += step
      }
      isLatitude.toggle()
    }
    let (longitudes, latitudes) = (line.map(\.longitude), line.map(\.latitude))
    shapes.append(
      Shape(
        kind: kind, line: line,
        box: Background.Window(
          west: longitudes.min() ?? 0, east: longitudes.max() ?? 0, south: latitudes.min() ?? 0,
          north: latitudes.max() ?? 0)))
  }

  private mutating func addTown(_ text: ArraySlice<UInt8>) {
    let fields = text.split(separator: UInt8(ascii: " "), maxSplits: 3)
    guard fields.count == 4 else { return }
    towns.append(
      Background.Town(
        position: Coordinate(
          latitude: Double(Self.number(fields[1])) / 100, longitude: Double(Self.number(fields[0])) / 100),
        name: String(decoding: fields[3], as: UTF8.self), inhabitants: Self.number(fields[2])))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    let isNegative = digits.first == UInt8(ascii: "-")
    let value = digits.dropFirst(isNegative ? 1 : 0).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return isNegative ? -value : value
  }
}

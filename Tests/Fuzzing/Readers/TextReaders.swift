internal import Patterns
internal import Agreements
internal import Dates
internal import Geometry
internal import Places
internal import TextFormats
internal import ZoneFiles
internal import Zones

extension FuzzedReader {
  /// What people write in fields, options and agreements.
  static let texts = [
    FuzzedReader("agreement") { _ = try Agreement($0, file: "file") },
    FuzzedReader("date", readDate),
    FuzzedReader("place", readPlace),
    FuzzedReader("length", readLength),
    FuzzedReader("pattern") { bytes in
      let parts = bytes.split(separator: 0x0A, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
      guard let first = parts.first else { return }
      let pattern = try LinearPattern(first)
      _ = pattern.occurs(in: parts.count > 1 ? parts[1] : "")
    },
    FuzzedReader("json") { _ = try JSONValue(parsing: $0[...]) },
  ]

  /// In every order the first moment is not after the last.
  @Sendable private static func readDate(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let readings = DateText.readings(text)
    for (order, reading) in readings {
      precondition(DateText.reading(text, order: order) == reading, "the reading depends on who asks")
      guard let first = reading.span.first, let last = reading.span.last else { continue }
      precondition(first <= last, "a span ends before it begins")
      _ = reading.span.inWords
    }
    if let plain = DateText.plain(text) {
      precondition(readings.values.allSatisfy { $0 == plain }, "a plain date has two meanings")
    }
  }

  static let places: Gazetteer = {
    var places = Gazetteer(file: "places")
    for (name, latitude, longitude) in [("Saraqib", 35.86, 36.8), ("Binnish", 35.95, 36.71)] {
      places.add(
        Gazetteer.Place(
          name: name, coordinate: Coordinate(latitude: latitude, longitude: longitude),
          extent: .kilometers(1), areas: ["Idlib"]),
        otherNames: ["سراقب"])
    }
    return places
  }()

  /// Places are on the Earth, and their radius is a number.
  @Sendable private static func readPlace(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for axis in [nil, AxisOrder.lonlat] {
      for gazetteer in [nil, places] {
        do throws(PlaceError) {
          let place = try PlaceReader(gazetteer: gazetteer, axis: axis).reading(text)
          precondition(abs(place.coordinate.latitude) <= 90 && abs(place.coordinate.longitude) <= 360)
          if let radius = place.accuracy?.meters { precondition(radius >= 0 && radius < .infinity) }
        } catch {
          _ = "\(error)"
        }
      }
    }
  }

  /// Accuracies, depths, sides and ends of sectors.
  @Sendable private static func readLength(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for mark in [UInt8(ascii: "."), UInt8(ascii: ",")] {
      guard let length = AccuracyText.length(text, mark: mark)?.meters else { continue }
      precondition(length >= 0 && length < .infinity)
    }
    do {
      _ = try ZoneSpecification.Depth(parsing: text)
    } catch { _ = "\(error)" }
    do {
      _ = try ZoneSpecification.Side(parsing: text)
    } catch { _ = "\(error)" }
  }
}

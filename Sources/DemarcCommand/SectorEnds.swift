internal import TextFormats
internal import Geodesy
import Geometry
internal import Places
internal import ZoneFiles
import Zones
internal import ZoneAnalysis

/// How `--sectors` cuts a zone: a number of equal lengths, or ends along the line.
enum SectorEnds {
  case count(Int)
  case ends([End])

  /// Where a sector ends: so far along the line, or at the nearest place to a place.
  enum End {
    case chainage(Length)
    case place(Coordinate)
  }

  /// Reads `5`, `60km,150km` or `35.6,36.3; 36.0,36.8`.
  ///
  /// - Throws: ``Failure/Usage``, which says what is wanted.
  init(_ text: String) throws {
    if let count = Int(text) {
      guard (1...1000).contains(count) else {
        throw Failure.Usage("--sectors ‘\(text)’ is no number of sectors; give 1 to 1000")
      }
      self = .count(count)
      return
    }
    let chainages = text.split(separator: ",").map { try? Length(parsing: String($0)) }
    if !chainages.isEmpty, chainages.allSatisfy({ $0 != nil }) {
      self = .ends(chainages.compactMap(\.self).map { .chainage($0) })
      return
    }
    do {
      self = .ends(try text.split(separator: ";").map { .place(try PlaceText.coordinate(String($0))) })
    } catch {
      throw Failure.Usage(
        "--sectors ‘\(text)’ is neither a number nor ends along the line; give 5, 60km,150km, or places as in \"35.6,36.3; 36.0,36.8\""
      )
    }
  }

  /// The sectors of a zone.
  func sectors(of zone: Zone) throws -> [Zone.Sector] {
    let line = try ReferenceLine(boundary: zone.boundary, specification: zone.specification)
    switch self {
    case .count(let count):
      return try zone.sectors(
        at: (1..<count).map { .meters(line.length.meters * Double($0) / Double(count)) }, along: line)
    case .ends(let ends):
      return try zone.sectors(
        at: ends.map { end in
          switch end {
          case .chainage(let chainage): chainage
          case .place(let place): .meters(line.chainage(of: place) ?? 0)
          }
        }, along: line)
    }
  }

  /// What was cut, a line each.
  static func summary(of sectors: [Zone.Sector]) -> [String] {
    sectors.map { sector in
      let measure = RegionMeasure(of: sector)
      let length = (sector.to.meters - sector.from.meters) / 1000
      return "sector \(sector.number), \((sector.from.meters / 1000).fixed(3)) km to"
        + " \((sector.to.meters / 1000).fixed(3)) km: \(length.grouped(3)) km of the line,"
        + " \(measure.area.squareKilometers.grouped(3)) km²"
    }
  }
}

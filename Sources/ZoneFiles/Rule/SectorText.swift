package import Geometry
package import ZoneAnalysis
package import Zones

extension SectorEnd {
  /// Reads a chainage, `60km`, or a place, `35.6, 36.3`.
  package init(parsing text: String) throws(RuleTextError) {
    if let length = try? Length(parsing: text) {
      self = .chainage(length)
      return
    }
    do throws(RuleTextError) {
      self = .place(try Coordinate(ofRule: text))
    } catch {
      throw RuleTextError(
        "‘\(text)’ is not the end of a sector; give a chainage, as in 60km, or a place, as in \"35.6, 36.3\"")
    }
  }
}

/// How a line is cut into sectors that have numbers instead of names.
package enum SectorCuts: Sendable, Hashable {
  /// Into a number of sectors of equal length, 1 to 1000.
  case equal(Int)
  /// At ends in the order of travel.
  case ends([SectorEnd])

  /// Reads a number, `5`, chainages, `60km,150km`, or places, `35.6,36.3; 36.0,36.8`.
  package init(parsing text: String) throws(RuleTextError) {
    if Int(text) != nil {
      self = .equal(try Self.count(parsing: text))
      return
    }
    let chainages = text.split(separator: ",").map { try? Length(parsing: String($0)) }
    if !chainages.isEmpty, chainages.allSatisfy({ $0 != nil }) {
      self = .ends(chainages.compactMap(\.self).map { .chainage($0) })
      return
    }
    var ends: [SectorEnd] = []
    for part in text.split(separator: ";") {
      do throws(RuleTextError) {
        ends.append(try SectorEnd(parsing: String(part)))
      } catch {
        throw RuleTextError(
          "‘\(text)’ is neither a number nor ends along the line; give 5, 60km,150km, or places as in \"35.6,36.3; 36.0,36.8\""
        )
      }
    }
    self = .ends(ends)
  }

  /// Reads a number of sectors.
  package static func count(parsing text: String) throws(RuleTextError) -> Int {
    guard let count = Int(text), (1...1000).contains(count) else {
      throw RuleTextError("‘\(text)’ is not a number of sectors; give 1 to 1000")
    }
    return count
  }

  /// The chainages of a line at which it is cut.
  package func chainages(along line: ReferenceLine) -> [Length] {
    switch self {
    case .equal(let count): line.cuts(intoEqual: count)
    case .ends(let ends): ends.map { $0.chainage(along: line) }
    }
  }
}

import TestSupport
import Testing

@testable import Geometry
@testable import Incidents
@testable import SystemIO

/// Tables whose rows do not fit their header: each row gives the place that it was made of, or none.
@Suite struct RowShiftPropertyTests {
  private enum Fault: CaseIterable {
    case none, rowNames, textRowNames, emptyEnds, splitNumber, splitNumberInAll, missingField
  }

  private static func places(_ text: String) throws -> [Coordinate?] {
    var rest = Array(text.utf8)
    let input = try IncidentInput(name: "table.csv") { _ throws(ReadError) in
      defer { rest = [] }
      return rest
    }
    var places: [Coordinate?] = []
    try input.forEachRow { places.append($0.place?.coordinate) }
    return places
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func aShiftedRowIsNeverPlaced(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    for _ in 0..<SeededRandom.runs(600) {
      let names = ["latitude", "longitude", "killed", "note", "id"].prefix(number(2...5)).shuffled(
        using: &random)
      let fault = Fault.allCases.randomElement(using: &random) ?? .none
      let count = number(1...5)
      var lines = [names.joined(separator: ",")]
      var meant: [Coordinate] = []
      // A number of one or three digits where a number is split, as 1,200 is.
      let split = number(0...(count - 1))
      for row in 0..<count {
        let isWhole = number(0...9) == 0
        let (latitude, longitude) = (
          "\(number(10...60))\(isWhole ? "" : ".\(number(10...99))")",
          "\(number(10...80))\(isWhole ? "" : ".\(number(10...99))")"
        )
        meant.append(Coordinate(latitude: Double(latitude) ?? 0, longitude: Double(longitude) ?? 0))
        var fields = names.map { name -> String in
          switch name {
          case "latitude": latitude
          case "longitude": longitude
          case "killed":
            fault == .splitNumberInAll || fault == .splitNumber && row == split
              ? "\(number(1...9)),\(number(100...999))" : "\(number(0...99))"
          case "note": number(0...1) == 0 ? "" : "n\(number(0...9))"
          default: "\(row + 1)"
          }
        }
        switch fault {
        case .rowNames: fields.insert("\(row + 1)", at: 0)
        case .textRowNames: fields.insert("\"r\(row)\"", at: 0)
        case .emptyEnds: fields += [""]
        case .missingField where names.count > 2: fields.remove(at: number(0...(names.count - 1)))
        default: break
        }
        lines.append(fields.joined(separator: ","))
      }
      let text = lines.joined(separator: "\n") + "\n"
      let found = try Self.places(text)
      #expect(found.count == count, "\(text)")
      // Texts before the rows are row names, unless the last fields are all empty.
      let isPlaced = fault == .none || fault == .textRowNames && count > 1 && names.last != "note"
      for (place, other) in zip(found, meant) {
        if place != nil || isPlaced { #expect(place == other, "\(fault) \(seed): \(text)") }
      }
    }
  }
}

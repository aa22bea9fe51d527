import TestSupport
import Testing

@testable import Geometry
@testable import Incidents
@testable import SystemIO
@testable import TextFormats

/// Rows of all shapes, against a reader of RFC 4180 that shares nothing with demarc's.
@Suite struct RowShapeTests {
  /// The rows of a text: fields between commas, quotes doubled within quotes, lines that end in LF.
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var before: Character?
    for character in text {
      let last = rows[rows.count - 1].count - 1
      if character == "\"" {
        if isQuoted || before == "\"" && !isQuoted && !rows[rows.count - 1][last].isEmpty {
          isQuoted.toggle()
          if isQuoted { rows[rows.count - 1][last].append("\"") }
        } else {
          isQuoted.toggle()
        }
      } else if character == ",", !isQuoted {
        rows[rows.count - 1].append("")
      } else if character == "\n", !isQuoted {
        rows.append([""])
      } else {
        rows[rows.count - 1][last].append(character)
      }
      before = character
    }
    if rows.last == [""] { rows.removeLast() }
    return rows
  }

  /// Latitude and longitude are the second field and the third. Fields before them have letters, so that no row is R's and no
  /// number is in two fields.
  @Test func rowsOfAllShapes() throws {
    var random = SeededRandom(seed: 4)
    func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let notes = ["x", "", "\"a,b\"", "\"say \"\"so\"\"\"", "\"two\nlines\"", "é"]
    for _ in 0..<SeededRandom.runs(3000) {
      let usual = pick(3)
      var lines = ["id,latitude,longitude,note"]
      for number in 0..<(1 + pick(6)) {
        let surplus = pick(5) == 0 ? pick(4) - 1 : usual
        var fields = ["r\(number)", "35.\(pick(90) + 10)", "36.\(pick(90) + 10)", notes[pick(notes.count)]]
        if surplus < 0 { fields.removeLast() }
        for _ in 0..<max(0, surplus) { fields.append(pick(12) == 0 ? "z" : "") }
        lines.append(fields.joined(separator: ","))
      }
      let text = lines.joined(separator: "\n") + "\n"
      let all = Self.rows(text)
      let extra = Set(all.dropFirst().map { $0.count - 4 })
      let isUniform = extra.count == 1 && all.dropFirst().allSatisfy { $0.dropFirst(4).allSatisfy(\.isEmpty) }
      let allowed = isUniform ? max(0, extra.first ?? 0) : 0
      var rest = Array(text.utf8)
      let input = try IncidentInput(name: "table.csv") { _ throws(ReadError) in
        defer { rest = [] }
        return rest
      }
      var found: [Coordinate?] = []
      try input.forEachRow { found.append($0.place?.coordinate) }
      let wanted = all.dropFirst().map { row -> Coordinate? in
        guard row.count == 4 + allowed, row.dropFirst(4).allSatisfy(\.isEmpty), let latitude = Double(row[1]),
          let longitude = Double(row[2])
        else { return nil }
        return Coordinate(latitude: latitude, longitude: longitude)
      }
      guard found == Array(wanted) else {
        Issue.record("\(text): \(found), not \(wanted)")
        return
      }
    }
  }
}

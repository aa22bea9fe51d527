import TestSupport
import Testing

@testable import Geometry
@testable import Places

/// Angles and grid references in generated spellings.
@Suite struct SpellingPropertyTests {
  /// Points of ISO 6709 in all its widths, with heights and names of systems, against the angles they were made of.
  @Test func pointsOfISO6709() throws {
    var random = SeededRandom(seed: 6709)
    for _ in 0..<SeededRandom.runs(5000) {
      func angle(_ most: Int, _ places: Int, _ width: Int, _ decimals: Int) -> (text: String, degrees: Double)
      {
        let sign = random.next() % 2 == 0 ? 1.0 : -1
        let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        let degrees = Int(random.next() % UInt64(most))
        let parts = [degrees, Int(random.next() % 60), Int(random.next() % 60)].prefix(width)
        let fraction = Int(random.next() % UInt64(scale))
        func padded(_ number: Int, _ digits: Int) -> String {
          String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
        }
        var text = sign < 0 ? "-" : "+"
        for (index, part) in parts.enumerated() { text += padded(part, index == 0 ? places : 2) }
        if decimals > 0 { text += ".\(padded(fraction, decimals))" }
        let units = [1.0, 60, 3600]
        var value = Double(fraction) / Double(scale) / units[width - 1]
        for (index, part) in parts.enumerated() { value += Double(part) / units[index] }
        return (text, sign * value)
      }
      let (width, decimals) = (1 + Int(random.next() % 3), Int(random.next() % 5))
      let (latitude, longitude) = (angle(90, 2, width, decimals), angle(180, 3, width, decimals))
      let ends = ["", "/", "+350/", "-12.5/", "+350CRSWGS_84/", "CRSWGS_84/", "+8CRSEPSG:4979/"]
      let end = ends[Int(random.next() % UInt64(ends.count))]
      let text = latitude.text + longitude.text + end
      let place = try PlaceReader().reading(text).coordinate
      #expect(abs(place.latitude - latitude.degrees) < 1e-9, "\(text)")
      #expect(abs(place.longitude - longitude.degrees) < 1e-9, "\(text)")
    }
  }

  @Test(arguments: [
    ("+3548+0364207/", "4 digits and its longitude 7"), ("+356036+0364207/", "not below 60"),
    ("+354860+0364207/", "not below 60"), ("+35.8+036.7CRSEPSG:27700/", "‘EPSG:27700’ is not WGS 84"),
  ])
  func otherPointsOfISO6709AreRefused(_ one: (text: String, words: String)) {
    let error = #expect(throws: PlaceError.self) { try PlaceReader().reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }

  /// Degrees, minutes and seconds with all marks that keyboards, pages and fonts have for them, and digits of full width.
  @Test func marksOfAllKinds() throws {
    let degrees = ["°", "º", "˚", "ᵒ", "⁰", "∘", "゜", "\u{FF9F}", "◦"]
    let minutes = ["'", "′", "’", "‘", "´", "`", "ʹ", "ʼ", "ˈ", "＇", "‵"]
    let seconds = ["\"", "″", "”", "“", "ʺ", "''", "′′", "’’", "´´", "‘‘", "＂", "˝", "„"]
    for d in degrees {
      for m in minutes {
        for s in seconds {
          for text in [
            "35\(d)48\(m)36\(s)N 36\(d)42\(m)7\(s)E", "N 35\(d) 48\(m) 36\(s), E 36\(d) 42\(m) 7\(s)",
          ] {
            for wide in [false, true] {
              let written =
                wide
                ? String(
                  String.UnicodeScalarView(
                    text.unicodeScalars.map {
                      (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                    })) : text
              let place = try? PlaceReader().reading(written).coordinate
              #expect(place == Coordinate(latitude: 35.81, longitude: 132_127.0 / 3600), "\(written)")
            }
          }
        }
      }
    }
  }

  /// Sixty thousand texts of angles whose value is known: degrees, minutes and seconds of integers and a fraction, with all
  /// marks, separators and hemispheres that name one thing.
  @Test func anglesOfManySpellings() throws {
    var random = SeededRandom(seed: 16)
    var wrong: [String] = []
    for _ in 0..<SeededRandom.runs(60_000) {
      let isLatitude = random.next() % 2 == 0
      let degrees = Int(random.next() % (isLatitude ? 90 : 180))
      let (minutes, seconds, tenths) = (
        Int(random.next() % 60), Int(random.next() % 60), Int(random.next() % 10)
      )
      let isNegative = random.next() % 2 == 0
      let letter = isLatitude ? (isNegative ? "S" : "N") : (isNegative ? "W" : "E")
      let marks = [
        ("°", "'", "\""), ("º", "′", "″"), ("°", "’", "”"), ("°", "'", "''"), ("d", "m", "s"), (":", ":", ""),
        (" ", " ", ""),
        ("-", "-", ""), ("°", "'", ""), ("deg ", "min ", "sec"), ("° ", "' ", "\""),
      ]
      let mark = marks[Int(random.next() % UInt64(marks.count))]
      let form = Int(random.next() % 3)
      let usesLetter = mark.0 == "-" || random.next() % 3 != 0
      let isPadded = random.next() % 2 == 0
      func two(_ value: Int) -> String { isPadded && value < 10 ? "0\(value)" : "\(value)" }
      var text: String
      var exact: Double
      switch form {
      case 0:
        text = "\(degrees)\(mark.0)\(two(minutes))\(mark.1)\(two(seconds)).\(tenths)\(mark.2)"
        exact = (Double(degrees) * 3600 + Double(minutes) * 60 + Double(seconds) + Double(tenths) / 10) / 3600
      case 1:
        text = "\(degrees)\(mark.0)\(two(minutes))\(mark.1)\(two(seconds))\(mark.2)"
        exact = (Double(degrees) * 3600 + Double(minutes) * 60 + Double(seconds)) / 3600
      default:
        // The mark of minutes is also what separates them from seconds.
        let end = [":", " ", "-"].contains(mark.1) ? "" : mark.1
        text = "\(degrees)\(mark.0)\(two(minutes)).\(tenths)\(end)"
        exact = (Double(degrees) * 60 + Double(minutes) + Double(tenths) / 10) / 60
      }
      while text.last == " " { text.removeLast() }
      if usesLetter {
        let gap = random.next() % 2 == 0 ? " " : ""
        text = random.next() % 2 == 0 ? "\(text)\(gap)\(letter)" : "\(letter)\(gap)\(text)"
      } else if isNegative {
        text = "-" + text
      }
      if random.next() % 8 == 0 { text = "\u{200E}" + text }
      if random.next() % 8 == 0 {
        text = String(
          String.UnicodeScalarView(
            text.unicodeScalars.map {
              ("0"..."9").contains($0) ? Unicode.Scalar($0.value - 0x30 + 0x660) ?? $0 : $0
            }))
      }
      let angle = try? AngleText(field: text)
      let value = isNegative ? -exact : exact
      if !(abs((angle?.degrees ?? .nan) - value) < 1e-12)
        || angle?.isLatitude != (usesLetter ? isLatitude : nil)
      {
        wrong.append("\(text): \(angle?.degrees ?? .nan), not \(value)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  /// All groupings of all lengths of digits: those whose halves are alike are read, all others refused.
  @Test func groupingsOfGridReferences() throws {
    var wrong: [String] = []
    let (easting, northing) = (Array("89012"), Array("80034"))
    for first in 0...5 {
      for second in 0...5 {
        let digits = easting.prefix(first) + northing.prefix(second)
        // Each bit is a gap between two digits.
        for gaps in 0..<(1 << max(0, digits.count - 1)) {
          var text = ""
          var groups = [0]
          for (index, digit) in digits.enumerated() {
            text.append(digit)
            groups[groups.count - 1] += 1
            if index + 1 < digits.count, gaps >> index & 1 == 1 {
              text.append(" ")
              groups.append(0)
            }
          }
          let half = groups.count / 2
          let isEven = digits.count % 2 == 0
          let isWhole =
            isEven && (groups.count == 1 || groups.count % 2 == 0 && groups[..<half] == groups[half...])
          for prefix in ["37SBV", "37S BV ", "MGRS: 37 S BV ", "37S-BV-"] {
            let reading = try? PlaceReader().reading(prefix + text)
            if (reading != nil) != isWhole { wrong.append(prefix + text) }
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }
}

import TestSupport
import Testing

@testable import Geodesy
@testable import Geometry
@testable import Places

/// What stands beside the name of a place: it is understood, refused, or marked, and never left out in silence.
@Suite struct BesideNameTests {
  private static let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())

  private static func error(of text: String) -> PlaceError? {
    do throws(PlaceError) {
      _ = try reader.reading(text)
      return nil
    } catch { return error }
  }

  /// Numbers, directions and distances that are not understood.
  @Test(arguments: [
    "Saraqib (35.9, 36.85)", "Saraqib (36, 37)", "Saraqib (36 37)", "Saraqib (35,9; 36,85)",
    "Saraqib (35.9/36.85)",
    "Saraqib (NW)", "Saraqib (north)", "Saraqib (2-3km NW, 4km N)", "Saraqib (5 km)",
    "Saraqib (6 km N; 3 km W)",
    "an area 6 km N, 3 km W of Saraqib", "the area some 6 km north, 3 km west of Saraqib",
    "Saraqib (6 km, north-west of the M5)",
    "6 MM N of Saraqib", "Saraqib (12 shells, 3 dead)",
  ])
  func whatIsNotUnderstoodIsRefused(_ text: String) {
    #expect(
      Self.error(of: text) != nil, "\(text) is \((try? Self.reader.reading(text)).map { "\($0)" } ?? "")")
  }

  /// A direction may come before its distance.
  @Test func directionsBeforeDistances() throws {
    let usual = try Self.reader.reading("Saraqib (6 km N)")
    for text in ["Saraqib (N 6km)", "Saraqib (N 6 km)", "Saraqib (north 6 km)"] {
      #expect(try Self.reader.reading(text).coordinate == usual.coordinate, "\(text)")
    }
  }

  /// Words of what is not the town are passed over, and say so for the row.
  @Test(arguments: [
    "Saraqib, exact location not known", "Saraqib (airbase)", "Saraqib, district",
    "Saraqib, eastern countryside",
    "Saraqib (exact location unknown)", "Saraqib (rural areas)", "Saraqib (M5 highway)",
    "6 km N of Saraqib (approximately)",
    "near Saraqib (checkpoint)", "Saraqib (50 km SW of Nowhere)",
  ])
  func wordsThatLeaveAPlaceInDoubt(_ text: String) throws {
    do throws(PlaceError) {
      let reading = try Self.reader.reading(text)
      #expect(!reading.doubts.isEmpty, "\(text)")
      #expect(reading.meaning?.contains("is passed over") == true, "\(text): \(reading.meaning ?? "")")
    } catch {
      // Refused is as well.
      #expect("\(error)".contains("Saraqib"))
    }
  }

  @Test(arguments: [
    "Saraqib", "Saraqib, Idlib", "Saraqib (Idlib Governorate)", "Saraqib (C4133)", "Saraqib (2018)",
    "Saraqib town",
    "6 km N of Saraqib, Idlib", "Saraqib (سراقب)",
  ])
  func plainNamesAreInNoDoubt(_ text: String) throws {
    #expect(try Self.reader.reading(text).doubts.isEmpty, "\(text)")
  }

  /// Pairs of numbers of all lengths in brackets after a name are the place, or refused; they are never left out.
  @Test func numbersInBracketsAreNeverLeftOut() throws {
    var random = SeededRandom(seed: 66)
    let town = try Self.reader.reading("Saraqib").coordinate
    for _ in 0..<600 {
      func number(_ around: Double) -> String {
        let value = around + Double.random(in: -1...1, using: &random)
        let decimals = Int.random(in: 0...6, using: &random)
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        return decimals == 0 ? "\(Int(rounded))" : "\(rounded)"
      }
      let mark = [", ", ",", "; ", " ", " / "].randomElement(using: &random) ?? ", "
      let text = "Saraqib (\(number(35.9))\(mark)\(number(36.8)))"
      guard let reading = try? Self.reader.reading(text) else { continue }
      #expect(reading.coordinate != town, "\(text)")
    }
  }
}

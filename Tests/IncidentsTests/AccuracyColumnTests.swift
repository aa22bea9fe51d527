import Testing

@testable import Geometry
@testable import Incidents
@testable import SystemIO

/// Accuracies in tables as people write them.
@Suite struct AccuracyColumnTests {
  @Test("the coordinates' decimal mark tells thousands from decimals")
  func inTables() throws {
    let english = try CheckSample.check("lat,lon,accuracy\n0.12,31,\"25,000\"\n")
    let plain = try CheckSample.check("lat,lon,accuracy\n0.12,31,25000\n")
    #expect(english.lines[1].hasPrefix("disputed,position,"))
    #expect(
      english.lines[1].split(separator: ",").prefix(7) == plain.lines[1].split(separator: ",").prefix(7))
    let german = try CheckSample.check("lat;lon;accuracy\n0,12;31,0;25,000\n0,12;31,0;25.000\n")
    #expect(german.lines[1].hasPrefix("inside;"))
    #expect(german.lines[2].hasPrefix("disputed;position;"))
  }

  @Test("a column that may state accuracies and is not read is named")
  func namedWhereItIsNotRead() throws {
    for name in ["Précision", "Genauigkeit (m)", "spatial_precision"] {
      let notes = try CheckSample.check("lat,lon,\(name)\n0.12,31,500\n").notes
      #expect(
        notes.contains { $0.contains("column ‘\(name)’ is not read") && $0.contains("--accuracy") },
        "\(notes)")
    }
    for header in ["lat,lon,date_precision", "lat,lon,accuracy", "lat,lon,note"] {
      let notes = try CheckSample.check("\(header)\n0.12,31,500\n").notes
      #expect(!notes.contains { $0.contains("is not read") }, "\(notes)")
    }
  }

  @Test("a column of units goes with the one of numbers")
  func unitsInAColumn() throws {
    for unit in ["accuracy_unit", "accuracy units", "unit_of_accuracy", "Unit"] {
      let result = try CheckSample.check(
        "lat,lon,accuracy,\(unit)\n0.12,31,25,km\n0.12,31,5,m\n0.12,31,5000,\n0.12,31,,km\n0.12,31,2 km,\n")
      let plain = try CheckSample.check("lat,lon,accuracy\n0.12,31,25000\n0.12,31,5\n0.12,31,2000\n")
      func start(_ line: String) -> [Substring] { Array(line.split(separator: ",").prefix(7)) }
      #expect(start(result.lines[1]) == start(plain.lines[1]), "\(unit)")
      #expect(start(result.lines[2]) == start(plain.lines[2]))
      #expect(start(result.lines[5]) == start(plain.lines[3]))
      #expect(result.notes.contains { $0.contains("in the unit of ‘\(unit)’") }, "\(result.notes)")
      #expect(result.lines[3].hasPrefix("invalid,"), "\(result.lines[3])")
      #expect(result.lines[4].contains("no accuracy stated"), "\(result.lines[4])")
    }
    for table in [
      "lat,lon,accuracy,unit\n0.12,31,5,unknown\n0.12,31,25,km\n",
      "unit,lat,lon,accuracy\nkm?,0.12,31,5\nkm,0.12,31,25\n",
    ] {
      let lines = try CheckSample.check(table).lines
      #expect(lines[1].hasPrefix("invalid,") && lines[2].hasPrefix("disputed,"), "\(lines)")
    }
    #expect(throws: ReadError.self) {
      try CheckSample.check("lat,lon,accuracy_m,accuracy_unit\n0.12,31,25,km\n")
    }
    let other = try CheckSample.check("lat,lon,accuracy,unit\n0.12,31,25,brigade\n")
    #expect(other.notes.contains { $0.contains("column ‘accuracy’, a radius in metres") })
  }

  @Test("what cannot be read makes no plain verdict")
  func unreadable() throws {
    let result = try CheckSample.check("lat,lon,accuracy\n0.12,31,high\n0.12,31,n/a\n0.12,31,500 metres\n")
    #expect(
      result.lines[1]
        == "invalid,,,,,,,the accuracy ‘high’ is no radius in metres or with a unit,0.12,31,high")
    #expect(result.lines[2].contains("no accuracy stated"))
    #expect(result.lines[3].hasPrefix("inside,"))
    #expect(result.summary.invalid == ["the accuracy is unreadable": 1])
    #expect(result.summary.unstatedAccuracy == 1)
    let error = #expect(throws: ReadError.self) {
      try CheckSample.check("lat,lon,accuracy\n0.12,31,high\n", CheckOptions(strict: true))
    }
    #expect(error?.description.contains("line 2, column 9") == true)
    let off = try CheckSample.check("lat,lon,accuracy\n0.12,31,high\n", CheckOptions(accuracy: .off))
    #expect(off.lines[1].hasPrefix("inside,"))
  }
}

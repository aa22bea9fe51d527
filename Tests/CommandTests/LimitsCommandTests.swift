import Foundation
import TestSupport
import Testing

/// The table of a zone's limits, and base points, from the command line.
@Suite struct LimitsCommandTests {
  private static let points = """
    name,latitude,longitude
    North Cape,"10°19'00""N","109°13'30""W"
    "Reef, west","10°18'10""N","109°14'20""W"
    South Head,"10°16'50""N","109°12'40""W"
    Middle,"10°17'50""N","109°13'20""W"

    """

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("points.csv", holding: points)
    let run = try Program.run(
      ["zone", "points.csv", "--points", "--depth", "12nmi", "-o", "sea.geojson"], in: folder.path)
    try #require(run.status == 0, "\(run.errors)")
    return folder
  }

  @Test func everyVertexHasItsBasePoint() throws {
    let folder = try Self.folder()
    let run = try Program.run(["limits", "sea.geojson"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors.contains("3 vertices") && run.errors.contains("from 3 base points\n"))
    #expect(run.errors.contains("datum WGS 84; seconds have 3 decimals"))
    let rows = try QuotedTable(run.text)
    // The point in the middle contributes nothing.
    #expect(Set(try rows.column("base_name")) == ["North Cape", "Reef, west", "South Head"])
    #expect(Set(try rows.column("other_name")) == Set(try rows.column("base_name")))
    #expect(try rows.column("base_part").sorted() == ["row 2", "row 3", "row 4"])
    #expect(try rows.column("distance").allSatisfy { $0 == "12.000000" })
    #expect(try rows.column("distance_m").allSatisfy { $0 == "22224.000" })
    // Degrees, minutes and seconds are those of the decimals.
    for (decimal, dms) in zip(try rows.column("latitude"), try rows.column("latitude_dms")) {
      let parts = dms.split { "°'\"N".contains($0) }.compactMap { Double($0) }
      try #require(parts.count == 3 && dms.hasSuffix("N"), "\(dms)")
      let degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
      #expect(abs(degrees - (Double(decimal) ?? 0)) < 3e-7)
    }
  }

  @Test func spacingUnitsAndDecimals() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["limits", "sea.geojson", "--spacing", "5nmi", "--units", "km", "--decimals", "1"], in: folder.path)
    let rows = try QuotedTable(run.text)
    let lengths = try rows.column("length_m").compactMap(Double.init)
    #expect(lengths.count > 10 && lengths.allSatisfy { $0 <= 9260.001 })
    let whole = try QuotedTable(Program.run(["limits", "sea.geojson"], in: folder.path).text)
    let sum = try whole.column("length_m").compactMap(Double.init).reduce(0, +)
    #expect(abs(lengths.reduce(0, +) - sum) < 0.1)
    #expect(try rows.column("node").contains("between"))
    #expect(try rows.column("unit").allSatisfy { $0 == "km" })
    #expect(try rows.column("distance").allSatisfy { $0 == "22.224000" })
    #expect(
      try rows.column("longitude_dms").allSatisfy {
        $0.hasSuffix("W") && $0.split(separator: ".").last?.count == 3
      })
  }

  @Test func formats() throws {
    let folder = try Self.folder()
    for name in ["l.csv", "l.json", "l.geojson"] {
      #expect(try Program.run(["limits", "sea.geojson", "-o", name], in: folder.path).status == 0)
    }
    func object(_ name: String) throws -> [String: Any] {
      let data = Data(try #require(folder.content(name)).utf8)
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    let limits = try #require(try object("l.json")["limits"] as? [[String: Any]])
    #expect((limits.first?["vertices"] as? [Any])?.count == 3)
    #expect(try object("l.json")["datum"] as? String == "WGS 84")
    let features = try #require(try object("l.geojson")["features"] as? [[String: Any]])
    let roles = features.compactMap { ($0["properties"] as? [String: Any])?["role"] as? String }
    #expect(roles == ["limit", "limit", "limit", "vertex", "vertex", "vertex"])
  }

  @Test func badOptionsAreRefused() throws {
    let folder = try Self.folder()
    for (arguments, status, words) in [
      (["sea.geojson", "-o", "sea.geojson"], 64, "sea.geojson"),
      (["sea.geojson", "-o", "l.gml"], 64, "give one of .csv"),
      (["sea.geojson", "--spacing", "5"], 64, "has no unit"),
      (["sea.geojson", "--spacing", "10mm"], 64, "less than 1 m"),
      (["sea.geojson", "--decimals", "7"], 64, "0 to 6"),
      (["sea.geojson", "-o", "l.csv", "--style", "l.css"], 64, ".qml"),
      (["points.csv"], 65, "not a zone file"), (["nothing.geojson"], 66, "no such file"),
    ] as [([String], Int32, String)] {
      let run = try Program.run(["limits"] + arguments, in: folder.path)
      #expect(run.status == status && run.errors.contains(words), "\(arguments): \(run.errors)")
    }
    #expect(!folder.names.contains("l.csv"))
  }

  @Test func pointsAreAskedFor() throws {
    let folder = try Self.folder()
    let point = #"{"type":"Point","coordinates":[20,40]}"#
    _ = try folder.file("point.geojson", holding: point)
    let refused = try Program.run(["zone", "point.geojson", "--depth", "5km"], in: folder.path)
    #expect(refused.status == 65 && refused.errors.contains("--points"), "\(refused.errors)")
    let made = try Program.run(
      ["zone", "point.geojson", "--points", "--depth", "5km", "-o", "p.geojson"], in: folder.path)
    #expect(made.status == 0)
    // It judges, verifies and comes back from its file as a point.
    #expect(try Program.run(["verify", "p.geojson"], in: folder.path).status == 0)
    let judged = try Program.run(
      ["check", "p.geojson", "--at", "40.04 20", "--format", "json"], in: folder.path)
    #expect(judged.text.contains(#""verdict":"inside""#) && judged.text.contains(#""distance_m":444"#))
    for (arguments, words) in [
      (["--side", "left"], "base points have no sides"), (["--ends", "flat"], "no flat ends"),
      (["--join-points"], "--points and --join-points"),
    ] {
      let run = try Program.run(
        ["zone", "point.geojson", "--points", "--depth", "5km"] + arguments, in: folder.path)
      #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test func pointsAndLinesTogether() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "text.txt",
      holding: "Rock: 40°00'N 20°54'E\n\n40°00'N 20°00'E Head\n40°03'N 20°30'E\n\n40°06'N 20°42'E\n")
    let run = try Program.run(
      ["zone", "text.txt", "--points", "--depth", "12nmi", "-o", "sea.geojson"], in: folder.path)
    try #require(run.status == 0, "\(run.errors)")
    let table = try QuotedTable(Program.run(["limits", "sea.geojson"], in: folder.path).text)
    let bases = zip(try table.column("base"), try table.column("base_part")).map { "\($0) \($1)" }
    #expect(Set(bases) == ["point row 1", "vertex row 3", "edge row 3", "point row 6"])
    #expect(try table.column("base_name").contains("Rock"))
    #expect(try table.column("base_name").contains("Head"))
    // Once more from the line of its own file.
    let again = try Program.run(
      ["zone", "sea.geojson", "--depth", "12nmi", "-o", "again.geojson"], in: folder.path)
    #expect(again.status == 0, "\(again.errors)")
    let same = try QuotedTable(Program.run(["limits", "again.geojson"], in: folder.path).text)
    #expect(try same.column("latitude") == table.column("latitude"))
  }

  /// Examples/maritime.sh, whose vertices are derived again from the base points by another formula.
  @Test func theExampleRuns() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = Program.package.appendingPathComponent("Examples/maritime.sh")
    process.arguments = [folder.path]
    process.environment = ProcessInfo.processInfo.environment.merging(["DEMARC": Program.path]) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(
      folder.names.sorted() == [
        "12nmi.geojson", "200nmi.geojson", "24nmi.geojson", "areas.csv", "limits.csv", "limits.geojson",
        "limits.qml", "map.svg",
      ])
    let rows = try QuotedTable(try #require(folder.content("limits.csv")))
    func numbers(_ column: String) throws -> [Double] { try rows.column(column).compactMap(Double.init) }
    let (latitudes, longitudes) = (try numbers("latitude"), try numbers("longitude"))
    #expect(latitudes.count == 7)
    for base in ["base", "other"] {
      let feet = zip(try numbers("\(base)_latitude"), try numbers("\(base)_longitude"))
      for (foot, vertex) in zip(feet, zip(latitudes, longitudes)) {
        #expect(abs(Self.vincenty(foot, vertex) - 370_400) < 0.05)
      }
    }
  }

  /// The distance on WGS 84 by T. Vincenty's inverse formula (1975), which shares nothing with Karney's.
  private static func vincenty(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
    let (major, flattening, radian) = (6_378_137.0, 1 / 298.257223563, Double.pi / 180)
    let minor = major * (1 - flattening)
    let (u1, u2) = (
      atan((1 - flattening) * tan(a.0 * radian)), atan((1 - flattening) * tan(b.0 * radian))
    )
    let difference = (b.1 - a.1) * radian
    var lambda = difference
    for _ in 0..<100 {
      let x = cos(u2) * sin(lambda)
      let y = cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda)
      let sinSigma = (x * x + y * y).squareRoot()
      let cosSigma = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda)
      let sigma = atan2(sinSigma, cosSigma)
      let sinAlpha = cos(u1) * cos(u2) * sin(lambda) / sinSigma
      let squared = 1 - sinAlpha * sinAlpha
      let middle = cosSigma - 2 * sin(u1) * sin(u2) / squared
      let c = flattening / 16 * squared * (4 + flattening * (4 - 3 * squared))
      let next =
        difference + (1 - c) * flattening * sinAlpha
        * (sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle * middle - 1)))
      let isSettled = abs(next - lambda) < 1e-13
      lambda = next
      guard isSettled else { continue }
      let u = squared * (major * major - minor * minor) / (minor * minor)
      let big = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
      let small = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
      let inner =
        cosSigma * (2 * middle * middle - 1)
        - small / 6 * middle * (4 * sinSigma * sinSigma - 3) * (4 * middle * middle - 3)
      return minor * big * (sigma - small * sinSigma * (middle + small / 4 * inner))
    }
    return .nan
  }
}

/// A table whose fields may be quoted and hold commas and quotes.
private struct QuotedTable {
  private let names: [String]
  private let rows: [[String]]

  init(_ text: String) throws {
    let lines = text.split(separator: "\n").map(Self.fields)
    names = try #require(lines.first)
    rows = Array(lines.dropFirst())
    #expect(rows.allSatisfy { $0.count == names.count })
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var (isQuoted, wasQuote) = (false, false)
    for character in line {
      if character == "\"" {
        // A second quote after one that closed stands for itself.
        if wasQuote, !isQuoted { fields[fields.count - 1].append("\"") }
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
      wasQuote = character == "\"" && !isQuoted
    }
    return fields
  }

  func column(_ name: String) throws -> [String] {
    let index = try #require(names.firstIndex(of: name), "no column ‘\(name)’")
    return rows.map { $0[index] }
  }
}

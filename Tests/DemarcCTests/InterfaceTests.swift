import CDemarc
import Foundation
import Testing

@testable import DemarcC

/// The C interface as a caller in C sees it: pointers in, codes and texts out.
@Suite struct InterfaceTests {
  static let line = Array("LINESTRING (36 35.8, 36.4 35.9, 36.6 35.7)".utf8)

  /// A zone of the line; its owner frees it.
  static func zone(_ options: [String] = ["depth", "3km..5km", "side", "left"]) throws -> OpaquePointer {
    var zone: OpaquePointer?
    let status = withOptions(options) { demarc_zone_build("line", line, line.count, $0, &zone, nil, nil) }
    try #require(status == 0)
    return try #require(zone)
  }

  static func withOptions<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Result
  ) rethrows -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return try (copies.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer {
      try body($0.baseAddress)
    }
  }

  /// The code and the message of a call that fails.
  static func failure(_ call: (UnsafeMutablePointer<OpaquePointer?>) -> Int32) -> (
    code: Int32, message: String
  ) {
    var error: OpaquePointer?
    let code = call(&error)
    defer { demarc_error_free(error) }
    #expect(code == demarc_error_code(error))
    return (code, demarc_error_message(error).map { String(cString: $0) } ?? "")
  }

  static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String {
    defer { demarc_free(text) }
    return text.map { String(cString: $0) } ?? ""
  }

  @Test func versionNamesItsLibraries() {
    let version = Self.taken(demarc_version())
    for name in ["demarc", "proj", "geos"] { #expect(version.contains("\"\(name)\":\"")) }
  }

  @Test func zoneIsBuiltWrittenReadAndVerified() throws {
    let zone = try Self.zone()
    defer { demarc_zone_free(zone) }
    var text: UnsafeMutablePointer<CChar>?
    var size = 0
    #expect(demarc_zone_geojson(zone, &text, &size, nil) == 0)
    let bytes = Array(Self.taken(text).utf8)
    #expect(bytes.count == size)
    var again: OpaquePointer?
    var notes: UnsafeMutablePointer<CChar>?
    #expect(demarc_zone_read(bytes, size, "zone", &again, &notes, nil) == 0)
    defer { demarc_zone_free(again) }
    #expect(Self.taken(notes).isEmpty)
    var holds: Int32 = 0
    #expect(demarc_zone_verify(again, &holds, nil, nil, nil) == 0)
    #expect(holds == 1)
    var (all, core, margin) = (0.0, 0.0, 0.0)
    #expect(demarc_zone_area(again, nil, &all, nil) == 0)
    #expect(demarc_zone_area(again, "core", &core, nil) == 0)
    #expect(demarc_zone_area(again, "margin", &margin, nil) == 0)
    #expect(core > 0 && margin > 0 && abs(all - core - margin) < 1e-3)
    #expect(Self.failure { demarc_zone_area(again, "band", &all, $0) }.code == 64)
  }

  @Test func placesAreJudgedAlikeEveryWay() throws {
    let zone = try Self.zone()
    var judge: OpaquePointer?
    #expect(demarc_judge_make(zone, nil, &judge, nil) == 0)
    // A judge does not need its zone any more.
    demarc_zone_free(zone)
    defer { demarc_judge_free(judge) }
    let count = 60_000
    let longitudes = (0..<count).map { 35.9 + 0.8 * Double($0) / Double(count) }
    let latitudes = (0..<count).map { 35.6 + 0.4 * Double($0 % 977) / 977 }
    var many = [UInt8](repeating: 9, count: count)
    var few = [UInt8](repeating: 9, count: 1000)
    var (distances, sides) = ([Double](repeating: 0, count: count), [UInt8](repeating: 9, count: count))
    // The first are judged by distance, as so few are not worth an index.
    #expect(demarc_judge_verdicts(judge, longitudes, latitudes, few.count, &few, nil) == 0)
    #expect(demarc_judge_verdicts(judge, longitudes, latitudes, count, &many, nil) == 0)
    #expect(
      demarc_judge_places(judge, longitudes, latitudes, count, &distances, &sides, nil, nil, nil, nil) == 0)
    #expect(few[...] == many[..<few.count])
    for index in 0..<count {
      let depth = sides[index] == UInt8(DEMARC_LEFT) ? distances[index] : .infinity
      let verdict = depth <= 3000 ? DEMARC_INSIDE : depth <= 5000 ? DEMARC_DISPUTED : DEMARC_OUTSIDE
      #expect(many[index] == UInt8(verdict))
    }
    var (verdicts, core, whole) = (
      [UInt8](repeating: 9, count: 500), few.map { _ in 0.0 }, few.map { _ in 0.0 }
    )
    #expect(
      demarc_judge_assess(judge, longitudes, latitudes, nil, 500, &verdicts, nil, &core, &whole, nil) == 0)
    #expect(verdicts[...] == many[..<500])
  }

  @Test func whatIsNoPlaceIsInvalid() throws {
    let zone = try Self.zone()
    defer { demarc_zone_free(zone) }
    var judge: OpaquePointer?
    #expect(demarc_judge_make(zone, nil, &judge, nil) == 0)
    defer { demarc_judge_free(judge) }
    for count in [4, 60_000] {
      let longitudes = (0..<count).map { [36.2, .nan, 541, 36.2][$0 % 4] }
      let latitudes = (0..<count).map { [90.1, 35.8, 35.8, -.infinity][$0 % 4] }
      var verdicts = [UInt8](repeating: 9, count: count)
      var distances = [Double](repeating: 0, count: count)
      #expect(demarc_judge_verdicts(judge, longitudes, latitudes, count, &verdicts, nil) == 0)
      #expect(verdicts.allSatisfy { $0 == UInt8(DEMARC_INVALID) })
      #expect(
        demarc_judge_places(judge, longitudes, latitudes, 4, &distances, nil, nil, nil, nil, nil) == 0)
      #expect(distances[..<4].allSatisfy { $0.isNaN })
    }
  }

  @Test func mistakesAreCodesAndSentences() throws {
    let bytes = Self.line
    func build(_ options: [String]) -> (code: Int32, message: String) {
      Self.failure { error in
        var zone: OpaquePointer?
        return Self.withOptions(options) {
          demarc_zone_build("line", bytes, bytes.count, $0, &zone, nil, error)
        }
      }
    }
    #expect(build(["depth", "20"]).message.contains("no unit"))
    #expect(build([]).message.contains("a depth is missing"))
    #expect(build(["depth", "2km", "colour", "red"]) == (64, "unknown option ‘colour’"))
    #expect(build(["depth", "2km", "depth", "3km"]).message.contains("given twice"))
    #expect(build(["depth"]).message.contains("has no value"))
    #expect(build(["depth", "2km", "simplify", "yes"]).message.contains("neither true nor false"))
    #expect(Self.failure { demarc_zone_build(nil, nil, 0, nil, nil, nil, $0) }.code == 64)
    #expect(Self.failure { demarc_zone_open("/no/such/file", nil, nil, $0) }.code == 66)
    #expect(Self.failure { demarc_zone_open(nil, nil, nil, $0) }.message.contains("NULL"))
    #expect(Self.failure { demarc_zone_geojson(nil, nil, nil, $0) }.message == "‘zone’ is NULL")
    #expect(Self.failure { demarc_judge_verdicts(nil, nil, nil, 1, nil, $0) }.code == 64)
    #expect(Self.failure { demarc_area("x", [], 0, nil, nil, nil, nil, $0) }.code == 65)
    #expect(demarc_error_code(nil) == 0)
    #expect(demarc_error_message(nil) == nil)
    demarc_error_free(nil)
    demarc_zone_free(nil)
    demarc_judge_free(nil)
    demarc_free(nil)
  }

  /// An input of a few bytes at a time, and an output that can be full.
  private final class Pipe {
    var input: ArraySlice<UInt8>
    var output: [UInt8] = []
    var room = Int.max
    init(_ text: String) { input = Array(text.utf8)[...] }
  }

  private static func check(_ zone: OpaquePointer?, _ pipe: Pipe, _ options: [String]) -> (Int32, String) {
    failure { error in
      withOptions(options) { options in
        demarc_check(
          zone, "table",
          { context, buffer, room in
            guard let context, let buffer else { return -1 }
            let pipe = Unmanaged<Pipe>.fromOpaque(context).takeUnretainedValue()
            if pipe.input.first == 0 { return -1 }
            let piece = pipe.input.prefix(min(room, 7))
            for (index, byte) in piece.enumerated() { buffer[index] = byte }
            pipe.input = pipe.input.dropFirst(piece.count)
            return piece.count
          }, Unmanaged.passUnretained(pipe).toOpaque(), options,
          { context, bytes, size in
            guard let context else { return 1 }
            let pipe = Unmanaged<Pipe>.fromOpaque(context).takeUnretainedValue()
            if pipe.output.count + size > pipe.room { return 1 }
            pipe.output += UnsafeBufferPointer(start: bytes, count: size)
            return 0
          }, Unmanaged.passUnretained(pipe).toOpaque(), nil, error)
      }
    }
  }

  @Test func tablesAreJudgedByPieces() throws {
    let zone = try Self.zone()
    defer { demarc_zone_free(zone) }
    let table = "id,latitude,longitude\n1,35.87,36.2\n2,,36.2\n3,35.5,36.2\n"
    let pipe = Pipe(table)
    #expect(Self.check(zone, pipe, ["verdict-only", "true"]) == (0, ""))
    #expect(
      String(decoding: pipe.output, as: UTF8.self)
        == "verdict,id,latitude,longitude\ninside,1,35.87,36.2\ninvalid,2,,36.2\noutside,3,35.5,36.2\n")
    let full = Pipe(table)
    full.room = 10
    #expect(Self.check(zone, full, []).1.contains("gave it up"))
    #expect(Self.check(zone, Pipe("\0"), []).1.contains("gave it up"))
    #expect(Self.check(zone, Pipe(table), ["strict", "true"]).0 == 65)
    #expect(Self.check(nil, Pipe(table), []).0 == 64)
  }

  /// Calls that are sensible and calls that are not, from several threads, on one zone and one judge.
  @Test func anyThreadMayCall() throws {
    let zone = try Self.zone()
    defer { demarc_zone_free(zone) }
    var made: OpaquePointer?
    #expect(demarc_judge_make(zone, nil, &made, nil) == 0)
    defer { demarc_judge_free(made) }
    nonisolated(unsafe) let (shared, judge) = (zone, made)
    DispatchQueue.concurrentPerform(iterations: 1000) { number in
      let longitudes = (0..<100).map { 35.9 + 0.008 * Double($0 + number % 7) }
      let latitudes = (0..<100).map { 35.7 + 0.002 * Double($0) }
      var (codes, numbers) = ([UInt8](repeating: 0, count: 100), [Double](repeating: 0, count: 100))
      switch number % 10 {
      case 0...2: _ = demarc_judge_verdicts(judge, longitudes, latitudes, 100, &codes, nil)
      case 3, 4:
        _ = demarc_judge_places(judge, longitudes, latitudes, 100, &numbers, &codes, nil, nil, nil, nil)
      case 5:
        let radii = (0..<4).map { Double($0 - 1) * 700 }
        _ = demarc_judge_assess(judge, longitudes, latitudes, radii, 4, &codes, nil, &numbers, nil, nil)
      case 6:
        let junk = (0..<(number % 50)).map { UInt8(truncatingIfNeeded: $0 &* number) }
        var zone: OpaquePointer?
        #expect(Self.failure { demarc_zone_read(junk, junk.count, "junk", &zone, nil, $0) }.code != 0)
      case 7:
        var area = 0.0
        #expect(demarc_zone_area(shared, nil, &area, nil) == 0)
      case 8:
        #expect(Self.check(shared, Pipe("latitude,longitude\n35.8,\(number)\nx,y\n"), []).0 == 0)
      default:
        var text: UnsafeMutablePointer<CChar>?
        #expect(demarc_zone_geojson(shared, &text, nil, nil) == 0)
        demarc_free(text)
      }
    }
  }
}

import Foundation
import TestSupport
import Testing

/// A change to a zone file that makes it untrue.
struct Tampering: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var options: [String]
  var change: @Sendable (inout ZoneDocument) -> Void

  init(_ name: String, _ options: [String] = left, change: @escaping @Sendable (inout ZoneDocument) -> Void) {
    testDescription = name
    self.options = options
    self.change = change
  }

  static let line = """
    {"type":"MultiLineString","coordinates":[[[36,35],[36.3,35.1],[36.6,35]],[[38,35],[38.5,35.2]]]}
    """
  static let left = ["--depth", "6km", "--side", "left"]
  static let range = ["--depth", "4km..6km", "--side", "left"]

  static let all: [Tampering] = [
    Tampering("a vertex moved by 3 t") { $0.change(role: "zone") { $0[0][0][1][1] += 3 / 110_900 } },
    Tampering("a vertex moved by 3 t inwards, both sides", ["--depth", "6km"]) { document in
      document.change(role: "zone") { polygons in
        // The northernmost vertex lies on an offset curve.
        let ring = polygons[0][0]
        guard let top = ring.indices.max(by: { ring[$0][1] < ring[$1][1] }), top > 0, top < ring.count - 1
        else {
          return
        }
        polygons[0][0][top][1] -= 3 / 110_900
      }
    },
    Tampering("a hole of 1 km punched") { document in
      document.change(role: "zone") { punch(&$0) }
    },
    Tampering("a hole of 1 km punched into the core", range) { document in
      document.change(role: "core") { punch(&$0) }
    },
    Tampering("a component deleted") { $0.change(role: "zone") { $0.removeLast() } },
    Tampering("all components deleted") { $0.change(role: "zone") { $0.removeAll() } },
    Tampering("the stated depth changed in the rule") {
      $0.change("specification", "depth_to_m", to: 6010.0)
    },
    Tampering("the stated depth changed in rule and feature") {
      $0.change("specification", "depth_to_m", to: 6010.0)
      $0.change(role: "zone", "depth_to_m", to: 6010.0)
    },
    Tampering("the stated depth changed in the feature") {
      $0.change(role: "zone", "depth_to_m", to: 7000.0)
    },
    Tampering("the depth between core and margin changed", range) {
      $0.change("specification", "depth_from_m", to: 3900.0)
      $0.change(role: "core", "depth_to_m", to: 3900.0)
      $0.change(role: "margin", "depth_from_m", to: 3900.0)
    },
    Tampering("the side changed") { $0.change("specification", "side", to: "right") },
    Tampering("one side made both") { $0.change("specification", "side", to: "both") },
    Tampering("the ends changed") { $0.change("specification", "ends", to: "round") },
    Tampering("the tolerance made finer") { $0.change("specification", "tolerance_m", to: 0.01) },
    Tampering("an area made larger") { $0.change(role: "zone", "area_km2", to: 1000.0) },
    Tampering("a perimeter made longer") { $0.change(role: "zone", "perimeter_km", to: 1000.0) },
    Tampering("a figure made smaller") { $0.change("certificate", "max_deviation_m", to: 0.001) },
  ]

  /// A hole of about 1 km a side, clockwise, in the western component, 1 km to 2 km from the line.
  private static func punch(_ polygons: inout [[[[Double]]]]) {
    guard let west = polygons.firstIndex(where: { $0[0][0][0] < 37 }) else { return }
    polygons[west].append(
      [(0.0, 0.0), (0, 0.009), (0.011, 0.009), (0.011, 0), (0, 0)].map { [36.15 + $0.0, 35.065 + $0.1] })
  }
}

/// A zone file is believed only as far as it can be measured.
@Suite struct TamperingTests {
  @Test(arguments: Tampering.all) func isFound(_ tampering: Tampering) throws {
    var document = try ZoneDocument(line: Tampering.line, tampering.options)
    tampering.change(&document)
    let run = try Program.run(["verify", "-"], input: document.data)
    #expect(run.status == 1)
    #expect(run.sentences.count == 1)
    #expect(run.errors.contains("does not hold"))
    // It is the definition that finds it, and not the form.
    #expect(!run.errors.contains("not valid"))
    let json = try Program.run(["verify", "-", "--format", "json"], input: document.data)
    #expect(json.status == 1)
    #expect(json.text.contains(#""valid":false"#))
  }

  @Test(arguments: [Tampering.left, Tampering.range, ["--depth", "6km"], ["--band", "4km..6km"]])
  func rewritingAloneIsNoTampering(_ options: [String]) throws {
    let document = try ZoneDocument(line: Tampering.line, options)
    let run = try Program.run(["verify", "-"], input: document.data)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }

  @Test func clipAreaThatWasRemovedIsMissed() throws {
    let folder = try TemporaryFolder()
    let area = try folder.file(
      "area.wkt", holding: "POLYGON ((36.1 34.5, 36.4 34.5, 36.4 35.5, 36.1 35.5, 36.1 34.5))")
    var document = try ZoneDocument(line: Tampering.line, Tampering.left + ["--within", area])
    #expect(try Program.run(["verify", "-"], input: document.data).status == 0)
    document.remove(role: "within")
    #expect(try Program.run(["verify", "-"], input: document.data).status == 1)
  }

  @Test("a clip area that cuts nothing off is missed, and one too many is seen")
  func clipAreaWithoutEffect() throws {
    let folder = try TemporaryFolder()
    let area = try folder.file("area.wkt", holding: "POLYGON ((30 30, 45 30, 45 40, 30 40, 30 30))")
    var clipped = try ZoneDocument(line: Tampering.line, Tampering.left + ["--within", area])
    #expect(try Program.run(["verify", "-"], input: clipped.data).status == 0)
    let features = try #require(clipped.json["features"] as? [[String: Any]])
    let within = try #require(
      features.first { ($0["properties"] as? [String: Any])?["role"] as? String == "within" })
    clipped.remove(role: "within")
    let missing = try Program.run(["verify", "-"], input: clipped.data)
    #expect(missing.status == 1)
    #expect(missing.errors.contains("the clip area that its certificate names"))
    var whole = try ZoneDocument(line: Tampering.line, Tampering.left)
    whole.json["features"] = (whole.json["features"] as? [[String: Any]] ?? []) + [within]
    let added = try Program.run(["verify", "-"], input: whole.data)
    #expect(added.status == 1)
    #expect(added.errors.contains("of which its certificate does not know"))
  }

  /// A part of a zone that only the line bounds has no offset curve that could be missed.
  @Test func partWithinARingThatWasLeftOutIsFound() throws {
    let line =
      #"{"type":"MultiLineString","coordinates":[[[36,35],[36.4,35.05]],[[36.1,36.5],[36.3,36.5],[36.2,36.7],[36.1,36.5]]]}"#
    var document = try ZoneDocument(line: line, ["--depth", "60km", "--side", "left"])
    #expect(try Program.run(["verify", "-"], input: document.data).status == 0)
    var isLeftOut = false
    document.change(role: "zone") { polygons in
      guard let part = polygons.firstIndex(where: { $0[0].allSatisfy { $0[1] > 36.4 } }) else { return }
      polygons.remove(at: part)
      isLeftOut = true
    }
    #expect(isLeftOut)
    let run = try Program.run(["verify", "-"], input: document.data)
    #expect(run.status == 1)
    #expect(run.errors.contains("is missing from its outline"))
  }

  @Test func lineThatWasMovedIsFound() throws {
    var document = try ZoneDocument(line: BadInput.good, ["--depth", "6km"])
    document.changeLine { $0[1][1] += 3 / 110_900 }
    #expect(try Program.run(["verify", "-"], input: document.data).status == 1)
  }

  @Test func damagedFilesAreBadData() throws {
    var document = try ZoneDocument(line: BadInput.good, ["--depth", "6km"])
    document.remove(role: "boundary")
    let run = try Program.run(["verify", "-"], input: document.data)
    #expect(run.status == 65)
    #expect(run.sentences.count == 1)
  }
}

import TestSupport
import Testing
import Zones

@testable import Geometry
@testable import Maps
@testable import SystemIO
@testable import TextFormats

/// Labels of places and degrees, the scale bar and the locator cover neither each other nor a mark.
@Suite struct MapLabelTests {
  /// A box that stands on a map, and what it is.
  struct Drawn: Sendable {
    var what: String
    var box: MapBox
  }

  static let cases: [(name: String, west: Double, south: Double, width: Double, height: Double)] = [
    ("a district", 36, 35, 1.2, 1), ("the antimeridian", 179, -18, 2, 1.5), ("a wide zone", 30, 31, 20, 3),
    ("a tall zone", 10, 40, 1, 6), ("an ocean", -150, -30, 4, 4), ("a pole", -30, 84, 60, 5),
  ]

  /// A map with a zone of four corners, 80 places within and about it, and 30 incidents.
  private static func map(_ index: Int, _ options: MapOptions) throws -> ZoneMap {
    let area = cases[index]
    var random = SeededRandom(seed: UInt64(19 + index))
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { x, y in
      Coordinate(
        latitude: area.south + y * area.height,
        longitude: Coordinate.shortest(area.west + x * area.width))
    }
    func place() -> Coordinate {
      Coordinate(
        latitude: area.south + area.height * Double.random(in: -0.05...1.05, using: &random),
        longitude: Coordinate.shortest(
          area.west + area.width * Double.random(in: -0.05...1.05, using: &random)))
    }
    let words = ["Al", "Kafr", "Ma‘arrat", "Wadi", "Jabal", "Saint", "WMWM", "تل"]
    let rows = (0..<80).map { number in
      let place = place()
      let name = (0...(number % 3)).map { words[(number + $0 * 3) % words.count] }.joined(separator: " ")
      return "\(name) \(number),\(place.latitude),\(place.longitude)"
    }
    let folder = try TemporaryFolder()
    let table = try folder.file(
      "places.csv", holding: "name,latitude,longitude\n" + rows.joined(separator: "\n") + "\n")
    var scene = MapScene(title: "Labels", subtitle: area.name)
    scene.layers = [try MapLayer(places: table)]
    scene.add(area: [Polygon(exterior: corners)], named: "area")
    var map = ZoneMap(scene, options: options)
    for number in 0..<30 { map.add(kind: number % 3, at: place()) }
    return map
  }

  /// Everything in the window that must be legible: labels, dots, marks, the bar and the locator.
  private static func drawn(_ svg: String) -> [Drawn] {
    let number = { (text: Substring) in Double(text) ?? .nan }
    var drawn = svg.matches(
      of: /<text class="(name|town|degree)" x="([-\d.]+)" y="([-\d.]+)" text-anchor="(\w+)">([^<]*)</
    ).map { match in
      let spot = (at: PlanarPoint(x: number(match.2), y: number(match.3)), anchor: String(match.4))
      return Drawn(what: "\(match.1) ‘\(match.5)’", box: MapLabels.box(String(match.5), at: spot))
    }
    for match in svg.matches(
      of:
        /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" (fill="#52606d"|fill="#fff" fill-opacity|class="sea")/
    ) {
      let (left, top) = (number(match.1), number(match.2))
      let what = match.5.hasSuffix("sea\"") ? "locator" : match.5.contains("opacity") ? "scale bar" : "dot"
      // The sea of the map itself is as large as the window.
      if what == "locator", number(match.3) > 140 { continue }
      drawn.append(
        Drawn(
          what: what,
          box: MapBox(left: left, top: top, right: left + number(match.3), bottom: top + number(match.4))))
    }
    return drawn
  }

  @Test(
    arguments: cases.indices, [(400.0, 700.0), (960, nil), (1587, 1123), (3000, 2000)] as [(Double, Double?)])
  func nothingCoversALabel(_ index: Int, _ size: (Double, Double?)) throws {
    var options = MapOptions()
    (options.width, options.height) = size
    let map = try Self.map(index, options)
    let drawn = Self.drawn(map.svg())
    let labels = drawn.filter { $0.what != "dot" }
    #expect(labels.count > 6 && drawn.count > labels.count, "\(Self.cases[index].name) at \(size)")
    for (number, one) in labels.enumerated() {
      for other in labels[(number + 1)...] + drawn.filter({ $0.what == "dot" }) where one.what != "locator" {
        // A dot may stand under the bar or the locator, as the coast does; no label may.
        if other.what == "dot", one.what == "scale bar" { continue }
        #expect(
          !one.box.shrunk.meets(other.box), "\(Self.cases[index].name) at \(size): \(one.what), \(other.what)"
        )
      }
      #expect(
        map.frame.contains(PlanarPoint(x: one.box.left, y: one.box.top))
          && map.frame.contains(PlanarPoint(x: one.box.right, y: one.box.bottom)),
        "\(Self.cases[index].name) at \(size): \(one.what) leaves the window")
      guard one.what != "scale bar", one.what != "locator" else { continue }
      for mark in MarkStack.stacks(of: map.marks) {
        #expect(!one.box.shrunk.meets(mark.box), "\(Self.cases[index].name) at \(size): \(one.what), a mark")
      }
    }
  }

  /// The words of a bar of few pixels stay within its box, whatever they are.
  @Test func theScaleBarHoldsItsWords() {
    for width in stride(from: 100.0, through: 1500, by: 70) {
      for unit in LengthUnit.allCases {
        let frame = MapFrame(
          showing: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 7000 * width, y: 9000)], width: width,
          at: PlanarPoint(x: 0, y: 0))
        let bar = ScaleBar(frame: frame, unit: unit)
        var svg = SVG()
        bar.draw(in: MapBox(left: 0, top: 0, right: bar.width, bottom: ScaleBar.height), into: &svg)
        let words = svg.text.firstMatch(of: />([^<]+)<\/text>/).map { String($0.1) } ?? ""
        #expect(!words.isEmpty && TextWidth.of(words, size: 11) <= bar.width, "\(width) \(unit) \(words)")
      }
    }
  }

  /// 100 nautical miles are 185.2 km, and not 185.0.
  @Test func theScaleBarIsRightInBothUnits() {
    for (width, words) in [(1_100_000.0, "100 nmi (185.2 km)"), (200_000, "20 nmi (37.04 km)")] {
      let frame = MapFrame(
        showing: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: width, y: 9000)], width: 900,
        at: PlanarPoint(x: 0, y: 0))
      var svg = SVG()
      ScaleBar(frame: frame, unit: .nmi).draw(in: MapBox(left: 0, top: 0, right: 300, bottom: 28), into: &svg)
      #expect(svg.text.contains(">\(words)<"), "\(svg.text)")
    }
  }

  @Test func legendsWrapAndStayOnThePage() {
    let texts = (1...9).map { String(repeating: "long words ", count: $0 * 2) + "end" }
    for page in [400.0, 700, 960, 1600] {
      let rows = LegendRows(texts, page)
      var last = (top: -1.0, bottom: 0.0)
      for (text, cell) in zip(texts, rows.cells) {
        #expect(cell.lines.joined(separator: " ") == text)
        for line in cell.lines {
          #expect(cell.left + 29 + TextWidth.of(line, size: 11) <= page - 2 * ZoneMap.border)
        }
        if cell.top > last.top { #expect(cell.top >= last.bottom) }
        last = (cell.top, max(last.bottom, cell.top + Double(cell.lines.count) * LegendRows.lineHeight))
      }
      #expect(rows.height >= last.bottom)
    }
    #expect(LegendRows([], 400).height == 0)
  }

  /// A town is drawn once, whether a table or the background has it.
  @Test func aTownIsNamedOnce() throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("places.csv", holding: "name,latitude,longitude\nAleppo,36.25,37.10\n")
    var scene = MapScene(title: "Towns", subtitle: "")
    scene.layers = [try MapLayer(places: table)]
    let corners = [(35.0, 36.0), (35, 38), (37, 38), (37, 36), (35, 36)].map {
      Coordinate(latitude: $0.0, longitude: $0.1)
    }
    scene.add(area: [Polygon(exterior: corners)], named: "area")
    let svg = ZoneMap(scene).svg()
    #expect(svg.matches(of: />Aleppo</).count == 1)
  }

  /// A size that has no room for the legend is said; wide maps keep their size and have larger letters.
  @Test func sizesAreKeptOrSaid() throws {
    var options = try MapOptions(size: "400x400")
    #expect(options.isInPixels)
    let small = try Self.map(0, options)
    let note = try #require(small.sizeNote)
    #expect(small.svg().contains("width=\"400\" height=\"") && note.contains("and not 400 by 400"))
    for size in ["500x700", "700x500", "960x960", "a4", "a5"] {
      var scene = MapScene(title: "Sizes", subtitle: "", notes: [String(repeating: "some words ", count: 30)])
      let corners = [(35.0, 36.0), (35, 38), (37, 38), (37, 36), (35, 36)].map {
        Coordinate(latitude: $0.0, longitude: $0.1)
      }
      scene.add(area: [Polygon(exterior: corners)], named: "an area with a name that is somewhat long")
      var options = try MapOptions(size: size)
      options.hasIncidents = false
      #expect(ZoneMap(scene, options: options).sizeNote == nil, "\(size)")
    }
    options = try MapOptions(size: "3200x2000")
    let large = try Self.map(0, options)
    #expect(large.sizeNote == nil)
    #expect(large.svg().contains("width=\"3200\" height=\"2000\" role=\"img\" viewBox=\"0 0 1600 1000\""))
    #expect(try !MapOptions(size: "a4").isInPixels)
  }

  /// A title that says what a line is not is whole, whatever its length within reason.
  @Test func longTitlesAreSmallerBeforeTheyAreCut() throws {
    for length in 1...16 {
      let title = String(repeating: "words, ", count: length) + "NOT an official line"
      var scene = MapScene(title: title, subtitle: "")
      scene.lines = []
      var options = MapOptions()
      options.hasBackground = false
      let svg = ZoneMap(scene, options: options).svg()
      #expect(svg.contains(">\(title)</text>"), "\(length)")
    }
  }

  @Test func textsAreCutAtTheirWidth() {
    #expect(TextWidth.wrapped("", to: 50, size: 10).isEmpty)
    #expect(TextWidth.cut("short", to: 100, size: 10) == "short")
    let cut = TextWidth.cut("a title that is much longer than the line has room for", to: 120, size: 10)
    #expect(cut.hasSuffix(" …") && TextWidth.of(cut, size: 10) <= 120)
    #expect(TextWidth.wrapped(String(repeating: "W", count: 30), to: 100, size: 10).count == 3)
    #expect(TextWidth.of("e\u{301}", size: 10) == TextWidth.of("e", size: 10))
  }
}

extension MapBox {
  /// A tenth of a pixel less on all sides, for the rounding of the document.
  fileprivate var shrunk: MapBox {
    MapBox(left: left + 0.1, top: top + 0.1, right: right - 0.1, bottom: bottom - 0.1)
  }
}

import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Zones for other programs: GeoPackages with layers and styles, KML, and style files.
@Suite struct GISOutputTests {
  private static let collection = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"Rock & Reef"},"geometry":{"type":"Point","coordinates":[20.9,40]}},
    {"type":"Feature","properties":{"name":"Bay"},"geometry":{"type":"LineString","coordinates":[[20,40],[20.5,40.05]]}}]}
    """

  private static func made(_ outputs: [[String]]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("sea.geojson", holding: collection)
    for output in outputs {
      let run = try Program.run(
        ["zone", "sea.geojson", "--points", "--depth", "10km..12km"] + output, in: folder.path)
      try #require(run.status == 0, "\(run.errors)")
    }
    return folder
  }

  private static func said(_ program: String, _ arguments: [String], in folder: TemporaryFolder) throws
    -> String
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether a text is well-formed XML, and the elements that it has.
  private static func elements(of text: String) throws -> [String] {
    final class Names: NSObject, XMLParserDelegate {
      var names: [String] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) { names.append(name) }
    }
    let (parser, names) = (XMLParser(data: Data(text.utf8)), Names())
    parser.delegate = names
    try #require(parser.parse(), "not well-formed: \(text.prefix(200))")
    return names.names
  }

  @Test(.enabled(if: ConversionTests.isInstalled))
  func geoPackagesHaveLayersStylesAndTheCertificate() throws {
    let folder = try Self.made([["-o", "sea.gpkg"]])
    let layers = try Self.said("ogrinfo", ["sea.gpkg"], in: folder)
    for layer in ["zone (Multi Polygon)", "line (Multi Line String)", "base_points (Multi Point)"] {
      #expect(layers.contains(layer), "\(layers)")
    }
    let styles = try Self.said(
      "ogr2ogr",
      [
        "-f", "CSV", "/vsistdout/", "sea.gpkg", "-sql",
        "SELECT f_table_name, f_geometry_column, useAsDefault FROM layer_styles",
      ],
      in: folder)
    #expect(
      styles.split(separator: "\n").dropFirst().map { $0.filter { $0 != "\"" } } == [
        "zone,geom,1", "line,geom,1", "base_points,geom,1",
      ], "\(styles)")
    for (column, root) in [("styleQML", "qgis"), ("styleSLD", "StyledLayerDescriptor")] {
      let json = try Self.said(
        "ogr2ogr",
        ["-f", "GeoJSON", "/vsistdout/", "sea.gpkg", "-sql", "SELECT \(column) AS style FROM layer_styles"],
        in: folder)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let texts = try #require(object["features"] as? [[String: Any]]).compactMap {
        ($0["properties"] as? [String: Any])?["style"] as? String
      }
      #expect(texts.count == 3)
      for text in texts { #expect(try Self.elements(of: text).first == root) }
    }
    let metadata = try Self.said(
      "ogrinfo",
      [
        "sea.gpkg", "-sql",
        "SELECT m.metadata FROM gpkg_metadata m JOIN gpkg_metadata_reference r ON r.md_file_id = m.id WHERE m.mime_type = 'application/json' AND r.reference_scope = 'geopackage'",
      ],
      in: folder)
    #expect(metadata.contains(#""certificate":{"max_deviation_m""#), "\(metadata)")
    // The same input gives the same bytes.
    let again = try Self.made([["-o", "sea.gpkg"]])
    let bytes = try [folder, again].map {
      try Data(contentsOf: URL(fileURLWithPath: $0.path).appendingPathComponent("sea.gpkg"))
    }
    #expect(bytes[0] == bytes[1])
  }

  @Test func kmlHasFoldersNamesAndFillings() throws {
    let folder = try Self.made([["-o", "sea.kml"]])
    let text = try #require(folder.content("sea.kml"))
    let elements = try Self.elements(of: text)
    #expect(elements.first == "kml")
    #expect(elements.filter { $0 == "Folder" }.count == 3)
    #expect(elements.contains("PolyStyle") && elements.contains("SimpleData"))
    #expect(text.contains("<name>Core: under every reading</name>"))
    #expect(text.contains("Rock &amp; Reef"))
    // Colours are alpha, blue, green and red: the core's 3e6d9c at one half.
    #expect(text.contains("<color>809c6d3e</color>"))
  }

  @Test(arguments: [("qml", "qgis"), ("sld", "StyledLayerDescriptor")])
  func stylesHaveAClassForEachRole(_ ending: String, _ root: String) throws {
    let folder = try Self.made([["-o", "out.geojson", "--style", "out.\(ending)"]])
    let text = try #require(folder.content("out.\(ending)"))
    let elements = try Self.elements(of: text)
    #expect(elements.first == root)
    for role in ["core", "margin"] {
      #expect(text.contains(ending == "qml" ? "value=\"\(role)\"" : "<ogc:Literal>\(role)</ogc:Literal>"))
    }
    if ending == "qml" {
      #expect(elements.filter { $0 == "category" }.count == elements.filter { $0 == "symbol" }.count)
      #expect(text.contains("<layerGeometryType>2</layerGeometryType>"))
    }
  }

  /// Rings are shaded by depth, and each is of one class, in every format that has styles.
  @Test func ringsAreShadedByDepth() throws {
    let folder = try TemporaryFolder()
    let line = try folder.file("line.wkt", holding: "LINESTRING (10 0, 11 0)")
    for output in [
      ["r.geojson", "--style", folder.path + "/r.qml"], ["s.geojson", "--style", folder.path + "/r.sld"],
      ["r.kml"],
    ] {
      let run = try Program.run(
        ["zone", line, "--rings", "1,2.5,3,9nmi", "-o", folder.path + "/" + output[0]] + output.dropFirst())
      #expect(run.status == 0, "\(run.errors)")
    }
    let made = try #require(folder.content("r.geojson"))
    let zone = try #require(try JSONSerialization.jsonObject(with: Data(made.utf8)) as? [String: Any])
    let depths = try #require(zone["features"] as? [[String: Any]])
      .compactMap { $0["properties"] as? [String: Any] }.filter { $0["role"] as? String == "ring" }
      .compactMap { $0["depth_to_m"] as? Double }
    #expect(depths.count == 4)
    let qml = try #require(folder.content("r.qml"))
    #expect(try Self.elements(of: qml).filter { $0 == "rule" }.count == 6)
    let rules = qml.matches(of: /filter="&quot;role&quot; = 'ring'([^"]*)"/).map { String($0.1) }
    #expect(rules.count == 4)
    for (index, depth) in depths.enumerated() {
      let meeting = rules.indices.filter { rule in
        let above = rules[rule].firstMatch(of: /&gt; ([\d.]+)/).flatMap { Double($0.1) } ?? 0
        let most = rules[rule].firstMatch(of: /&lt;= ([\d.]+)/).flatMap { Double($0.1) } ?? .infinity
        return depth > above && depth <= most
      }
      #expect(meeting == [index], "\(depth)")
    }
    let opacities = qml.matches(of: /name="color" value="77,144,142,(\d+)"/).compactMap { Int($0.1) }
    #expect(opacities == [204, 153, 107, 71])
    #expect(qml.contains("label=\"Ring, 1 nmi to 2.5 nmi\""))
    let sld = try #require(folder.content("r.sld"))
    #expect(try Self.elements(of: sld).first == "StyledLayerDescriptor")
    #expect(
      sld.matches(of: /fill-opacity">([\d.]+)</).map { String($0.1) }.prefix(4) == [
        "0.8", "0.6", "0.42", "0.28",
      ])
    let kml = try #require(folder.content("r.kml"))
    #expect(
      kml.matches(of: /<styleUrl>#(ring\d)</).map { String($0.1) } == ["ring0", "ring1", "ring2", "ring3"])
    for index in 0..<4 { #expect(kml.contains("<Style id=\"ring\(index)\">")) }
  }
}

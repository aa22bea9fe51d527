internal import SystemIO
internal import TextFormats
internal import ZoneFiles

/// Writes a GeoPackage by GDAL's programs: a layer for each type of geometry, a style for each layer, which QGIS takes, and the
/// rule and the certificate as metadata.
struct GeoPackage {
  let layers: ExportLayers
  /// What messages call the output.
  let path: String

  /// The same input is to give the same bytes.
  private static let date = "2000-01-01T00:00:00.000Z"

  /// The bytes of the file.
  ///
  /// - Throws: ``WriteError/failed(path:reason:remedy:)`` where GDAL fails.
  func bytes() throws(WriteError) -> [UInt8] {
    let folder: ScratchFolder
    do throws(SystemError) {
      folder = try ScratchFolder()
    } catch {
      throw .failed(path: path, reason: error.reason)
    }
    let result = folder.file("result.gpkg")
    for (index, layer) in layers.layers.enumerated() {
      let file = try written(
        layer.collection, to: folder.file("\(layer.name)-\(layer.shape.rawValue).geojson"))
      try run(
        "ogr2ogr",
        ["-f", "GPKG"] + (index > 0 ? ["-update"] : ["-mo", "made_by=demarc"]) + [
          "-noNativeData", "-nln", layer.name, "-nlt", Self.type(of: layer.shape),
          "-lco", "FID=\(Self.free("fid", in: layer))", "-lco",
          "GEOMETRY_NAME=\(Self.free("geom", in: layer))",
          "--config", "OGR_CURRENT_DATE", Self.date, "--config", "OGR_GEOJSON_MAX_OBJ_SIZE", "0", result,
          "GeoJSON:" + file,
        ])
    }
    for (index, statement) in statements.enumerated() {
      let file = try written(Array(statement.utf8), to: folder.file("\(index).sql"))
      try run("ogrinfo", [result, "--config", "OGR_CURRENT_DATE", Self.date, "-sql", "@" + file])
    }
    do throws(ReadError) {
      return try InputFile.bytes(of: result, atMost: .max)
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
  }

  /// The type of a layer, so that all of its features have one.
  private static func type(of shape: ExportLayers.Shape) -> String {
    switch shape {
    case .areas: "MULTIPOLYGON"
    case .lines: "MULTILINESTRING"
    case .points: "PROMOTE_TO_MULTI"
    }
  }

  /// A name for a column that no property of a layer has, whatever its case: tables from QGIS have an `fid` of their own.
  private static func free(_ name: String, in layer: ExportLayers.Layer) -> String {
    var taken: Set<String> = []
    for feature in layer.features {
      if let properties = feature["properties"] {
        taken.formUnion(properties.members.map { $0.name.lowercased() })
      }
    }
    var name = name
    while taken.contains(name) { name += "_" }
    return name
  }

  /// The styles and the metadata.
  private var statements: [String] {
    var statements = [
      """
      CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), \
      f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), \
      styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), \
      update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
      """
    ]
    for layer in layers.layers {
      let style = LayerStyle(layer)
      let values =
        [
          "", "", layer.name, Self.free("geom", in: layer), layer.name, style.qml,
          style.sld(layer: layer.name),
        ].map(Self.quoted)
        + ["1", Self.quoted("The hues of demarc's maps"), "''", "NULL", Self.quoted(Self.date)]
      statements.append(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
          + " styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ("
          + values.joined(separator: ", ") + ")")
    }
    if let member = layers.member {
      let text = String(decoding: member.bytes, as: UTF8.self)
      statements += [
        "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) VALUES ('dataset',"
          + " 'urn:demarc:zone-file:1', 'application/json', \(Self.quoted(text)))",
        "INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id) SELECT 'geopackage',"
          + " \(Self.quoted(Self.date)), max(id) FROM gpkg_metadata",
      ]
    }
    return statements
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private func written(_ bytes: [UInt8], to path: String) throws(WriteError) -> String {
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.commit()
    return path
  }

  private func run(_ program: String, _ arguments: [String]) throws(WriteError) {
    let end: ChildProcess.End
    do throws(SystemError) {
      let child = try ChildProcess(program, arguments)
      while try !child.next(atMost: 1 << 12).isEmpty {}
      end = child.end()
    } catch {
      throw .failed(path: path, reason: error.reason)
    }
    guard end.status == 0 else {
      throw .failed(path: path, reason: "\(program): \(OGRReader.reason(end))")
    }
  }
}

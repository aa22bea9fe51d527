internal import Geodesy
internal import Geometry
package import SystemIO
package import TextFormats
internal import Zones

/// The line of one feature of a file, or why it cannot be read.
package struct BoundaryFeature: Sendable {
  /// How messages call it in its file: `feature 3`.
  package var origin: String
  /// Its properties, an object; nil where it has none.
  package var properties: JSONValue?
  /// The line as ``BoundaryReader`` reads it where it is all of a file, or what is wrong with it.
  package var line: Result<BoundaryInput, ReadError>
}

/// The lines of a file, each on its own.
package struct BoundaryFeatures: Sendable {
  /// What messages call the file.
  package var name: String
  /// The features that are lines or areas, and those that cannot be read, in the order of the file; never empty.
  package var features: [BoundaryFeature]
  /// What was ignored, one sentence each.
  package var notes: [String]
  /// Which columns of a table were read, and what as; nil for anything else.
  package var columns: String?
}

extension BoundaryReader {
  /// Reads the line of each feature of a file, or of standard input for `-`. A feature of several lines is one line of
  /// several parts.
  ///
  /// Points and features without a geometry are ignored with a note; points on vertices of any feature may state how well
  /// these are known. Of a zone file of demarc's own the lines are taken.
  ///
  /// - Throws: ``ReadError`` where the whole file cannot be read, or has no line. What is wrong with one feature is kept
  ///   with it.
  package func readEach(_ path: String, layer: OGRLayerChoice? = nil) throws(ReadError) -> BoundaryFeatures {
    let file = try SourceFile(path, layer: layer ?? OGRLayerChoice(.lines, isNamable: false))
    var lines = try readEach(file.text, name: file.name, sha256: file.digest.digits)
    lines.notes = file.notes + source.notes(of: file) + lines.notes
    return lines
  }

  /// Reads the line of each feature of a text that messages call by a name.
  ///
  /// - Throws: as ``readEach(_:layer:)``.
  package func readEach(
    _ bytes: [UInt8], name: String, sha256: String? = nil
  ) throws(ReadError) -> BoundaryFeatures {
    let text = try SourceText(bytes, name: name)
    var document = try source.document(
      text, selecting: GeoJSONSelection(roles: ["boundary"], keepsFaults: true))
    if document.isZoneFile { document.features.removeAll { $0.properties.role != "boundary" } }
    if pointUse == .basePoints { document = document.takingVerticesAsPoints }
    var notes = [document.noteOnBasePoints(pointUse)].compactMap(\.self) + document.notes
    let system = try source.system(of: document, file: name, notes: &notes)

    // What is no line of its own, but may say how well others are known.
    var rest = LineCollector(file: name, pointUse: .ignored)
    for feature in document.features where feature.fault == nil && isIgnored(feature) {
      try rest.add(feature)
    }
    var found: [Found] = []
    for feature in document.features where feature.fault != nil || !isIgnored(feature) {
      var lines = LineCollector(knowingPointsOf: rest, pointUse: pointUse)
      var fault = feature.fault
      do throws(ReadError) {
        if fault == nil {
          try lines.add(feature)
          try lines.finish()
          try lines.requireLine()
        }
      } catch {
        fault = error
      }
      found.append(Found(feature: feature, lines: lines, fault: fault))
    }
    notes += rest.notes
    if found.isEmpty { try rest.requireLine() }
    try resolve(&found, found.indices, in: system, file: name)
    let digest = sha256 ?? SHA256.hexDigest(of: bytes)
    return BoundaryFeatures(
      name: name, features: found.map { $0.boundary(file: name, sha256: digest) },
      notes: notes, columns: document.columns)
  }

  /// Whether a feature is neither a line nor an area: it has no geometry, or single points that are not to be joined.
  private func isIgnored(_ feature: SourceFeature) -> Bool {
    switch feature.geometry {
    case nil: true
    case .points(let points):
      switch pointUse {
      case .basePoints: false
      case .line: points.count < 2
      case .ignored, nil: true
      }
    default: false
    }
  }

  /// Brings the lines of some features to WGS 84, all at once if that can be done, so that one operation is chosen for all.
  private func resolve(
    _ found: inout [Found], _ range: Range<Int>, in system: String, file: String
  ) throws(ReadError) {
    var batch = PositionBatch()
    for index in range where found[index].fault == nil { batch.add(found[index].lines.positions) }
    do throws(ReadError) {
      let (parts, operation) = try batch.coordinates(in: system, file: file, remedy: source.remedy)
      var next = 0
      for index in range where found[index].fault == nil {
        let count = found[index].lines.positions.count
        found[index].parts = Array(parts[next..<next + count])
        found[index].operation = operation
        next += count
      }
    } catch {
      // A place that is wrong spoils its feature alone; a system that is unknown spoils the file.
      guard case .position = error else { throw error }
      if range.count == 1 {
        found[range.lowerBound].fault = error
      } else {
        let middle = (range.lowerBound + range.upperBound) / 2
        try resolve(&found, range.lowerBound..<middle, in: system, file: file)
        try resolve(&found, middle..<range.upperBound, in: system, file: file)
      }
    }
  }
}

/// A feature with its lines, as far as they are read.
private struct Found {
  var feature: SourceFeature
  var lines: LineCollector
  var fault: ReadError?
  var parts: [[Coordinate]] = []
  var operation: CRSOperation?

  func boundary(file: String, sha256: String) -> BoundaryFeature {
    let line: Result<BoundaryInput, ReadError>
    if let fault {
      line = .failure(fault)
    } else {
      line = .success(
        BoundaryInput(
          boundary: lines.boundary(of: parts), name: file,
          notes: lines.notes + [operation?.warning].compactMap(\.self),
          statedAccuracy: lines.statedAccuracy, texts: SourceTexts(joining: [feature.properties]),
          operation: operation, sha256: sha256))
    }
    return BoundaryFeature(origin: feature.origin, properties: feature.members, line: line)
  }
}

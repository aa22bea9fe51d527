internal import SystemIO
internal import TextFormats

/// Reads features that stand one a line, or each after a record separator (RFC 8142).
enum FeatureLines {
  /// - Throws: ``ReadError``, which names the feature.
  static func document(
    _ text: SourceText, _ layout: GeoJSONLayout, selecting selection: GeoJSONSelection
  ) throws(ReadError) -> SourceDocument {
    let separator: UInt8 = layout == .sequence ? 0x1E : 0x0A
    var document = SourceDocument(features: [])
    for record in text.bytes.split(separator: separator) where !record.allSatisfy(SourceText.isSpace) {
      let number = document.features.count
      let json: GeoJSONDocument
      do throws(ReadError) {
        json = try GeoJSONDocument(SourceText(Array(record), name: text.name))
      } catch {
        // A place in the record is not one in the file.
        guard case .syntax(_, let problem, let remedy) = error else { throw error }
        let origin = "feature \(number + 1)"
        let fault = ReadError.syntax(
          ReadError.Place(file: text.name, part: origin), problem: problem, remedy: remedy)
        guard selection.keepsFaults else { throw fault }
        document.features.append(SourceFeature(origin: origin, index: number, fault: fault))
        continue
      }
      let features: [GeoJSONDocument.Feature]
      do throws(ReadError) {
        features = try json.features(keepsFaults: selection.keepsFaults)
      } catch {
        // It is the first of its record, and not of the file.
        guard case .geometry(var place, let problem, let remedy) = error, let part = place.part,
          part.hasPrefix("feature 1")
        else { throw error }
        place.part = "feature \(number + 1)" + part.dropFirst(9)
        throw .geometry(place, problem: problem, remedy: remedy)
      }
      for feature in features {
        let index = document.features.count
        var feature = SourceFeature(feature, index: index)
        feature.origin = "feature \(index + 1)"
        document.features.append(feature)
      }
      if let crs = json.crs { document.crs = crs }
    }
    return document
  }
}

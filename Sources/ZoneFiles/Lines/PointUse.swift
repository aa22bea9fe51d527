internal import TextFormats

/// What becomes of points in a file of lines.
package enum PointUse: Sendable, Hashable {
  /// They are ignored, but for what they say of how well vertices at their places are known.
  case ignored
  /// In their order they make lines: those of a MultiPoint one, and single points one.
  case line
  /// Each is a base point, and so is each row of a table or text of vertices. Where rows are separated into parts, those of
  /// several rows are lines.
  case basePoints
}

extension SourceFeature {
  /// The name of one of its vertices.
  func vertexName(_ index: Int) -> String? {
    let names = vertexNames.isEmpty ? vertexLabels : vertexNames
    return names.indices.contains(index) ? names[index] : nil
  }

  /// How messages call the row of one of its vertices, where they stand one below the other: `row 7`.
  func rowOfVertex(_ index: Int) -> String? { firstLine.map { "row \($0 + index)" } }
}

extension SourceDocument {
  /// What to say of a line whose vertices may be base points; nil where they are none, or points were said to be.
  func noteOnBasePoints(_ use: PointUse?) -> String? {
    guard use == .ignored, namesVertices, let count = features.first?.vertexNames.count, count > 1 else {
      return nil
    }
    return
      "warning: \(count) rows are read as one line, in their order; each has a name of its own, as base points have: if they are, add --points"
  }

  /// The document with the rows of a list of vertices as points: all of them, or the parts of one row.
  var takingVerticesAsPoints: SourceDocument {
    guard isOfVertices else { return self }
    var document = self
    for (index, feature) in features.enumerated() {
      guard case .lines(let lines, isMulti: _)? = feature.geometry, let line = lines.first,
        features.count == 1 || line.count == 1
      else { continue }
      document.features[index].geometry = .points(line)
      if case .vertices(let property, let lists)? = feature.properties.accuracy, let list = lists.first {
        document.features[index].properties.accuracy = .vertices(property: property, lists: list.map { [$0] })
      }
    }
    func isLine(_ feature: SourceFeature) -> Bool {
      if case .lines? = feature.geometry { true } else { false }
    }
    let lines = document.features.count(where: isLine)
    if lines > 0 {
      document.notes.append(
        "took \(lines) part\(lines == 1 ? "" : "s") of several rows as line\(lines == 1 ? "" : "s"), and \(document.features.count - lines) of one row as base points"
      )
    }
    return document
  }
}

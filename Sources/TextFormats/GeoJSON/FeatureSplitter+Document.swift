internal import SystemIO

/// One GeoJSON object, cut into the features of its collection and the frame around them.
extension FeatureSplitter {
  private static let remedy = "correct it as RFC 7946 has it, or write one feature a line"

  func nextInDocument() throws(ReadError) -> Piece? {
    switch state {
    case .start:
      while true {
        switch CollectionHead(buffer[at...], isLast: isLast) {
        case .features(let after):
          frame = Array(buffer[at..<after])
          state = .betweenRecords
          crs = (try? JSONValue(parsing: (frame + Array("]}".utf8))[...])).flatMap(StatedCRS.init)
          defer { pass(to: after) }
          return .between(buffer[at..<after])
        case .none:
          state = .tail
          if let blank = try space() { return blank }
          try checkSingle()
          return take(to: trimmed(buffer.count))
        case .unknown: try refill()
        }
      }
    case .betweenRecords:
      if let piece = try betweenFeatures() { return piece }
      return try nextInDocument()
    case .record:
      while true {
        if let end = JSONValue.end(in: buffer[...], from: at, isLast: isLast) {
          state = .betweenRecords
          return take(to: end)
        }
        if isLast { throw fault("the text ends within a feature; it may be cut off") }
        try refill()
      }
    case .tail:
      guard at < buffer.count else { return nil }
      defer { pass(to: buffer.count) }
      return .between(buffer[at...])
    }
  }

  /// What stands between two features, which must be one comma; or the rest of the text after the last.
  private func betweenFeatures() throws(ReadError) -> Piece? {
    var end = at
    var commas = 0
    while true {
      while end < buffer.count, SourceText.isSpace(buffer[end]) || buffer[end] == UInt8(ascii: ",") {
        if buffer[end] == UInt8(ascii: ",") { commas += 1 }
        end += 1
      }
      if end < buffer.count { break }
      if isLast { throw fault("the text ends within the list of features; it may be cut off") }
      let offset = end - at
      try refill()
      end = at + offset
    }
    let isEnd = buffer[end] == UInt8(ascii: "]")
    if commas != (isEnd || isFirst ? 0 : 1) {
      throw fault("\(commas == 0 ? "a comma is missing" : "a comma is too much") in the list of features")
    }
    guard isEnd else {
      isFirst = false
      state = .record
      defer { pass(to: end) }
      return end > at ? .between(buffer[at..<end]) : nil
    }
    return try tail()
  }

  /// The rest of a collection, once the whole frame is seen to be JSON.
  private func tail() throws(ReadError) -> Piece {
    while !isLast { try refill() }
    state = .tail
    let whole = (frame + buffer[at...])[...]
    let late: StatedCRS?
    do throws(JSONError) {
      late = StatedCRS(of: try JSONValue(parsing: whole))
    } catch {
      throw fault(error.problem)
    }
    if crs == nil, let late, !acceptsLateCRS(late) {
      throw .crs(
        file: name,
        problem:
          "its member ‘crs’ comes after its features, too late to read them by it; "
          + (takesCRS ? "give the system with --crs EPSG:n, or " : "")
          + "convert it with ‘ogr2ogr -t_srs EPSG:4326’")
    }
    defer { pass(to: buffer.count) }
    return .between(buffer[at...])
  }

  /// A text that is one Feature or one geometry, and nothing else.
  private func checkSingle() throws(ReadError) {
    let object: JSONValue
    do throws(JSONError) {
      object = try JSONValue(parsing: buffer[at...])
    } catch {
      pass(to: error.index)
      throw fault(error.problem)
    }
    let type = object["type"]?.string ?? ""
    guard type == "Feature" || GeoJSONDocument.geometryTypes.contains(type) else {
      throw .format(
        file: name, seen: type == "FeatureCollection" ? "it has no list ‘features’" : "it is not GeoJSON",
        remedy: "give a FeatureCollection, one feature a line, or a CSV table")
    }
    crs = StatedCRS(of: object)
  }

  private func fault(_ problem: String) -> ReadError {
    .syntax(ReadError.Place(file: name, line: line), problem: problem, remedy: Self.remedy)
  }
}

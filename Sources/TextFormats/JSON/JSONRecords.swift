/// A list of JSON objects read as a table, as the services of UCDP and ACLED give their events.
///
/// The list is the whole text, or a member of an object that is not GeoJSON, such as `Result`, `data` or `results`. Objects one
/// after the other, such as one a line, are a list as well, and so is one object alone. Of the features of ESRI's JSON that have
/// no geometry the attributes are the records.
package struct JSONRecords {
  /// The records as a CSV with a header: a column for each member that any record has, in the order in which they first
  /// come; a value that is an object or a list as its JSON.
  package let table: [UInt8]
  /// What the service says of further pages, and which other lists are not read, in one sentence; nil where there is nothing to say.
  package let note: String?

  /// Whether a text seems to be such a list, by its first bytes.
  package static func seemLikely(in beginning: ArraySlice<UInt8>) -> Bool {
    var at = beginning.startIndex
    func skip() {
      while at < beginning.endIndex, SourceText.isSpace(beginning[at]) || beginning[at] == UInt8(ascii: ",") {
        at += 1
      }
    }
    func isList() -> Bool {
      guard at < beginning.endIndex, beginning[at] == UInt8(ascii: "[") else { return false }
      let rest = beginning[(at + 1)...].drop(while: SourceText.isSpace)
      return rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "]")
    }
    skip()
    if isList() { return true }
    if isRecord(in: beginning[at...], isFollowed: true) { return true }
    let object = at
    guard at < beginning.endIndex, beginning[at] == UInt8(ascii: "{") else { return false }
    at += 1
    while true {
      skip()
      // The end of an object without a list.
      if at < beginning.endIndex, beginning[at] == UInt8(ascii: "}") {
        return isRecord(in: beginning[object...], isFollowed: false)
      }
      guard at < beginning.endIndex, beginning[at] == UInt8(ascii: "\""),
        let end = JSONValue.end(in: beginning, from: at, isLast: false),
        let name = try? JSONValue(parsing: beginning[at..<end]).string
      else { return false }
      at = end
      while at < beginning.endIndex, SourceText.isSpace(beginning[at]) || beginning[at] == UInt8(ascii: ":") {
        at += 1
      }
      if name == features { return isListOfAttributes(beginning[at...]) }
      if geoJSON.contains(name) { return isRecord(in: beginning[object...], isFollowed: false) }
      if names.contains(name.lowercased()), isList() { return true }
      guard let next = JSONValue.end(in: beginning, from: at, isLast: false) else { return false }
      at = next
    }
  }

  /// Whether a list begins with a feature of ESRI's JSON that has attributes and no geometry.
  private static func isListOfAttributes(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "["),
      let start = text.dropFirst().firstIndex(where: { !SourceText.isSpace($0) }),
      let end = JSONValue.end(in: text, from: start, isLast: false),
      let feature = try? JSONValue(parsing: text[start..<end])
    else { return false }
    return attributes(of: feature) != nil
  }

  /// The attributes of a feature of ESRI's JSON without a geometry; nil for anything else.
  private static func attributes(of feature: JSONValue) -> JSONValue? {
    guard feature.kind == .object, feature["type"] == nil, feature["geometry"] == nil else { return nil }
    return feature["attributes"].flatMap { $0.kind == .object ? $0 : nil }
  }

  /// Whether a text begins with an object that is not GeoJSON, and has another after it, as in a file of one record a line,
  /// or nothing.
  private static func isRecord(in text: ArraySlice<UInt8>, isFollowed: Bool) -> Bool {
    guard text.first == UInt8(ascii: "{"),
      let end = JSONValue.end(in: text, from: text.startIndex, isLast: false),
      text[end...].first(where: { !SourceText.isSpace($0) }) == (isFollowed ? UInt8(ascii: "{") : nil),
      let record = try? JSONValue(parsing: text[text.startIndex..<end]), record.kind == .object
    else { return false }
    // A record may have a `type` of its own.
    let type = record["type"]?.string ?? ""
    return record.members.contains { _ in true } && record["geometry"] == nil && record[features] == nil
      && record["geometries"] == nil && !geoJSONTypes.contains(type)
  }

  /// The objects of a text that has one after the other.
  private static func sequence(_ text: ArraySlice<UInt8>) throws(JSONError) -> [JSONValue] {
    var records: [JSONValue] = []
    var rest = text.drop(while: SourceText.isSpace)
    while !rest.isEmpty {
      let end = JSONValue.end(in: rest, from: rest.startIndex, isLast: true) ?? rest.endIndex
      records.append(try JSONValue(parsing: rest[rest.startIndex..<end]))
      rest = rest[end...].drop(while: SourceText.isSpace)
    }
    return records
  }

  /// The records of a text; nil where it holds none.
  ///
  /// - Throws: ``JSONError`` for what is not JSON.
  package init?(_ text: ArraySlice<UInt8>) throws(JSONError) {
    let list: [JSONValue]
    let body = text.drop(while: SourceText.isSpace)
    if Self.isRecord(in: body, isFollowed: true) {
      list = try Self.sequence(text)
      note = nil
    } else {
      let root = try JSONValue(parsing: text)
      let lists = root.members.filter { $0.value.kind == .list }
      let member = lists.first { Self.names.contains($0.name.lowercased()) }
      note = [Self.pages(root), member.flatMap { Self.unread(beside: $0, among: lists) }].compactMap(\.self)
        .reduce(nil) { all, more in all.map { "\($0); \(more)" } ?? more }
      if let found = root.kind == .list ? root : member?.value {
        list = Array(found.elements)
      } else if let found = root[Self.features] {
        var attributes: [JSONValue] = []
        for feature in found.elements {
          guard let record = Self.attributes(of: feature) else { return nil }
          attributes.append(record)
        }
        list = attributes
      } else if Self.isRecord(in: body, isFollowed: false) {
        list = [root]
      } else {
        return nil
      }
    }
    var columns: [String] = []
    var known: Set<String> = []
    for record in list {
      guard record.kind == .object else { return nil }
      if let name = record.doubledName {
        throw JSONError(
          index: record.range.lowerBound,
          problem: "the key ‘\(name)’ comes twice in one record, with different values")
      }
      for member in record.members where known.insert(member.name).inserted { columns.append(member.name) }
    }
    let comma = UInt8(ascii: ",")
    var table = Array(
      columns.map { CSVDialect.quoted(Array($0.utf8), delimiter: comma) }.joined(separator: [comma]))
    table.append(0x0A)
    for record in list {
      var cells: [String: String] = [:]
      for member in record.members where cells[member.name] == nil {
        cells[member.name] = member.value.cellText
      }
      let fields = columns.map { CSVDialect.quoted(Array((cells[$0] ?? "").utf8), delimiter: comma) }
      table += fields.joined(separator: [comma])
      table.append(0x0A)
    }
    self.table = table
  }

  /// The lists of records beside the one that is read; nil where there are none.
  private static func unread(beside read: JSONValue.Member, among lists: [JSONValue.Member]) -> String? {
    let others = lists.filter { list in
      list.value.range != read.value.range && list.value.elements.contains { $0.kind == .object }
    }
    if others.isEmpty { return nil }
    let names = others.map { list in
      "‘\(list.name)’ (\(list.value.elements.reduce(0) { count, _ in count + 1 }) records)"
    }
    return
      "warning: it holds several lists; ‘\(read.name)’ is read, and \(names.joined(separator: ", ")) not; save each as a file of its own"
  }

  /// UCDP counts its pages; others give the address of the next.
  private static func pages(_ root: JSONValue) -> String? {
    if let pages = root["TotalPages"]?.number, pages > 1,
      root["NextPageUrl"]?.string?.isEmpty == false
        || root["PreviousPageUrl"]?.string?.isEmpty == false
    {
      return "it is one page of \(Int(pages)); fetch the others as well"
    }
    let next = root["next"]?.string ?? root["NextPageUrl"]?.string ?? ""
    return next.isEmpty ? nil : "it is one page of several; the next is at \(next)"
  }

  private static let names: Set<String> = [
    "result", "results", "data", "records", "rows", "items", "events", "value", "incidents",
  ]
  private static let geoJSONTypes: Set<String> = [
    "Feature", "FeatureCollection", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon",
    "MultiPolygon", "GeometryCollection", "Topology",
  ]
  private static let geoJSON: Set<String> = ["type", "geometry", "coordinates", "geometries"]
  private static let features = "features"
}

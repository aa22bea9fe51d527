internal import IncidentDates
internal import Dates
internal import Yams

/// A value in an agreement's file, with its place in it.
struct YAMLField {
  var file: String
  var path: String
  var node: Node

  var line: Int? { node.mark?.line }

  var isScalar: Bool { node.scalar != nil }

  func error(_ problem: String) -> AgreementError {
    AgreementError(file: file, line: line, field: path.isEmpty ? nil : path, problem: problem)
  }

  /// The members of a mapping, each by its name, for a mapping that has no others.
  func members(_ known: [String], required: [String] = []) throws(AgreementError) -> [String: YAMLField] {
    guard case .mapping(let mapping) = node else {
      throw error("found \(kind) in place of fields; give some of \(known.joined(separator: ", "))")
    }
    var members: [String: YAMLField] = [:]
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw error("the name of a field is not a text; give one of \(known.joined(separator: ", "))")
      }
      let field = YAMLField(
        file: file, path: path.isEmpty ? scalar.string : "\(path).\(scalar.string)", node: value)
      guard known.contains(scalar.string) else {
        throw AgreementError(
          file: file, line: key.mark?.line, field: field.path,
          problem: "unknown field; expected one of \(known.joined(separator: ", "))")
      }
      members[scalar.string] = field
    }
    for name in required where members[name] == nil {
      throw error("the field ‘\(name)’ is missing; add it")
    }
    return members
  }

  /// The names and values of a mapping with any names.
  func entries(of what: String) throws(AgreementError) -> [(name: String, field: YAMLField)] {
    guard case .mapping(let mapping) = node else {
      throw error("found \(kind) in place of \(what) by their ids; write them as in ‘dmz: {depth: 20km}’")
    }
    var entries: [(String, YAMLField)] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw error("an id is not a text; give letters, digits, - and _")
      }
      entries.append((scalar.string, YAMLField(file: file, path: "\(path).\(scalar.string)", node: value)))
    }
    return entries
  }

  /// The elements of a list, with their positions from 1 in their paths.
  func elements(of what: String) throws(AgreementError) -> [YAMLField] {
    guard case .sequence(let sequence) = node else {
      throw error("found \(kind) in place of a list of \(what); begin each with ‘- ’")
    }
    return sequence.enumerated().map { index, node in
      YAMLField(file: file, path: "\(path)[\(index + 1)]", node: node)
    }
  }

  /// A text as it is written; never empty.
  func text() throws(AgreementError) -> String {
    guard case .scalar(let scalar) = node else {
      throw error("found \(kind) in place of a text; give a text")
    }
    let isNothing = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    if isNothing || scalar.string.isEmpty {
      throw error("the text is missing; give one, or leave the field out")
    }
    return scalar.string
  }

  /// A list of texts, or one text for a list of one.
  func texts(of what: String) throws(AgreementError) -> [String] {
    if isScalar { return [try text()] }
    var texts: [String] = []
    for element in try elements(of: what) { texts.append(try element.text()) }
    if texts.isEmpty { throw error("the list is empty; give some \(what), or leave it out") }
    return texts
  }

  /// The first second of a day, or a moment of it: `2018-10-10`, `2020-03-06T00:01`.
  func first(in zone: LocalZone?) throws(AgreementError) -> Moment {
    let text = try text()
    if let day = CalendarDate(text) { return Moment(startOf: try known(day)) }
    return try moment(text, zone)
  }

  /// The last second of a day, or the last before a moment of it.
  func last(in zone: LocalZone?) throws(AgreementError) -> Moment {
    let text = try text()
    if let day = CalendarDate(text) { return Moment(endOf: try known(day)) }
    return try moment(text, zone).advanced(by: -1)
  }

  /// A day of a year that can be one of an agreement; those of other calendars, and without their century, would make every row a
  /// breach, or none.
  private func known(_ day: CalendarDate) throws(AgreementError) -> CalendarDate {
    guard !(1800..<2400).contains(day.parts.year) else { return day }
    throw error(
      "the year of \(day) cannot be; give a day of the Gregorian calendar from 1800 to 2399, or leave the field out where there is no limit"
    )
  }

  private func moment(_ text: String, _ zone: LocalZone?) throws(AgreementError) -> Moment {
    guard CalendarDate(text.prefix(10)) != nil, text.dropFirst(10).first == "T",
      let reading = DateText.reading(text, order: .ymd), let moment = reading.span.first
    else {
      throw error(
        "‘\(text)’ is not a date; write year-month-day, as in 2018-10-10, and perhaps an hour, as in 2018-10-10T00:01"
      )
    }
    _ = try known(moment.date)
    guard let offset = reading.offset else { return moment }
    guard let zone else {
      throw error(
        "‘\(text)’ has a distance from UTC; name the agreement's time_zone, or leave the distance out")
    }
    return zone.local(moment.advanced(by: -offset))
  }

  /// A time zone: `Asia/Damascus`, `+03:00`.
  func zone() throws(AgreementError) -> LocalZone {
    let text = try text()
    guard let zone = LocalZone(text) else {
      throw error(
        "‘\(text)’ is not a time zone; give a name such as Asia/Damascus, or a distance from UTC such as +03:00"
      )
    }
    return zone
  }

  /// A name that stands in columns and in file names: letters, digits, - and _.
  func id() throws(AgreementError) -> String {
    let text = try text()
    try Self.check(id: text, self)
    return text
  }

  static func check(id: String, _ field: YAMLField) throws(AgreementError) {
    let isPlain = id.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
    }
    guard isPlain, id.utf8.count <= 60 else {
      throw field.error(
        "‘\(id)’ is not an id; give up to 60 letters a to z, digits, - and _, as in heavy-weapons")
    }
  }

  private var kind: String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "‘\(scalar.string.prefix(40))’"
    case .mapping: "a group of fields"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}

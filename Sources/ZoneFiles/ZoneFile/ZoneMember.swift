internal import SystemIO
internal import TextFormats

/// The member `demarc` of a zone file.
struct ZoneMember: Sendable {
  var specification: SpecificationMember
  var certificate: CertificateMember

  /// The member of a file of one zone, which states the format.
  init(_ value: JSONValue) throws(ZoneMemberError) {
    let members = try MemberReader(value, path: "demarc")
    let format = try members.number("format")
    guard format == Double(ZoneFile.formatVersion) else {
      throw members.error("format", "is \(format), and this demarc reads \(ZoneFile.formatVersion)")
    }
    try self.init(members)
  }

  /// The member of a line in a file of many zones.
  init(ofLine value: JSONValue) throws(ZoneMemberError) {
    try self.init(MemberReader(value, path: "demarc"))
  }

  private init(_ members: MemberReader) throws(ZoneMemberError) {
    specification = try SpecificationMember(try members.object("specification"))
    certificate = try CertificateMember(try members.object("certificate"))
  }
}

/// What is wrong with a member of `demarc`.
struct ZoneMemberError: Error {
  /// The member by its path: `demarc.specification.side`.
  var member: String
  /// A clause: `is missing`.
  var problem: String

  func error(file: String) -> ReadError { .zoneFile(file: file, member: member, problem: problem) }
}

/// Reads the members of a JSON object, each of which must be there and of its type.
struct MemberReader {
  private let object: JSONValue
  private let path: String

  /// - Parameter path: How messages call the object: `demarc.certificate`.
  init(_ value: JSONValue, path: String) throws(ZoneMemberError) {
    guard value.kind == .object else {
      throw ZoneMemberError(member: path, problem: value.isNull ? "is null" : "has the wrong type")
    }
    object = value
    self.path = path
  }

  func error(_ name: String, _ problem: String) -> ZoneMemberError {
    ZoneMemberError(member: "\(path).\(name)", problem: problem)
  }

  func text(_ name: String) throws(ZoneMemberError) -> String {
    try value(name) { $0.string }
  }

  func number(_ name: String) throws(ZoneMemberError) -> Double {
    try value(name) { $0.number }
  }

  func numbers(_ name: String) throws(ZoneMemberError) -> [Double] {
    try value(name) { list in
      let numbers = list.elements.map(\.number)
      return list.kind == .list && !numbers.contains(nil) ? numbers.compactMap(\.self) : nil
    }
  }

  func object(_ name: String) throws(ZoneMemberError) -> MemberReader {
    try MemberReader(try value(name) { $0 }, path: "\(path).\(name)")
  }

  /// Whether a member is there and not null.
  func has(_ name: String) -> Bool { object[name].map { !$0.isNull } ?? false }

  /// A number that stands as null where it is infinite, because JSON has no infinity.
  func numberOrInfinity(_ name: String) throws(ZoneMemberError) -> Double {
    if object[name]?.isNull == true { return .infinity }
    return try number(name)
  }

  private func value<Value>(_ name: String, _ read: (JSONValue) -> Value?) throws(ZoneMemberError) -> Value {
    guard let member = object[name] else { throw error(name, "is missing") }
    if member.isNull { throw error(name, "is null") }
    guard let value = read(member) else { throw error(name, "has the wrong type") }
    return value
  }
}

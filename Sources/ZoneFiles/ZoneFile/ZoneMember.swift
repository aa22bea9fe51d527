internal import SystemIO
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The member `demarc` of a zone file.
struct ZoneMember: Decodable {
  var specification: SpecificationMember
  var certificate: CertificateMember

  private enum Key: String, CodingKey { case format, specification, certificate }

  init(from decoder: any Decoder) throws {
    do {
      let members = try decoder.container(keyedBy: Key.self)
      let format = try members.decode(Double.self, forKey: .format)
      guard format == Double(ZoneFile.formatVersion) else {
        throw ZoneMemberFault(
          path: decoder.codingPath, "format", "is \(format), and this demarc reads \(ZoneFile.formatVersion)")
      }
      specification = try members.decode(SpecificationMember.self, forKey: .specification)
      certificate = try members.decode(CertificateMember.self, forKey: .certificate)
    } catch let error as DecodingError {
      throw ZoneMemberFault(error)
    }
  }
}

/// What is wrong with a member of `demarc`.
struct ZoneMemberFault: Error {
  var member: String
  var problem: String

  init(path: [any CodingKey], _ member: String, _ problem: String) {
    self.member = (path.map(\.stringValue) + [member]).joined(separator: ".")
    self.problem = problem
  }

  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(path: context.codingPath, key.stringValue, "is missing")
    case .valueNotFound(_, let context): self.init(context.codingPath, "is null")
    case .typeMismatch(_, let context): self.init(context.codingPath, "has the wrong type")
    case .dataCorrupted(let context): self.init(context.codingPath, "cannot be read")
    @unknown default: self.init([], "cannot be read")
    }
  }

  private init(_ path: [any CodingKey], _ problem: String) {
    self.init(path: path.dropLast(), path.last?.stringValue ?? "demarc", problem)
  }

  func error(file: String) -> ReadError { .zoneFile(file: file, member: member, problem: problem) }
}

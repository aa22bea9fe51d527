package import Geodesy
package import Geometry
package import TextFormats
package import Zones
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension JSONWriter {
  /// The members of `demarc.certificate`: what was measured, on what, and with what.
  package mutating func members(of zone: Zone, _ provenance: ZoneProvenance) {
    member("max_deviation_m", zone.certificate.maximumDeviation)
    member("deviation_bound_m", zone.certificate.deviationBound)
    member("tolerance_m", zone.specification.tolerance.meters)
    member("samples", zone.certificate.samples)
    member("witnesses", zone.certificate.witnesses)
    member("ellipsoid", "WGS 84")
    member("edges", zone.specification.edges.rawValue)
    member("approximation", zone.specification.approximation.rawValue)
    member("input", provenance.boundary.name)
    member("input_sha256", provenance.boundary.sha256)
    if let within = provenance.within {
      member("within", within.name)
      member("within_sha256", within.sha256)
    }
    member(
      "versions",
      object: { json in
        json.member("demarc", provenance.versions.demarc)
        json.member("proj", provenance.versions.proj)
        json.member("geos", provenance.versions.geos)
      })
    if let accuracy = provenance.statedAccuracy { member("line_uncertainty_m", accuracy.greatest.meters) }
    member("line_uncertainty", ifAny: provenance.texts.uncertainty)
    if let operation = provenance.operation {
      member(
        "crs",
        object: { json in
          json.member("source", operation.source)
          json.member("operation", operation.name)
          json.member("accuracy_m", operation.accuracy)
        })
    }
  }
}

/// Reads `demarc.certificate`.
package struct CertificateMember: Decodable {
  package var certificate: Certificate
  package var boundary: ZoneProvenance.Source
  package var within: ZoneProvenance.Source?
  package var versions: SoftwareVersions
  package var statedAccuracy: Length?
  package var operation: CRSOperation?

  private enum Key: String, CodingKey {
    case samples, witnesses, input, within, versions, crs
    case maximumDeviation = "max_deviation_m"
    case deviationBound = "deviation_bound_m"
    case inputSHA256 = "input_sha256"
    case withinSHA256 = "within_sha256"
    case statedAccuracy = "line_uncertainty_m"
  }

  private struct Versions: Decodable { var demarc, proj, geos: String }

  private struct Operation: Decodable {
    var source: String
    var operation: String
    var accuracy_m: Double?
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    // As doubles, because of a number that is no integer the decoder does not say where it stands.
    func count(_ key: Key) throws -> Int {
      guard let count = Int(exactly: try members.decode(Double.self, forKey: key)), count >= 0 else {
        throw ZoneMemberFault(path: decoder.codingPath, key.rawValue, "is no count")
      }
      return count
    }
    certificate = Certificate(
      // JSON has no infinity; it stands as null.
      maximumDeviation: try members.decode(Double?.self, forKey: .maximumDeviation) ?? .infinity,
      deviationBound: try members.decode(Double?.self, forKey: .deviationBound) ?? .infinity,
      samples: try count(.samples),
      witnesses: try count(.witnesses))
    boundary = ZoneProvenance.Source(
      name: try members.decode(String.self, forKey: .input),
      sha256: try members.decode(String.self, forKey: .inputSHA256))
    if let name = try members.decodeIfPresent(String.self, forKey: .within) {
      within = ZoneProvenance.Source(
        name: name, sha256: try members.decode(String.self, forKey: .withinSHA256))
    }
    let versions = try members.decode(Versions.self, forKey: .versions)
    self.versions = SoftwareVersions(demarc: versions.demarc, proj: versions.proj, geos: versions.geos)
    statedAccuracy = try members.decodeIfPresent(Double.self, forKey: .statedAccuracy).map(Length.meters)
    operation = try members.decodeIfPresent(Operation.self, forKey: .crs).map {
      CRSOperation(source: $0.source, name: $0.operation, accuracy: $0.accuracy_m)
    }
  }
}

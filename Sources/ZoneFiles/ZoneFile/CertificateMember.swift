internal import Geodesy
internal import Geometry
package import TextFormats
package import Zones

extension JSONWriter {
  /// The members of `demarc.certificate`: what was measured, on what, and with what.
  package mutating func members(of zone: Zone, _ provenance: ZoneProvenance) {
    member("max_deviation_m", zone.certificate.maximumDeviation)
    member("deviation_bound_m", zone.certificate.deviationBound)
    member("tolerance_m", zone.specification.tolerance.meters)
    member("samples", zone.certificate.samples)
    member("witnesses", zone.certificate.witnesses)
    member("proof", zone.certificate.proof.rawValue)
    cells(zone.certificate.cells)
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

extension JSONWriter {
  /// How many cells the certificate looked at, of each kind.
  mutating func cells(_ cells: CellCounts) {
    member(
      "cells",
      object: { json in
        json.member("uniform", cells.uniform)
        json.member("monotone", cells.monotone)
        json.member("critical", cells.critical)
      })
  }
}

/// The member `demarc.certificate` of a zone file, as it was read.
struct CertificateMember {
  var certificate: Certificate
  var boundary: ZoneProvenance.Source
  var within: ZoneProvenance.Source?
  var versions: SoftwareVersions
  var statedAccuracy: Length?
  var operation: CRSOperation?

  init(_ members: MemberReader) throws(ZoneMemberError) {
    func count(_ name: String) throws(ZoneMemberError) -> Int {
      guard let count = Int(exactly: try members.number(name)), count >= 0 else {
        throw members.error(name, "is not a count")
      }
      return count
    }
    certificate = Certificate(
      maximumDeviation: try members.numberOrInfinity("max_deviation_m"),
      deviationBound: try members.numberOrInfinity("deviation_bound_m"),
      samples: try count("samples"), witnesses: try count("witnesses"))
    // Files of demarc up to 0.1 say nothing of cells.
    if members.has("proof") {
      certificate.proof = Certificate.Proof(rawValue: try members.text("proof")) ?? .sampled
    }
    if members.has("cells") {
      let cells = try members.object("cells")
      func count(_ name: String) throws(ZoneMemberError) -> Int {
        guard let count = Int(exactly: try cells.number(name)), count >= 0 else {
          throw cells.error(name, "is not a count")
        }
        return count
      }
      certificate.cells = CellCounts(
        uniform: try count("uniform"), monotone: try count("monotone"), critical: try count("critical"))
    }
    boundary = ZoneProvenance.Source(
      name: try members.text("input"), sha256: try members.text("input_sha256"))
    if members.has("within") {
      within = ZoneProvenance.Source(
        name: try members.text("within"), sha256: try members.text("within_sha256"))
    }
    let versions = try members.object("versions")
    self.versions = SoftwareVersions(
      demarc: try versions.text("demarc"), proj: try versions.text("proj"), geos: try versions.text("geos"))
    if members.has("line_uncertainty_m") {
      statedAccuracy = .meters(try members.number("line_uncertainty_m"))
    }
    if members.has("crs") {
      let crs = try members.object("crs")
      operation = CRSOperation(
        source: try crs.text("source"), name: try crs.text("operation"),
        accuracy: crs.has("accuracy_m") ? try crs.number("accuracy_m") : nil)
    }
  }
}

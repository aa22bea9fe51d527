internal import Geometry
internal import SystemIO
internal import TextFormats
internal import ZoneFiles
internal import Zones

/// What measuring one zone of a file of many again found.
package struct MemberVerification: Sendable {
  /// One line: which zone, whether it holds, and how far its outline strays.
  package var line: [UInt8]
  /// The same object as of a file of one zone, with ‘zone_id’ and ‘zone’.
  package var json: [UInt8]
  /// Why the zone does not hold, in a sentence that names it; nil where it does.
  package var fault: String?

  /// How well the line is known, and what its source warns of, after a semicolon each.
  private static func reservations(_ file: ZoneFile) -> String {
    let accuracy = file.provenance.statedAccuracy.map { "; the line itself is known to ±\($0.inWords)" }
    return (accuracy ?? "") + (file.provenance.texts.warning.map { "; warning: \($0)" } ?? "")
  }

  /// Measures a zone, on all cores that have nothing else to do.
  package init(of member: ZoneCollection.Member, inFile name: String) {
    func first(_ json: inout JSONWriter) {
      json.member("zone_id", member.number)
      json.member("zone", member.name)
    }
    let called = "zone \(member.number) ‘\(member.name)’"
    do {
      let file = try member.zoneFile()
      let verification = Verification(of: file)
      json = verification.json(name: name, first: first)
      if let measured = verification.measured, verification.fault == nil {
        line = Array(
          "\(called): holds; strays at most \(measured.maximumDeviation.fixed(3)) m, and nowhere more than \(measured.deviationBound.fixed(3)) m (tolerance \(file.zone.specification.tolerance.inWords))\(Self.reservations(file))\n"
            .utf8)
      } else {
        line = Array("\(called): does not hold\n".utf8)
        fault = "\(member.label): the zone does not hold: \(verification.fault ?? "it cannot be measured")"
      }
    } catch {
      // A zone that cannot be read is no proof of anything.
      line = Array("\(called): cannot be read\n".utf8)
      json = JSONWriter.object { json in
        json.member("file", name)
        first(&json)
        json.name("valid")
        json.value(false)
        json.member("reason", "\(error)")
      }
      fault = "\(error)"
    }
  }
}

internal import Geometry
internal import ZoneAnalysis
internal import ZoneFiles

/// Reads the parts of a zone's rule, as the command line has them.
extension YAMLField {
  func length() throws(AgreementError) -> Length {
    let text = try text()
    do throws(LengthError) {
      let length = try Length(parsing: text)
      guard length.meters >= 0 else { throw .unreadable(text) }
      return length
    } catch { throw self.error("\(error)") }
  }

  /// The value of a part of a rule, read as the command line reads it.
  func parsed<Value>(
    by read: (String) throws(RuleTextError) -> Value
  ) throws(AgreementError) -> Value {
    let text = try text()
    do throws(RuleTextError) { return try read(text) } catch { throw self.error("\(error)") }
  }

  func choice<Value: RawRepresentable<String> & CaseIterable>() throws(AgreementError) -> Value {
    let text = try text()
    guard let value = Value(rawValue: text) else {
      throw error(
        "‘\(text)’ is not known; give one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  /// A number of sectors, or a list of them.
  func sectors() throws(AgreementError) -> SectorTerms {
    if isScalar {
      return .equal(try parsed(by: SectorCuts.count))
    }
    let fields = try elements(of: "sectors")
    var parts: [SectorTerms.Part] = []
    for (index, field) in fields.enumerated() {
      let members = try field.members(["name", "until"], required: ["name"])
      let until = try members["until"]?.parsed(by: SectorEnd.init(parsing:))
      let isLast = index == fields.count - 1
      if (until == nil) != isLast {
        throw field.error(
          isLast
            ? "the last sector ends with the line; leave out ‘until’"
            : "every sector but the last needs an ‘until’, as in 60km or \"35.6, 36.3\"")
      }
      parts.append(SectorTerms.Part(name: try members["name"]?.text() ?? "", until: until))
    }
    if parts.isEmpty { throw error("the list of sectors is empty; give some, or leave it out") }
    return .named(parts)
  }
}

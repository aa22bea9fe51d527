internal import Geometry
internal import Places
internal import Zones

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

  /// `20km`, or `15km..20km`.
  func depth() throws(AgreementError) -> ZoneSpecification.Depth {
    let (from, to) = try lengths()
    return to.map { .range(from, $0) } ?? .single(from)
  }

  /// `15km..20km`.
  func band() throws(AgreementError) -> ZoneSpecification.Depth {
    let (from, to) = try lengths()
    guard let to else { throw error("‘\(try text())’ is one depth; expected two, as in 15km..20km") }
    return .band(from, to)
  }

  private func lengths() throws(AgreementError) -> (Length, Length?) {
    let text = try text()
    let parts = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    do throws(LengthError) {
      let from = try Length(parsing: parts[0])
      guard parts.count == 2 else { return (from, nil) }
      return (from, try Length(parsing: parts[1]))
    } catch { throw self.error("\(error)") }
  }

  func side() throws(AgreementError) -> ZoneSpecification.Side {
    let text = try text()
    switch text {
    case "both": return .both
    case "left": return .left
    case "right": return .right
    case "inside": return .inside
    case "outside": return .outside
    default:
      guard text.hasPrefix("toward:") else {
        throw error("‘\(text)’ is no side; expected both, left, right, toward:LAT,LON, inside or outside")
      }
      return .toward(try place(String(text.dropFirst("toward:".count))))
    }
  }

  func place(_ text: String) throws(AgreementError) -> Coordinate {
    do throws(PlaceError) { return try PlaceText.coordinate(text) } catch { throw self.error("\(error)") }
  }

  func choice<Value: RawRepresentable<String> & CaseIterable>() throws(AgreementError) -> Value {
    let text = try text()
    guard let value = Value(rawValue: text) else {
      throw error(
        "‘\(text)’ is not known; expected \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  /// A number of sectors, or a list of them.
  func sectors() throws(AgreementError) -> SectorTerms {
    if isScalar {
      let text = try text()
      guard let count = Int(text), (1...1000).contains(count) else {
        throw error("‘\(text)’ is no number of sectors; expected 1 to 1000, or a list of names and ends")
      }
      return .equal(count)
    }
    let fields = try elements(of: "sectors")
    var parts: [SectorTerms.Part] = []
    for (index, field) in fields.enumerated() {
      let members = try field.members(["name", "until"], required: ["name"])
      let until = try members["until"]?.sectorEnd()
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

  private func sectorEnd() throws(AgreementError) -> SectorTerms.End {
    let text = try text()
    if let length = try? Length(parsing: text) { return .chainage(length) }
    do throws(PlaceError) {
      return .place(try PlaceText.coordinate(text))
    } catch {
      throw self.error(
        "‘\(text)’ is no end of a sector; expected a chainage, as in 60km, or a place, as in \"35.6, 36.3\"")
    }
  }
}

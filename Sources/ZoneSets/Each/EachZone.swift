package import Geometry
internal import SystemIO
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneBuilding
internal import ZoneExports
package import ZoneFiles
internal import Zones

/// A feature whose zone is to be made.
package struct EachFeature: Sendable {
  /// Its number among the lines of all files, from 1.
  package var number: Int
  /// The file it is in.
  package var file: String
  package var feature: BoundaryFeature
  /// What its zone is called if it has no name of its own.
  package var namelessName: String

  /// The features of some files, numbered from 1.
  package static func all(of files: [BoundaryFeatures]) -> [EachFeature] {
    var all: [EachFeature] = []
    for file in files {
      for feature in file.features {
        all.append(
          EachFeature(
            number: all.count + 1, file: file.name, feature: feature,
            namelessName: ZoneName.of(feature.origin, in: file.name, isOnly: file.features.count == 1)))
      }
    }
    return all
  }
}

/// What zones are called that have no name: so that a person finds the feature again.
enum ZoneName {
  /// The file without folders and ending, and the number of the feature where there are several: `roads, feature 3`.
  static func of(_ origin: String, in file: String, isOnly: Bool) -> String {
    isOnly ? OutputEnding.stem(file) : "\(OutputEnding.stem(file)), \(origin)"
  }
}

/// What became of one feature.
package struct EachResult: Sendable {
  /// How messages call the feature: the file, its number and its name.
  package var label: String
  package var name: String
  /// The zone as it is written, or why there is none.
  package var outcome: Result<Made, Failure>

  /// A zone as it is written.
  package struct Made: Sendable {
    /// Its features, one on each line, with commas between them.
    package var bytes: [UInt8]
    package var extents: BoundingBox.Extents
    /// Square kilometres, all regions together.
    package var area: Double
    /// The bound of its deviation, in metres.
    package var deviationBound: Double
    /// What was noticed in the line, one sentence each.
    package var notes: [String]
    /// Properties that were renamed, because demarc's have their names.
    package var renamed: [Renaming]
    /// How well the line is known, and what its source warns of.
    package var reservations: [String]
    /// Whether the clip area leaves nothing of it.
    package var isEmpty: Bool
  }

  /// A property that was renamed, because demarc has one of its name.
  package struct Renaming: Sendable, Hashable {
    package var from: String
    package var to: String
  }

  /// Why a zone was not made.
  package struct Failure: Error, Sendable {
    /// The sentence, which names the feature.
    package var sentence: String
    /// The exit status of sysexits: 64 to 70.
    package var status: Int32
  }
}

/// Makes the zone of each feature. Any number of threads may ask it.
package struct EachZoneBuilder: Sendable {
  private let rule: FeatureRule
  private let within: PolygonInput?
  private let simplifies: Bool
  private let versions = SoftwareVersions.current

  /// - Parameters:
  ///   - within: Polygons to which all zones are clipped.
  ///   - simplifies: Whether vertices within a tenth of the tolerance of the line without them are left out.
  package init(rule: FeatureRule, within: PolygonInput?, simplifies: Bool) {
    (self.rule, self.within, self.simplifies) = (rule, within, simplifies)
  }

  package func result(of each: EachFeature) -> EachResult {
    let name = rule.name(of: each.feature)
    let label = "\(each.file), \(each.feature.origin)\(name.map { " (‘\($0)’)" } ?? "")"
    return EachResult(
      label: label, name: name ?? each.namelessName,
      outcome: outcome(of: each, name ?? each.namelessName, label))
  }

  private func outcome(
    of each: EachFeature, _ name: String, _ label: String
  ) -> Result<EachResult.Made, EachResult.Failure> {
    do {
      var input = try each.feature.line.get()
      let specification = try rule.specification(of: each.feature, called: label)
      if simplifies { input.simplify(within: .meters(specification.tolerance.meters / 10)) }
      let (zone, notes) = try input.boundary.zone(specification, within: within?.polygons)
      return .success(made(zone, input, notes: notes, of: each, name))
    } catch let error as ReadError {
      // What was wrong as it was read does not know the name.
      let sentence = "\(error)"
      let places = sentence.hasPrefix(label) ? [] : ["\(each.file), \(each.feature.origin)", each.file]
      let named = places.first(where: sentence.hasPrefix).map { label + sentence.dropFirst($0.count) }
      return .failure(EachResult.Failure(sentence: named ?? sentence, status: error.exitCode))
    } catch let error as ZoneError {
      return .failure(EachResult.Failure(sentence: "\(label): \(error)", status: error.exitCode))
    } catch {
      return .failure(EachResult.Failure(sentence: "\(label): \(error)", status: 70))
    }
  }

  private func made(
    _ zone: Zone, _ input: BoundaryInput, notes: [String], of each: EachFeature, _ name: String
  ) -> EachResult.Made {
    let provenance = ZoneProvenance(input, within: within, versions: versions)
    let own = OwnProperties(each.feature.properties)
    let grid = DecimalGrid(decimals: zone.specification.decimals)
    var area = 0.0
    func first(_ json: inout JSONWriter) {
      json.member("zone_id", each.number)
      json.member("zone", name)
    }
    var json = JSONWriter()
    for region in zone.regions {
      let measure = RegionMeasure(of: region)
      area += measure.area.squareKilometers
      json.feature(region, measure, grid: grid, first: first, last: own.add(to:))
      json.newline()
    }
    json.feature(
      zone.boundary, provenance, first: first,
      members: { json in
        json.member(
          "demarc",
          object: { json in
            json.member("specification", object: { $0.members(of: zone.specification) })
            json.member("certificate", object: { $0.members(of: zone, provenance) })
          })
      })
    return EachResult.Made(
      bytes: json.bytes,
      extents: BoundingBox.Extents(
        rings: zone.regions.flatMap(\.polygons).flatMap(\.rings), lines: zone.boundary.parts.map(\.vertices)),
      area: area, deviationBound: zone.certificate.deviationBound,
      notes: input.notes + [provenance.operation.map { "\($0)" }].compactMap(\.self) + notes,
      renamed: own.renamed, reservations: ZoneSummary.reservations(provenance),
      isEmpty: zone.regions.allSatisfy(\.polygons.isEmpty))
  }
}

/// The properties of a feature of the input, as the zone's features keep them.
private struct OwnProperties {
  private var members: [(name: String, value: [UInt8])] = []
  /// Those whose names demarc's properties have.
  private(set) var renamed: [EachResult.Renaming] = []

  /// The names of demarc's own properties.
  private static let taken: Set<String> = [
    "role", "zone_id", "zone", "depth_from_m", "depth_to_m", "area_km2", "perimeter_km",
  ]

  init(_ properties: JSONValue?) {
    var names = Self.taken
    for member in properties?.members.map({ (name: $0.name, value: $0.value) }) ?? [] {
      // Of members of the same name the first counts.
      if members.contains(where: { $0.name == member.name }) { continue }
      var name = member.name
      while names.contains(name) { name = "input_\(name)" }
      if name != member.name { renamed.append(EachResult.Renaming(from: member.name, to: name)) }
      names.insert(name)
      // Line ends of JSON stand between its tokens only, where a blank does as well.
      members.append((name, member.value.bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }))
    }
  }

  func add(to json: inout JSONWriter) {
    for member in members {
      json.name(member.name)
      json.json(member.value)
    }
  }
}

package import Geometry
internal import TextFormats
internal import ZoneFiles
internal import Zones

extension MapScene {
  /// The scene of zones that were read from files: the largest at the bottom, each with a hue of its own where there are
  /// several.
  ///
  /// - Parameters:
  ///   - title: The title; nil for that of the source, or for the names of all.
  ///   - unit: The unit of depths; nil for the one in which they were given.
  package init(of zones: [ShownZone], title: String? = nil, unit: LengthUnit? = nil) {
    let unit = unit ?? .fitting(zones.flatMap(\.depths))
    let names = ShownZone.names(of: zones, in: unit)
    let isOne = zones.count == 1
    let files = zones.compactMap { zone in if case .zone(let file) = zone.content { file } else { nil } }
    let line = files.first.map { "Zone along \($0.provenance.boundary.name)" }
    let standard = isOne && files.count == 1 ? files[0].provenance.texts.name ?? line : nil
    let rules = files.map {
      $0.zone.specification.inWords(isClosed: $0.zone.boundary.parts.allSatisfy(\.isRing), unit: unit)
    }
    self.init(
      title: title ?? standard ?? ShownZone.title(of: zones, names: names),
      subtitle: isOne ? rules.first ?? "polygons of \(zones[0].fileName)" : Self.rules(files.count, rules),
      warnings: Self.distinct(files.compactMap(\.provenance.texts.warning)))
    self.unit = unit
    let order = zones.indices.sorted { (Self.size(zones[$1]), $0) < (Self.size(zones[$0]), $1) }
    for index in order {
      switch zones[index].content {
      case .zone(let file):
        add(file.zone, named: isOne ? "" : names[index], hue: isOne ? nil : index, unit: unit)
      case .polygons(let input):
        regions.append(
          Region(
            style: isOne ? "zone" : "zone \(MapStyle.classes(ofZone: index))", words: names[index],
            polygons: input.polygons))
      }
    }
    for file in files { notes += Self.sources(of: file).filter { !notes.contains($0) } }
    notes += Self.outlines(files)
    let programs = Set(files.map(\.provenance.versions.demarc)).sorted()
    if !programs.isEmpty { notes.append("Made with demarc \(programs.joined(separator: ", ")).") }
  }

  /// The rule of all, or how many zones there are where rules differ in more than the depth.
  private static func rules(_ count: Int, _ rules: [String]) -> String {
    let rest = Set(rules.map { $0.split(separator: ",").dropFirst().joined(separator: ",") })
    let depths = rules.compactMap { $0.split(separator: ",").first.map(String.init) }
    return rest.count == 1 && count == rules.count && !rules.isEmpty
      ? "\(depths.joined(separator: "; "));\(rest.first ?? "")" : "\(count) zones"
  }

  /// How large a zone looks: square degrees, for the order of drawing alone.
  private static func size(_ zone: ShownZone) -> Double {
    let polygons =
      switch zone.content {
      case .zone(let file): file.zone.regions.flatMap(\.polygons)
      case .polygons(let input): input.polygons
      }
    return polygons.reduce(0) { sum, polygon in
      sum
        + abs(
          zip(polygon.exterior, polygon.exterior.dropFirst()).reduce(0) {
            $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude
          })
    }
  }

  /// How well outlines are known to follow the true limits: of several zones the worst.
  private static func outlines(_ files: [ZoneFile]) -> [String] {
    let worst = files.max { $0.zone.certificate.deviationBound < $1.zone.certificate.deviationBound }
    guard let zone = worst?.zone else { return [] }
    return [
      "\(files.count > 1 ? "The outlines lie" : "The outline lies") within \(zone.certificate.deviationBound.fixed(3)) m of the true limits on WGS 84 (tolerance"
        + " \(zone.specification.tolerance.inWords)); this says nothing of the line's own accuracy."
    ]
  }

  private static func sources(of file: ZoneFile) -> [String] {
    let provenance = file.provenance
    let texts = provenance.texts
    var notes: [String] = []
    let stated = provenance.statedAccuracy.map { "The line is known to ±\($0.inWords)" }
    let known = [stated ?? "Uncertainty of the line", texts.uncertainty].compactMap(\.self)
    if stated != nil || texts.uncertainty != nil { notes.append(known.joined(separator: ": ") + ".") }
    let credits = [texts.source, texts.licence].compactMap(\.self)
    if !credits.isEmpty { notes.append(credits.joined(separator: "; ")) }
    return notes
  }

  private static func distinct(_ words: [String]) -> [String] {
    words.reduce(into: []) { all, one in if !all.contains(one) { all.append(one) } }
  }
}

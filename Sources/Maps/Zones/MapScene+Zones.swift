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
  ///   - words: Those of what is said of zones.
  package init(
    of zones: [ShownZone], title: String? = nil, unit: LengthUnit? = nil, words: Wording = .english
  ) {
    let unit = unit ?? .fitting(zones.flatMap(\.depths))
    let names = ShownZone.names(of: zones, in: unit, words)
    let isOne = zones.count == 1
    let files = zones.compactMap { zone in if case .zone(let file) = zone.content { file } else { nil } }
    let line = files.first.map { words("map.along", ["name": $0.provenance.boundary.name]) }
    let standard = isOne && files.count == 1 ? files[0].provenance.texts.name ?? line : nil
    self.init(
      title: title ?? standard ?? ShownZone.title(of: zones, names: names, words),
      subtitle: Self.rules(of: zones, files, unit, words),
      warnings: Self.distinct(files.compactMap(\.provenance.texts.warning)), words: words)
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
    for file in files { notes += Self.sources(of: file, words).filter { !notes.contains($0) } }
    notes += Self.outlines(files, words)
    let programs = Set(files.map(\.provenance.versions.demarc)).sorted()
    if !programs.isEmpty { notes.append(words("map.made", ["version": programs.joined(separator: ", ")])) }
  }

  /// The rule of all, or how many zones there are where rules differ in more than the depth.
  private static func rules(
    of zones: [ShownZone], _ files: [ZoneFile], _ unit: LengthUnit, _ words: Wording
  ) -> String {
    func rule(_ zone: Zone) -> String {
      words.rule(zone.specification, of: zone.boundary, unit: unit)
    }
    if zones.count == 1 {
      return files.first.map { rule($0.zone) } ?? words("map.polygons", ["name": zones[0].fileName])
    }
    let rests = Set(
      files.map { file in
        words.sideAndEnds(file.zone.specification, of: file.zone.boundary)
      })
    guard let rest = rests.first, rests.count == 1, files.count == zones.count else {
      return words.counted("map.zones", zones.count)
    }
    let depths = files.map { words.depth($0.zone.specification, unit: unit) }
    return depths.joined(separator: words("list.semicolon")) + words("list.semicolon")
      + rest.joined(separator: words("list.comma"))
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
  private static func outlines(_ files: [ZoneFile], _ words: Wording) -> [String] {
    let worst = files.max { $0.zone.certificate.deviationBound < $1.zone.certificate.deviationBound }
    guard let zone = worst?.zone else { return [] }
    return [
      words(
        files.count > 1 ? "map.outlines" : "map.outline",
        [
          "a": zone.certificate.deviationBound.fixed(3), "t": zone.specification.tolerance.inWords,
        ])
    ]
  }

  private static func sources(of file: ZoneFile, _ words: Wording) -> [String] {
    let provenance = file.provenance
    let texts = provenance.texts
    var notes: [String] = []
    let stated = provenance.statedAccuracy.map { words("map.known", ["d": $0.inWords]) }
    let known = [stated ?? words("map.uncertain"), texts.uncertainty].compactMap(\.self)
    if stated != nil || texts.uncertainty != nil { notes.append(known.joined(separator: ": ") + ".") }
    let credits = [texts.source, texts.licence].compactMap(\.self)
    if !credits.isEmpty { notes.append(credits.joined(separator: "; ")) }
    return notes
  }

  private static func distinct(_ words: [String]) -> [String] {
    words.reduce(into: []) { all, one in if !all.contains(one) { all.append(one) } }
  }
}

internal import Dates
internal import Agreements
internal import Geometry
internal import Maps
internal import TextFormats
internal import ZoneFiles
internal import Zones
internal import ZoneAnalysis

extension ZonePicture {
  /// The title of the zone, or else its id.
  var name: String {
    let title = terms.title ?? terms.id
    guard let reading else { return title }
    return reading.title ?? "\(title), as read by ‘\(reading.id)’"
  }

  /// When it was in force, in words.
  func days(in words: Wording) -> String {
    days.map { $0.first == nil && $0.last == nil ? words("always") : words.span(MomentSpan($0)) }
      .joined(separator: "; ")
  }

  /// The depths of its rule; none for an area.
  var depths: [Length] {
    guard case .zone(let zone, _, _) = shape else { return [] }
    let rule = zone.specification
    return [rule.innerDepth, rule.coreDepth, rule.outerDepth].filter { $0.meters > 0 }
  }

  /// The statements of the line's source; nil for an area.
  var texts: SourceTexts? {
    if case .zone(_, let provenance, _) = shape { provenance.texts } else { nil }
  }

  /// The members of the object that the page has of it. Six decimals are a tenth of a metre, and of no use beyond a
  /// picture; the zone itself is what `demarc zone` writes.
  ///
  /// - Parameters:
  ///   - isOne: Whether the zone never changed, so that its days need not be shown.
  ///   - unit: The unit of depths.
  ///   - words: Those of the page.
  func members(of object: inout JSONWriter, isOne: Bool, unit: LengthUnit, words: Wording) {
    object.member("id", terms.id)
    object.member("title", name + (isOne ? "" : " (\(days(in: words)))"))
    object.member("reading", reading?.id ?? "")
    switch shape {
    case .area(let input):
      object.member("regions", [input]) { input, object in
        object.member("role", "area")
        object.member("polygons", polygons: input.polygons, decimals: 6)
      }
      object.member("sectors", polygons: [], decimals: 6)
      object.member("line", lines: [], decimals: 6)
      object.member("within", polygons: [], decimals: 6)
    case .zone(let zone, _, let sectors):
      object.member("regions", zone.regions) { region, object in
        object.member("role", region.role.rawValue)
        object.member("from", region.from.inWords(unit))
        object.member("to", region.to.inWords(unit))
        object.member("polygons", polygons: region.polygons, decimals: 6)
      }
      object.member("sectors", polygons: sectors.flatMap(\.polygons), decimals: 6)
      let runs = zone.boundary.parts.flatMap { part in
        // A base point is a dot: a line of no length.
        part.isRing
          ? ZoneMap.withoutSeams(part.vertices)
          : [part.isPoint ? part.vertices + part.vertices : part.vertices]
      }
      object.member("line", lines: runs, decimals: 6)
      object.member("within", polygons: zone.within ?? [], decimals: 6)
    }
  }
}

extension MapLayer {
  /// The members of the object that the page has of it.
  func members(of object: inout JSONWriter) {
    object.member("title", title)
    object.member("places", places) { place, object in
      object.member("at", [place.position.longitude, place.position.latitude], decimals: 6)
      object.member("name", place.label)
    }
    object.member("lines", lines: lines, decimals: 6)
    object.member("areas", areas) { area, object in
      object.member("name", area.label)
      object.member("polygons", polygons: area.polygons, decimals: 6)
    }
  }
}

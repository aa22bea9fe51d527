internal import Geodesy
internal import Geometry

/// A place by words, as observers report it: a name, `near Saraqib`, `between Saraqib and Binnish`, a bearing, each perhaps with
/// what says where a name lies: `Saraqib (50km SW of Aleppo)`.
///
/// `near` a name is within 25 km of it, as the codebook of UCDP takes the word; `between` two names is the disc through both.
/// What stands in brackets or after a comma is passed over, unless it is a distance, a bearing from a place that is known, or
/// coordinates. `Saraqib (5 km N)` is a bearing from the name before it. One from another place settles which of several places
/// of the name is meant, it gives the place of a name that is unknown, and where a name is known to lie elsewhere, the text is
/// refused. Coordinates are the place, unless the name is known to lie elsewhere.
struct LocalityText {
  let text: String
  /// Nil where there is no table of places.
  private let gazetteer: Gazetteer?
  private let axis: AxisOrder?

  init(_ text: String, _ gazetteer: Gazetteer?, _ axis: AxisOrder?) {
    self.text = Self.withCommas(text)
    self.gazetteer = gazetteer
    self.axis = axis
  }

  /// The radius about a name that ‘near’ leaves, by UCDP's codebook.
  private static let nearby = Length.kilometers(25)
  private static let nearWords = [
    "in the vicinity of ", "in the area of ", "on the outskirts of ", "the outskirts of ", "outskirts of ",
    "vicinity of ", "close to ", "around ", "nearby ", "near to ",
    "near ",
  ]

  /// The place; nil for a text that has no words, and for a name where there is no table.
  ///
  /// - Throws: ``PlaceError``.
  func reading() throws(PlaceError) -> PlaceReading? {
    // Whoever writes ‘Saraqib?’ does not know it.
    if gazetteer != nil, let last = text.last(where: { !$0.isWhitespace && $0 != ")" }), "?？؟".contains(last)
    {
      throw .bearing(text, problem: "its question mark says that the place is in doubt")
    }
    if let gazetteer, !gazetteer.places(named: text).isEmpty {
      return named(try gazetteer.place(named: text, in: text))
    }
    let (head, remarks) = Self.split(text)
    if let bearing = try BearingText(head) {
      if try bracketed() != nil {
        throw .bearing(text, problem: "it names two places, ‘\(head)’ and the coordinates in brackets")
      }
      let place = try place(bearing.name, remarks, isBearing: true)
      return bearing.reading(from: place).saying(place)
    }
    for (index, remark) in remarks.enumerated() {
      guard let bearing = try bearing(remark, from: head) else { continue }
      var others = remarks
      others.remove(at: index)
      let place = try place(head, others)
      return bearing.reading(from: place).saying(place)
    }
    if let place = try bracketed() { return place }
    let lower = head.lowercased()
    if let word = Self.nearWords.first(where: lower.hasPrefix) {
      let place = try place(String(text.drop(while: \.isWhitespace).dropFirst(word.count)))
      return PlaceReading(
        coordinate: place.coordinate, accuracy: max(place.extent, Self.nearby),
        meaning:
          "within \(max(place.extent, Self.nearby).inWords) of ‘\(place.name)’ at \(place.coordinate.inWords)"
      ).saying(place)
    }
    if let between = try between() { return between }
    // What has a word in it may be a name.
    guard gazetteer != nil,
      text.split(whereSeparator: { !$0.isLetter && !$0.isMark }).contains(where: { $0.count > 1 })
    else { return nil }
    let words = head.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    if let link = words.firstIndex(where: { ["of", "from"].contains($0) }),
      Heading(Array(words[..<link])) != nil
    {
      throw .bearing(text, problem: "it names no distance")
    }
    return named(try place(text))
  }

  private func named(_ place: Gazetteer.Place) -> PlaceReading {
    PlaceReading(
      coordinate: place.coordinate, region: place.region ?? .disc(place.extent),
      meaning: "‘\(place.name)’, whose extent is \(place.extent.inWords)"
    ).saying(place)
  }

  /// The bearing of a remark that names no place of its own, as in `Saraqib (5 km N)`; nil for other remarks.
  ///
  /// - Throws: ``PlaceError/bearing(_:problem:)`` for a distance without a direction.
  private func bearing(_ remark: String, from name: String) throws(PlaceError) -> BearingText? {
    guard name.contains(where: \.isLetter) else { return nil }
    if let named = try? BearingText(remark), !named.name.isEmpty { return nil }
    if let bearing = try BearingText("\(name), \(remark)"), bearing.name == name { return bearing }
    // ‘Saraqib (N 6km)’: the direction comes first.
    let words = remark.split(whereSeparator: \.isWhitespace).map(String.init)
    for cut in words.indices.dropFirst() where Heading(words[..<cut].map { $0.lowercased() }) != nil {
      let turned = (words[cut...] + words[..<cut]).joined(separator: " ")
      if BearingText.isDistance(turned), let bearing = try? BearingText("\(name), \(turned)"),
        bearing.name == name
      {
        return bearing
      }
    }
    if BearingText.isDistance(remark) {
      throw .bearing(text, problem: "‘\(remark)’ names no direction")
    }
    return nil
  }

  /// The place of coordinates in brackets after a name: `Saraqib (35.86, 36.80)`; nil for other texts.
  ///
  /// They are coordinates beyond doubt: with letters of hemispheres or degree marks, or two numbers of two decimals or more. Times
  /// of day, dates and the words of Well-Known Text are not.
  ///
  /// - Throws: ``PlaceError/bearing(_:problem:)`` where the name is known to lie elsewhere.
  private func bracketed() throws(PlaceError) -> PlaceReading? {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close,
      text[text.index(after: close)...].allSatisfy(\.isWhitespace), text[..<open].last?.isWhitespace == true,
      !["POINT", "MULTIPOINT", "LINESTRING", "POLYGON"].contains(where: text.uppercased().contains)
    else { return nil }
    let name = Self.split(String(text[..<open])).head
    let inner = text[text.index(after: open)..<close]
    let isMarked =
      inner.contains { "NSEWnsew".contains($0) } && inner.contains(where: \.isNumber)
      || inner.contains { "°º˚".contains($0) }
    let isPlain =
      (try? #/\s*[-+]?\d{1,3}\.\d{2,}\s*[,;\s]\s*[-+]?\d{1,3}\.\d{2,}\s*/#.wholeMatch(in: inner)) ?? nil
    if !isMarked, isPlain == nil, gazetteer?.places(named: name).isEmpty == false,
      inner.contains(#/^\s*[-+]?\d{1,3}([.,]\d+)?\s*[,;\/\s]\s*[-+]?\d{1,3}([.,]\d+)?\s*$/#)
    {
      throw .bearing(text, problem: "‘\(inner)’ may be coordinates or not; give them two decimals")
    }
    guard name.contains(where: \.isLetter), isMarked || isPlain != nil,
      var place = try? PlaceReader(axis: axis).reading(isMarked ? String(inner) : "(\(inner))")
    else { return nil }
    let found = gazetteer?.places(named: name) ?? []
    let isThere = found.contains {
      Geodesic.inverse(from: $0.coordinate, to: place.coordinate).distance
        <= $0.extent.meters + (place.accuracy?.meters ?? 0) + Self.nearby.meters
    }
    if let known = found.first, !isThere {
      throw .bearing(
        text, problem: "‘\(name)’ at \(known.coordinate.inWords) is not at the coordinates in brackets")
    }
    place.meaning? += ", in brackets after ‘\(name)’"
    place.form += ", in brackets after ‘\(name)’"
    return place
  }

  /// `between Saraqib and Binnish`, `on the road between …`; nil for other texts.
  private func between() throws(PlaceError) -> PlaceReading? {
    let words = text.split(whereSeparator: \.isWhitespace)
    let fillers: Set<String> = [
      "on", "the", "road", "highway", "motorway", "route", "area", "in", "along", "at", "halfway", "midway",
      "somewhere",
    ]
    guard let start = words.firstIndex(where: { $0.lowercased() == "between" }), start + 1 < words.count,
      words[..<start].allSatisfy({ fillers.contains($0.lowercased()) })
    else { return nil }
    let ands = words.indices.filter {
      $0 > start + 1 && $0 + 1 < words.count && ["and", "&"].contains(words[$0].lowercased())
    }
    func sides(_ index: Int) -> (String, String) {
      (words[(start + 1)..<index].joined(separator: " "), words[(index + 1)...].joined(separator: " "))
    }
    func isKnown(_ name: String) -> Bool { (try? place(name)) != nil }
    guard let cut = ands.first(where: { isKnown(sides($0).0) && isKnown(sides($0).1) }) ?? ands.first else {
      return nil
    }
    let (first, second) = (try place(sides(cut).0), try place(sides(cut).1))
    let way = Geodesic.inverse(from: first.coordinate, to: second.coordinate)
    let middle = Geodesic.direct(
      from: first.coordinate, azimuth: way.startAzimuth, distance: way.distance / 2
    ).end
    return PlaceReading(
      coordinate: middle,
      accuracy: Length.meters(way.distance / 2 + max(first.extent, second.extent).meters).roundedUp,
      meaning: "between ‘\(first.name)’ at \(first.coordinate.inWords) and ‘\(second.name)’ at"
        + " \(second.coordinate.inWords)")
  }

  /// The place of a name, with what says where it lies.
  private func place(
    _ words: String, _ more: [String] = [], isBearing: Bool = false
  ) throws(PlaceError) -> Gazetteer.Place {
    var (head, own) = Self.split(words)
    let remarks = own + more
    guard let gazetteer else { throw .noGazetteer(text, name: head) }
    if remarks.isEmpty && !head.contains(",") || !own.isEmpty && !gazetteer.places(named: words).isEmpty {
      return try gazetteer.place(named: words, in: text)
    }
    var found = gazetteer.places(named: head)
    // ‘6 km NW of Saraqib, Idlib’: what follows a comma says where the name lies, unless it may be another place of a list.
    var areas = remarks
    var remark = ""
    var doubts: [String] = []
    /// Says what is made of the words beside a name.
    func say(_ area: String, _ isKnown: Bool) {
      if area.isEmpty { return }
      remark += isKnown ? "; it lies in ‘\(area)’" : "; ‘\(area)’ is passed over"
      if !isKnown, Self.mayBeElsewhere(area) { doubts.append(area) }
    }
    if found.isEmpty, head.contains(","), let (base, more) = Self.qualified(head, gazetteer),
      !more.contains(where: saysWhere)
    {
      (head, found) = (base, gazetteer.places(named: base))
      for area in more {
        let (there, isArea, isKnown) = try places(found, base, in: area, gazetteer)
        var isIn = isKnown
        if !isArea, !isBearing, let other = gazetteer.places(named: area).first {
          isIn = self.isArea(other, of: found, gazetteer)
          if !isIn { throw twoPlaces(base, other) }
        }
        say(area, isIn)
        found = there
      }
      areas = []
    }
    for area in areas where !found.isEmpty && !saysWhere(area) {
      let (there, isArea, isKnown) = try places(found, head, in: area, gazetteer)
      // ‘Saraqib (Binnish)’ names two towns, and ‘Saraqib (Saraqeb)’ one.
      var isIn = isKnown
      if !isArea, !isBearing, let other = gazetteer.places(named: area).first,
        !Gazetteer.areOne(found + [other])
      {
        isIn = self.isArea(other, of: found, gazetteer)
        if !isIn { throw twoPlaces(head, other) }
      }
      say(area, isIn)
      found = there
    }
    for words in remarks where saysWhere(words) {
      guard let bearing = try? BearingText(words) else {
        // A code or a number of the place itself, as in ‘Saraqib (C4133)’, says nothing of where it is.
        guard found.isEmpty || Self.isCode(words) else {
          throw .bearing(text, problem: "‘\(words)’ beside the name is not understood")
        }
        say(words, false)
        continue
      }
      let origins = gazetteer.places(named: Self.split(bearing.name).head)
      guard let origin = origins.first, Gazetteer.areOne(origins) else {
        if !found.isEmpty {
          say(words, false)
          doubts.append(words)
        }
        continue
      }
      let stated = bearing.reading(from: origin)
      let radius = stated.accuracy ?? .meters(0)
      if found.isEmpty {
        if BearingText.holdsDistance(head) || isBearing && Self.isNameless(head) {
          throw .bearing(text, problem: "it states two distances, ‘\(head)’ and ‘\(words)’")
        }
        if (try? PlaceReader().reading(head)) != nil {
          throw .bearing(text, problem: "it names two places, ‘\(head)’ and ‘\(words)’")
        }
        return Gazetteer.Place(
          name: head, coordinate: stated.coordinate, extent: radius, region: stated.region)
      }
      // Reports round directions to eight, and distances to five kilometres.
      let far = Geodesic.inverse(from: origin.coordinate, to: stated.coordinate).distance
      let there = found.filter {
        Geodesic.inverse(from: $0.coordinate, to: stated.coordinate).distance
          <= radius.meters + $0.extent.meters + far / 4
      }
      guard let first = there.first else {
        throw .bearing(text, problem: "‘\(head)’ at \(found[0].coordinate.inWords) does not lie \(words)")
      }
      if Gazetteer.areOne(there) { return first }
    }
    guard var first = found.first else { return try gazetteer.place(named: head, in: text) }
    try Gazetteer.requireOne(found, head, in: text)
    (first.remark, first.doubts) = (remark, doubts)
    return first
  }

  /// Whether a remark states a distance or a direction.
  private func saysWhere(_ remark: String) -> Bool {
    remark.contains(where: \.isNumber)
      || Heading(remark.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }) != nil
  }

  /// A text without brackets at its end and without bearings after a comma, and what these say.
  private static func split(_ text: String) -> (head: String, remarks: [String]) {
    func trimmed(_ text: some StringProtocol) -> String {
      var text = text.drop { $0.isWhitespace || $0 == "," }
      while let last = text.last, last.isWhitespace || last == "," { text = text.dropLast() }
      return String(text)
    }
    var head = trimmed(text)
    var remarks: [String] = []
    while head.last == ")", let open = head.lastIndex(of: "("), open > head.startIndex {
      let inner = head[head.index(after: open)...].dropLast()
      remarks += inner.split(whereSeparator: { ",;".contains($0) }).map(trimmed)
      head = trimmed(head[..<open])
    }
    // The comma of `1,500 m N of Saraqib` is a number's.
    while let comma = head.lastIndex(of: ","), head[..<comma].contains(where: \.isLetter) {
      let tail = trimmed(head[head.index(after: comma)...])
      guard tail.first?.isNumber == true, let bearing = try? BearingText(tail), !bearing.name.isEmpty else {
        break
      }
      remarks.append(tail)
      head = trimmed(head[..<comma])
    }
    return (head, remarks)
  }
}

extension Character {
  /// A sign that belongs to a letter, as the vowels of many scripts do.
  fileprivate var isMark: Bool {
    unicodeScalars.contains { [.nonspacingMark, .spacingMark].contains($0.properties.generalCategory) }
  }
}

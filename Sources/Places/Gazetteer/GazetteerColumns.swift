/// The columns of a table of places that say what each is called and what it lies in.
package struct GazetteerColumns: Sendable {
  /// The column of the name.
  package let name: Int
  /// The columns of other names of the place.
  package let others: [Int]
  /// The columns of what the place lies in: its district, governorate, country.
  package let areas: [Int]
  /// The column of the code of GeoNames for what kind of place it is; nil for none.
  package let feature: Int?

  private static let names = [
    "name", "place", "placename", "place_name", "toponym", "name_en", "locality", "settlement", "village",
    "shapename",
  ]
  private static let otherNames: Set<String> = [
    "asciiname", "alternatenames", "alternate_names", "alternatename", "alternate_name", "alternativenames",
    "alternative_names", "alternative_name", "alternativename", "altname", "alt_name", "altnames",
    "alt_names", "aka", "also_known_as", "alias", "aliases", "other_names", "othernames", "other_name",
    "synonyms", "variants", "variant_names", "varname", "local_name", "name_local", "native_name", "exonym",
    "transcription",
  ]
  private static let areaNames: Set<String> = [
    "country", "countryname", "governorate", "gouvernorat", "muhafaza", "mohafaza", "mohafazat", "province",
    "provincia", "state", "estado", "oblast", "область", "region", "région", "district", "distrito",
    "mantika",
    "subdistrict", "nahia", "nahya", "nahiyah", "county", "raion", "rayon", "район", "municipality",
    "municipio", "commune", "wilaya", "woreda", "محافظة", "المحافظة", "ناحية", "الناحية",
  ]

  /// - Parameters:
  ///   - keys: The names of the columns in small letters.
  ///   - first: Finds the first of some names; it throws where two columns have one.
  package init?<Fault>(
    keys: [String], first: ([String]) throws(Fault) -> Int?
  ) throws(Fault) {
    // ‘name1’ beside ‘name’ is another name, and no level.
    let hasName = keys.contains { Self.names.contains($0) }
    let levels = keys.map { hasName && $0.hasPrefix("name") ? nil : Level($0) }
    let byLevel = keys.indices.filter { levels[$0] != nil }.min { a, b in
      guard let a = levels[a], let b = levels[b] else { return false }
      return (-a.depth, a.rank) < (-b.depth, b.rank)
    }
    guard let name = try first(Self.names) ?? byLevel else { return nil }
    self.name = name
    feature = keys.firstIndex { ["feature_code", "featurecode", "feature code", "fcode"].contains($0) }
    let depth = levels[name]?.depth
    others = keys.indices.filter { index in
      if index == name { return false }
      if let level = levels[index] { return level.depth == depth }
      return Self.holdsOtherNames(keys[index])
    }
    areas = keys.indices.filter { index in
      if index == name { return false }
      if let level = levels[index] { return depth.map { level.depth < $0 } ?? true }
      let stem = keys[index].split { !$0.isLetter }.filter { !["name", "en", "sub"].contains($0) }
      let isSub = keys[index].hasPrefix("sub")
      return stem.count == 1 && Self.areaNames.contains(String(stem[0]))
        || isSub && stem.count == 1 && Self.areaNames.contains("sub" + stem[0])
    }
  }

  /// Whether a column holds other names: by a usual name, or a name with a language, `name_ar`, `name:ku`, `admin3AltName1_en`.
  private static func holdsOtherNames(_ key: String) -> Bool {
    if otherNames.contains(key) { return true }
    guard let end = key.lastIndex(where: { $0 == "_" || $0 == ":" }) else { return false }
    let stem = String(key[..<end]).filter { !$0.isNumber }
    return (2...3).contains(key[end...].dropFirst().count)
      && ["name", "adminaltname", "adminrefname", "altname"].contains(stem)
  }

  /// A column of the names of administrative units of one level: `admin3Name_en` and `ADM3_EN` of OCHA's tables, `NAME_2` of
  /// GADM's, `adm1_name`.
  private struct Level {
    /// 0 for countries; more for smaller units.
    var depth: Int
    /// Which of several names of one level is taken first: English ones, those without a language, others.
    var rank: Int

    init?(_ key: String) {
      let letters = key.filter { $0.isLetter || $0.isNumber }
      guard let stem = ["admin", "adm", "name"].first(where: letters.hasPrefix),
        let digit = letters.dropFirst(stem.count).first, let depth = digit.wholeNumberValue, depth < 6
      else { return nil }
      var rest = letters.dropFirst(stem.count + 1)
      if stem == "name" {
        guard rest.isEmpty else { return nil }
      } else if rest.hasPrefix("name") {
        rest = rest.dropFirst(4)
      }
      let codes: Set<String> = ["id", "pcode", "code", "pc", "no", "fid"]
      guard rest.count <= 2, rest.allSatisfy(\.isLetter), !codes.contains(String(rest)) else { return nil }
      self.depth = depth
      rank = rest == "en" ? 0 : rest.isEmpty ? 1 : 2
    }
  }
}

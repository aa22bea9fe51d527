internal import Geometry
package import SystemIO
internal import TextFormats

/// The precision codes that are known, and the radii they are taken for.
///
/// They are a CSV table with the columns `table`, `column`, `code`, `radius` (a length with its unit),
/// `stated` (`yes` where the codebook itself gives the radius, `no` where the radius is a reading of it) and
/// `meaning`. The table that comes with demarc is the file `profiles.csv` beside this source. Its radii: UCDP
/// code 1 is the coordinate of a town or village, and what happened there happened within about a kilometre
/// of it; codes 3 to 7 name a district, a province or a country by one point, and are radii of Syrian
/// districts and provinces, rounded up. ACLED states no metres at all.
package struct AccuracyProfiles: Sendable, Hashable {
  /// A profile for each column of codes.
  package var all: [AccuracyProfile]
  /// Where they are from, for a message; nil for those that come with demarc.
  package var origin: String?

  /// The table that comes with demarc, as it is printed and can be edited.
  package static var standardTable: [UInt8] { PackageResources.profiles_csv }

  /// The profiles that come with demarc.
  package static let standard: AccuracyProfiles = {
    // The table is part of the program and read in its tests; without it, columns of codes would be unknown.
    (try? AccuracyProfiles(table: standardTable, name: "profiles.csv")) ?? AccuracyProfiles(all: [])
  }()

  private init(all: [AccuracyProfile]) { self.all = all }

  /// The profiles of a file, or of standard input for `-`.
  ///
  /// - Throws: ``ReadError``, naming the line of a row that is not a code with a radius.
  package init(path: String) throws(ReadError) {
    try self.init(table: try InputFile.bytes(of: path), name: InputFile.name(of: path))
    origin = InputFile.name(of: path)
  }

  /// The profiles of a table's bytes.
  package init(table bytes: [UInt8], name: String) throws(ReadError) {
    let reader = try CSVReader(bytes[...], name: name)
    let wanted = ["table", "column", "code", "radius", "stated", "meaning"]
    let names = try reader.next().map { header in header.fields.indices.map(header.text) } ?? []
    let keys = ColumnFinder(file: name, names: names, noun: "column").keys
    let places = wanted.compactMap { keys.firstIndex(of: $0) }
    guard places.count == wanted.count else {
      throw .format(
        file: name, seen: "the columns are not \(wanted.joined(separator: ", "))",
        remedy: "start from the output of ‘demarc profiles’")
    }
    all = []
    while let row = try reader.next() {
      if row.isEmpty { continue }
      let fields = places.map { String(decoding: FieldText.trimmed(row.value($0)), as: UTF8.self) }
      try add(fields, at: row.place(of: places[3], file: name))
    }
    if all.isEmpty {
      throw .format(
        file: name, seen: "the table has no codes", remedy: "start from the output of ‘demarc profiles’")
    }
  }

  private mutating func add(_ fields: [String], at place: ReadError.Place) throws(ReadError) {
    let remedy = "write a row as in ‘UCDP GED,where_prec,2,25km,yes,near a known place’"
    guard let radius = try? Length(parsing: fields[3]), radius.meters >= 0 else {
      throw .syntax(place, problem: "the radius ‘\(fields[3])’ is not a length with a unit", remedy: remedy)
    }
    let column = fields[1].lowercased()
    if fields[2].isEmpty || column.isEmpty {
      throw .syntax(place, problem: "the row names no column or no code", remedy: remedy)
    }
    let code = AccuracyProfile.Code(
      code: fields[2], radius: radius, meaning: fields[5], isStated: fields[4].lowercased() == "yes")
    guard let index = all.firstIndex(where: { $0.column == column }) else {
      all.append(AccuracyProfile(table: fields[0], column: column, codes: [code]))
      return
    }
    if all[index].radius(of: code.code) != nil {
      throw .syntax(place, problem: "the code ‘\(code.code)’ of ‘\(fields[1])’ comes twice", remedy: remedy)
    }
    all[index].codes.append(code)
  }
}

/// Why an input cannot be read. Each is one sentence: what is wrong, where, and what to do.
package enum ReadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A place in an input, as far as it is known.
  package struct Place: Sendable, Hashable, CustomStringConvertible {
    /// The file, or `standard input`.
    package var file: String
    /// The feature and its parts, by their numbers from 1: `feature 3, part 2`.
    package var part: String?
    /// The vertex within the part, from 1.
    package var vertex: Int?
    /// The line of the text, from 1.
    package var line: Int?
    /// The column in bytes, from 1.
    package var column: Int?

    /// A place of the parts that are known.
    package init(
      file: String, part: String? = nil, vertex: Int? = nil, line: Int? = nil, column: Int? = nil
    ) {
      self.file = file
      self.part = part
      self.vertex = vertex
      self.line = line
      self.column = column
    }

    /// The parts, from the file inwards.
    package var description: String {
      var words = [file]
      if let part { words.append(part) }
      if let vertex { words.append("vertex \(vertex)") }
      if let line { words.append("line \(line)") }
      if let column { words.append("column \(column)") }
      return words.joined(separator: ", ")
    }
  }

  /// There is no such file.
  case missing(file: String)
  /// The file is there but cannot be opened or read; the reason is the system's, if not said otherwise.
  case unreadable(file: String, reason: String, remedy: String = "name a file that you may read")
  /// The file is empty, or holds nothing but white space.
  case empty(file: String)
  /// The text is in UTF-16 or UTF-32.
  case encoding(file: String, name: String)
  /// The content is none of the formats that are read.
  case format(file: String, seen: String, remedy: String)
  /// The text breaks the grammar of its format.
  case syntax(Place, problem: String, remedy: String)
  /// The content is well-formed, but no geometry that can be used.
  case geometry(Place, problem: String, remedy: String)
  /// A number is no latitude or longitude.
  case position(Place, problem: String, remedy: String)
  /// The coordinate reference system is unknown, or cannot be brought to WGS 84.
  case crs(file: String, problem: String)
  /// A zone file's own member is damaged.
  case zoneFile(file: String, member: String, problem: String)

  /// The exit status by sysexits: 66 where the input cannot be opened, 65 where its data are bad.
  package var exitCode: Int32 {
    switch self {
    case .missing, .unreadable: 66
    default: 65
    }
  }

  /// One sentence that says what is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .missing(let file):
      "\(file): there is no such file; check the name and the folder"
    case .unreadable(let file, let reason, let remedy):
      "\(file): cannot be read (\(reason)); \(remedy)"
    case .empty(let file):
      "\(file): is empty; give GeoJSON, WKT, or a CSV of vertices"
    case .encoding(let file, let name):
      "\(file): is \(name) text; convert it with ‘iconv -f \(name) -t UTF-8 \(Self.quoted(file)) > converted’"
    case .format(let file, let seen, let remedy):
      "\(file): \(seen); \(remedy)"
    case .syntax(let place, let problem, let remedy), .geometry(let place, let problem, let remedy),
      .position(let place, let problem, let remedy):
      "\(place): \(problem); \(remedy)"
    case .crs(let file, let problem):
      "\(file): \(problem)"
    case .zoneFile(let file, let member, let problem):
      "\(file): its member ‘\(member)’ \(problem); make the zone again with ‘demarc zone’"
    }
  }

  private static func quoted(_ file: String) -> String {
    if file == InputFile.standardInputName { return "" }
    return file.contains(where: { $0 == " " || $0 == "'" }) ? "\"\(file)\"" : file
  }
}

/// Why an input cannot be read. Each is one sentence: what is wrong, where, and what to do.
public enum ReadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A place in an input, as far as it is known.
  public struct Place: Sendable, Hashable {
    /// The file, or `standard input`.
    package var file: String
    /// The feature and its parts, by their numbers from 1: `feature 3, part 2`.
    package var part: String?
    /// The vertex within the part, from 1.
    package var vertex: Int?
    /// The line of the text, from 1.
    public var line: Int?
    /// The column in bytes, from 1.
    public var column: Int?

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
    package var words: String {
      var words = [file]
      if let part { words.append(part) }
      if let vertex { words.append("vertex \(vertex)") }
      if let line { words.append("line \(line)") }
      if let column { words.append("column \(column)") }
      return words.joined(separator: ", ")
    }
  }

  /// The file does not exist.
  case missing(file: String)
  /// The file is there but cannot be opened or read; the reason is the system's, if not said otherwise.
  case unreadable(file: String, reason: String, remedy: String = "name a file that you may read")
  /// The file was cut, overwritten or appended to while it was read: what was read of it may be neither what it was nor
  /// what it has become.
  case changed(file: String)
  /// The file holds more than is read whole, or has no end.
  case tooLarge(file: String)
  /// The gzip ends in the middle of the text, or was damaged.
  case gzip(file: String, isTruncated: Bool)
  /// The file needs a program that is not installed.
  case missingProgram(file: String, program: String, remedy: String)
  /// A layer or sheet is not in the file, or none of several is named.
  case layer(file: String, problem: String, remedy: String)
  /// A column or property is not in the file, or several have its name.
  case column(file: String, problem: String, remedy: String)
  /// The file is empty, or holds nothing but white space.
  case empty(file: String)
  /// The text is in UTF-16 or UTF-32.
  case encoding(file: String, name: String)
  /// The content is not in a format that is read, or lacks something that is needed.
  case format(file: String, seen: String, remedy: String)
  /// The text breaks the grammar of its format.
  case syntax(Place, problem: String, remedy: String)
  /// The content is well-formed, but its geometry cannot be used.
  case geometry(Place, problem: String, remedy: String)
  /// A number is not a latitude or longitude.
  case position(Place, problem: String, remedy: String)
  /// The coordinate reference system is unknown, or cannot be brought to WGS 84.
  case crs(file: String, problem: String)
  /// A zone file's own member is damaged.
  case zoneFile(file: String, member: String, problem: String)

  /// The exit status by sysexits: 66 where the input cannot be opened, 65 where its data are bad.
  package var exitCode: Int32 {
    switch self {
    case .missing, .unreadable, .changed: 66
    default: 65
    }
  }

  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .missing(let file):
      "\(file): there is no such file; check the name and the folder"
    case .unreadable(let file, let reason, let remedy):
      "\(file): cannot be read (\(reason)); \(remedy)"
    case .changed(let file):
      "\(file): cannot be read (it was changed while it was read); run again when it is complete"
    case .tooLarge(let file):
      "\(file): it holds more than 1 GiB, or has no end; give a file with nothing but the line, the areas or the zone"
    case .gzip(let file, isTruncated: true):
      "\(file): its gzip ends in the middle of the text; fetch the whole file again"
    case .gzip(let file, isTruncated: false):
      "\(file): its gzip is damaged; fetch it again (‘gzip -t’ tells whether it is whole)"
    case .missingProgram(let file, let program, let remedy):
      "\(file): this format is read by ‘\(program)’, which is not installed; \(remedy)"
    case .layer(let file, let problem, let remedy), .column(let file, let problem, let remedy):
      "\(file): \(problem); \(remedy)"
    case .empty(let file):
      "\(file): the file is empty; give GeoJSON, WKT, or a CSV of vertices"
    case .encoding(let file, let name):
      "\(file): the text is in \(name); convert it with ‘iconv -f \(name) -t UTF-8 \(Self.quoted(file)) > converted’"
    case .format(let file, let seen, let remedy):
      "\(file): \(seen); \(remedy)"
    case .syntax(let place, let problem, let remedy), .geometry(let place, let problem, let remedy),
      .position(let place, let problem, let remedy):
      "\(place.words): \(problem); \(remedy)"
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

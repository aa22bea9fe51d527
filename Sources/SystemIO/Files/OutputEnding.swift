/// What the name of an output says of its format.
package enum OutputEnding {
  /// The ending of a path's last part in small letters, without `.gz`; empty where it has none, and for standard output.
  ///
  /// An ending has a letter, unlike that of `findings-2018.11`; the name of a hidden file, `.findings`, is not an ending.
  package static func of(_ path: String) -> String {
    var parts = (path.split(separator: "/").last ?? "").split(
      separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last?.lowercased() == "gz" { parts.removeLast() }
    guard let last = parts.popLast(), last.contains(where: \.isLetter), parts.contains(where: { !$0.isEmpty })
    else {
      return ""
    }
    return last.lowercased()
  }

  /// The last part of a path without its ending, and without `.gz`: `roads` of `lines/roads.csv.gz`, by which people know a file.
  package static func stem(_ path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if isGzip(name), name.utf8.count > 3 { name.removeLast(3) }
    let ending = of(name)
    return ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
  }

  /// Whether an output is to be compressed.
  package static func isGzip(_ path: String) -> Bool { path.lowercased().hasSuffix(".gz") }
}

internal import SystemIO

/// What is wrong with a GeoJSON object, before it is known in which file and feature it is.
struct GeoJSONError: Error {
  enum Kind { case structure, position }

  var kind: Kind
  var problem: String
  var remedy: String
  /// `feature 3, part 2`, completed on the way out.
  var part: String?
  var vertex: Int?

  /// The error, with the part in which it happened before its place.
  func within(_ outer: String) -> GeoJSONError {
    var error = self
    error.part = part.map { "\(outer), \($0)" } ?? outer
    return error
  }

  func error(file: String) -> ReadError {
    let place = ReadError.Place(file: file, part: part, vertex: vertex)
    return switch kind {
    case .structure: .geometry(place, problem: problem, remedy: remedy)
    case .position: .position(place, problem: problem, remedy: remedy)
    }
  }
}

/// Runs a step, and puts the name of what it reads before the place of an error.
func naming<Value>(
  _ part: @autoclosure () -> String, _ read: () throws(GeoJSONError) -> Value
) throws(GeoJSONError) -> Value {
  do {
    return try read()
  } catch {
    throw error.within(part())
  }
}

internal import SystemIO

/// What is wrong with a GeoJSON member, found while it was being decoded.
///
/// The decoder knows no file names; the reader adds the file when it turns this into a ``ReadError``.
struct GeoJSONFault: Error {
  /// What the reader can do something about.
  enum Kind { case structure, geometry, position }

  var kind: Kind
  var problem: String
  var remedy: String
  /// `feature 3, part 2`, completed on the way out.
  var part: String?
  var vertex: Int?

  func within(_ outer: String) -> GeoJSONFault {
    var fault = self
    fault.part = part.map { "\(outer), \($0)" } ?? outer
    return fault
  }

  func error(file: String) -> ReadError {
    let place = ReadError.Place(file: file, part: part, vertex: vertex)
    switch kind {
    case .structure, .geometry: return .geometry(place, problem: problem, remedy: remedy)
    case .position: return .position(place, problem: problem, remedy: remedy)
    }
  }
}

/// Runs a decoding step and puts the name of what was being decoded before the place of any fault.
func naming<Value>(_ part: @autoclosure () -> String, _ decode: () throws -> Value) throws -> Value {
  do {
    return try decode()
  } catch let fault as GeoJSONFault {
    throw fault.within(part())
  }
}

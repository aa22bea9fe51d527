package import SystemIO

/// A geometry in a cell of a table: WKT, also with an SRID, or WKB in hexadecimal digits.
package enum GeometryText {
  /// The geometries of a text, and the system that it states.
  ///
  /// - Throws: ``ReadError/syntax(_:problem:remedy:)``, at the place of the row.
  package static func geometries(
    _ text: String, place: ReadError.Place
  ) throws(ReadError) -> (geometries: [SourceGeometry], crs: StatedCRS?) {
    do throws(WKBError) {
      if let bytes = WKBReader.bytes(hexadecimal: Array(text.utf8)) {
        let (geometry, crs) = try WKBReader.geometry(bytes)
        return ([geometry], crs)
      }
    } catch {
      throw .syntax(
        place, problem: error.problem, remedy: "write it as WKT, as in LINESTRING (36.1 35.8, 36.2 35.9)")
    }
    do throws(ReadError) {
      return try WKTReader.geometries(SourceText(Array(text.utf8), name: place.file))
    } catch {
      guard case .syntax(_, let problem, let remedy) = error else { throw error }
      throw .syntax(place, problem: problem, remedy: remedy)
    }
  }
}

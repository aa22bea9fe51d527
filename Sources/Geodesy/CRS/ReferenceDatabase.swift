internal import CPROJ

/// PROJ's database of reference systems, the file `proj.db`.
package enum ReferenceDatabase {
  /// The edition of the EPSG registry in it, such as `EPSG v10.076 (2022-08-31)`; nil where PROJ finds no database.
  ///
  /// It opens the database, which takes some 15 ms.
  ///
  /// C function: `proj_context_get_database_metadata`.
  package static var edition: String? {
    guard let context = try? PROJContext(), let version = context.metadata("EPSG.VERSION") else { return nil }
    return "EPSG \(version)" + (context.metadata("EPSG.DATE").map { " (\($0))" } ?? "")
  }
}

extension PROJContext {
  fileprivate func metadata(_ key: String) -> String? {
    guard let text = unsafe proj_context_get_database_metadata(handle, key) else { return nil }
    return unsafe String(cString: text)
  }
}

internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats

/// The coordinate reference system of the positions of a table, where it is not longitude and latitude on WGS 84.
struct PositionSystem {
  /// As it was asked for, or as the file names it.
  var name: String
  /// Whether positions are longitudes and latitudes on another datum; if not, they are eastings and northings.
  var isGeographic: Bool

  /// Nil where no system is given, and for longitude and latitude on WGS 84.
  ///
  /// - Throws: as ``init(_:file:)``.
  init?(given name: String?, file: String) throws(ReadError) {
    guard let name else { return nil }
    try self.init(name, file: file)
  }

  /// Nil for longitude and latitude on WGS 84.
  ///
  /// - Throws: ``ReadError/crs(file:problem:)`` for a system that PROJ does not know.
  init?(_ name: String, file: String) throws(ReadError) {
    if CoordinateTransformation.isLongitudeLatitude(name) { return nil }
    self.name = name
    do throws(CRSError) {
      isGeographic = try CoordinateTransformation.isGeographic(name)
    } catch {
      throw .crs(file: file, problem: error.description)
    }
  }

  /// The transformation of positions to WGS 84, chosen for the area of the first.
  func transformer(near positions: [SourcePosition], file: String) throws(ReadError) -> PositionTransformer {
    do throws(CRSError) {
      return try PositionTransformer(from: name, near: positions)
    } catch {
      throw .crs(file: file, problem: error.description)
    }
  }
}

extension PositionTransformer {
  /// The image of a position of a row.
  ///
  /// - Parameter opened: The operation, open for this thread; nil to borrow it.
  /// - Throws: ``RowError`` where there is none.
  func place(
    of position: SourcePosition, by opened: OpenedTransformation?, field: Int?
  ) throws(RowError) -> Coordinate {
    let place: Coordinate?
    if let opened {
      place = opened.coordinate(of: position)
    } else {
      do throws(CRSError) {
        place = try coordinate(of: position)
      } catch {
        throw RowError("PROJ cannot be used", reason: RowError.onOneLine(error.description), field: field)
      }
    }
    guard let place else {
      throw RowError(
        "the position has no place in \(operation.source)",
        reason: "(\(position.x), \(position.y)) has no place in \(operation.source)", field: field)
    }
    return place
  }
}

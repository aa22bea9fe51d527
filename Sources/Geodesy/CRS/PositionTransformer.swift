package import Geometry
internal import Synchronization

/// One operation that brings positions of a coordinate reference system to WGS 84, one after the other, on any number
/// of threads.
///
/// ``CoordinateTransformation`` is for positions that are known together, this is for those of tables that are read in
/// pieces. The operation is the one that PROJ ranks first for the area of the first positions, and every position goes
/// through it. Each thread at work has a PROJ context of its own, opened when it is needed (15 to 30 ms) and kept for
/// the next; the images are the same by each.
package final class PositionTransformer: Sendable {
  /// The operation, as PROJ names it.
  package let operation: CRSOperation
  /// Whether positions are longitudes and latitudes in degrees; if not, they are lengths in the system's own unit.
  package let isGeographic: Bool

  private let area: AreaOfInterest?
  private let domain: AreaOfInterest?
  private let idle: Mutex<[OpenedTransformation]>

  /// Chooses an operation.
  ///
  /// - Parameters:
  ///   - crs: `EPSG:n`, an OGC URN, a WKT or a PROJ string.
  ///   - positions: The first positions, for whose area it is chosen; where none has an image, it is the first of all
  ///     operations.
  /// - Throws: ``CRSError`` for an unknown system, and for one from which there is no operation.
  package init(from crs: String, near positions: [SourcePosition]) throws(CRSError) {
    area = try CoordinateTransformation.extent(of: positions, in: crs)
    let first = try OpenedTransformation(from: crs, over: area)
    var operation = first.operation
    operation.warning = first.domain?.warning(of: positions.compactMap(first.coordinate), in: crs)
    self.operation = operation
    isGeographic = first.isGeographic
    domain = first.domain
    idle = Mutex([first])
  }

  /// Whether a place lies far outside the area for which the system is made; false where PROJ does not know it.
  package func isFarOutside(_ place: Coordinate) -> Bool { domain?.isFar(place) == true }

  /// The image of a position; nil where it has none.
  ///
  /// - Throws: ``CRSError`` where there is no memory for a PROJ context.
  package func coordinate(of position: SourcePosition) throws(CRSError) -> Coordinate? {
    try withOpened { $0.coordinate(of: position) }
  }

  /// Does work with the operation opened for this thread alone, which is quicker for many positions.
  ///
  /// - Throws: ``CRSError`` where there is no memory for a PROJ context.
  package func withOpened<Result>(
    _ work: (OpenedTransformation) -> Result
  ) throws(CRSError) -> Result {
    let opened: OpenedTransformation
    if let known = idle.withLock({ $0.popLast() }) {
      opened = known
    } else {
      opened = try OpenedTransformation(from: operation.source, over: area)
    }
    defer { idle.withLock { $0.append(opened) } }
    return work(opened)
  }
}

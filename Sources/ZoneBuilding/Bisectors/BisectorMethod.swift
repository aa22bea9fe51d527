/// How bisectors are looked for.
enum BisectorMethod: Sendable, Equatable {
  /// In squares (``BisectorCurves``): in a time that grows with the outline, whatever the line.
  case cells
  /// Along the normals of the line (``BisectorSearch``), some times finer than usual: where squares are too many, as they may be
  /// beyond flat ends and near poles, or the certificate finds their curves wanting.
  case normals(fineness: Double)

  /// The next to try.
  var next: BisectorMethod? {
    switch self {
    case .cells: .normals(fineness: 1)
    case .normals(let fineness): fineness < 64 ? .normals(fineness: 8 * fineness) : nil
    }
  }

  /// How many squares may be looked at, each sixteen spans in one counted as another: some seconds' worth.
  static let mostSquares = 3_000_000
  /// How many strips of normals and rivals of theirs may be looked at, in all attempts: some minutes' worth on two cores.
  static let mostStrips = 40_000_000
}

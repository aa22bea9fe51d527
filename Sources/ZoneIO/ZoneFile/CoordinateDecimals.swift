public import Geometry

extension ZoneFile {
  /// How many decimals of a degree the coordinates of a zone need, 5 to 12.
  ///
  /// The smallest d for which 10⁻ᵈ degrees, at 111,320 m a degree, are no more than a fiftieth of the tolerance:
  /// 7 for 1 m, 9 for 1 cm, 10 for 1 mm. Rounding then moves a vertex by less than a hundredth of the tolerance
  /// in each axis.
  public static func decimals(forTolerance tolerance: Length) -> Int {
    var step = 111_320e-5
    var decimals = 5
    while decimals < 12, step > tolerance.meters / 50 {
      decimals += 1
      step /= 10
    }
    return decimals
  }
}

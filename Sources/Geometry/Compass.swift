/// The eight directions of the compass.
package enum Compass {
  private static let names = [
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
  ]

  /// The direction that is nearest to an azimuth, in degrees clockwise from north, of any turn: `south-east`.
  package static func name(of azimuth: Double) -> String {
    let turn = azimuth.truncatingRemainder(dividingBy: 360) + 360
    return names[Int((turn / 45).rounded()) % 8]
  }
}

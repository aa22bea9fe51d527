internal import Geometry

/// The window of a map: which part of the plane it shows, and where that lies on the page.
struct MapFrame {
  /// The left and upper corner on the page, in pixels.
  let origin: PlanarPoint
  /// The size on the page, in pixels.
  let width: Double
  let height: Double
  /// Metres that a pixel stands for.
  let metersPerPixel: Double
  /// What the content needs with its border at a scale that was asked for, in pixels.
  let needed: (width: Double, height: Double)
  private let middle: PlanarPoint

  /// A window as wide as asked, with a border of a sixteenth about the content.
  ///
  /// - Parameters:
  ///   - width: Its width; with a scale, at least.
  ///   - height: Its height; nil for as high as its content needs, from 360 to 900 without a scale.
  ///   - scale: Metres that a pixel stands for; nil for what fits.
  ///   - isFixed: Whether the width is kept with a scale, too.
  init(
    showing points: [PlanarPoint], width: Double, height fixed: Double? = nil, scale: Double? = nil,
    isFixed: Bool = false, at origin: PlanarPoint
  ) {
    let west = points.lazy.map(\.x).min() ?? 0
    let east = points.lazy.map(\.x).max() ?? 0
    let south = points.lazy.map(\.y).min() ?? 0
    let north = points.lazy.map(\.y).max() ?? 0
    let across = max(east - west, 1) * 1.125
    let upwards = max(north - south, 1) * 1.125
    self.origin = origin
    if let scale {
      needed = (max((across / scale).rounded(.up), 200), max((upwards / scale).rounded(.up), 200))
      self.width = isFixed ? width : max(needed.width, 640)
      height = fixed ?? max(needed.height, 120)
      metersPerPixel = scale
    } else {
      self.width = width
      height = fixed ?? min(max((width * upwards / across).rounded(), 360), 900)
      metersPerPixel = max(across / width, upwards / height)
      needed = (0, 0)
    }
    middle = PlanarPoint(x: (west + east) / 2, y: (south + north) / 2)
  }

  /// Where a point of the plane lies on the page.
  func pixel(_ point: PlanarPoint) -> PlanarPoint {
    PlanarPoint(
      x: origin.x + width / 2 + (point.x - middle.x) / metersPerPixel,
      y: origin.y + height / 2 - (point.y - middle.y) / metersPerPixel)
  }

  /// The point of the plane at a place on the page.
  func point(_ pixel: PlanarPoint) -> PlanarPoint {
    PlanarPoint(
      x: middle.x + (pixel.x - origin.x - width / 2) * metersPerPixel,
      y: middle.y - (pixel.y - origin.y - height / 2) * metersPerPixel)
  }

  /// Whether a place on the page lies in the window, at least a distance from its edges.
  func contains(_ pixel: PlanarPoint, inset: Double = 0) -> Bool {
    pixel.x >= origin.x + inset && pixel.x <= origin.x + width - inset && pixel.y >= origin.y + inset
      && pixel.y <= origin.y + height - inset
  }
}

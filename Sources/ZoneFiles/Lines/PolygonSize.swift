internal import Geodesy
internal import Geometry
internal import TextFormats

extension PolygonFeature {
  /// A sentence for each polygon that is read as more than half the Earth, with the reading that would make it small.
  ///
  /// Nothing smaller than a hemisphere is measured here: a ring that neither goes round the Earth nor is wide encloses
  /// less.
  var sizeNotes: [String] {
    polygons.enumerated().compactMap { index, polygon in
      let origin = polygons.count > 1 ? "\(origin), polygon \(index + 1)" : origin
      return polygon.sizeNote.map { "\(origin) \($0)" }
    }
  }
}

extension Polygon {
  fileprivate var sizeNote: String? {
    let course = RingCourse(exterior)
    guard course.turns != 0 || course.isBand || course.width > 180 else { return nil }
    let area = PolygonMeasure(of: self).area
    let earth = PolygonMeasure.earth
    guard area.squareMeters > earth.squareMeters / 2 else { return nil }
    func words(_ squareMeters: Double) -> String { "\((squareMeters / 1e6).grouped(0)) km²" }
    let size = "is read as \(words(area.squareMeters)), more than half the Earth"
    let rest = words(earth.squareMeters - area.squareMeters)
    if course.turns != 0 {
      return
        "\(size): its ring goes round the Earth \(course.turns > 0 ? "eastwards" : "westwards"), and the polygon is on its"
        + " left; written the other way round, it would be \(rest)"
    }
    if course.isBand {
      let longitudes = exterior.map(\.longitude)
      let (west, east) = ((longitudes.min() ?? -180).plain, (longitudes.max() ?? 180).plain)
      let meridian =
        course.cut(of: exterior).map { abs($0) == 180 } ?? true ? "the antimeridian" : "that meridian"
      return
        "\(size), as a band between \(west) and \(east); the rest of the Earth is \(rest); if it lies on one side of"
        + " \(meridian), write \(east) or \(west) alone"
    }
    // A box from pole to pole and all the way round has no outline.
    if earth.squareMeters - area.squareMeters < 1e6 { return "is read as the whole Earth" }
    return
      "\(size); the rest of the Earth is \(rest); if that is meant, exchange the ring for that of the rest"
  }
}

extension Double {
  /// Without the point of a whole number.
  fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}

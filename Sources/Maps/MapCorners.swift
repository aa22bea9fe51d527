internal import Geometry

/// The corners of a map, given away to what is laid over it: each to the corner that hides least.
struct MapCorners {
  private let frame: MapFrame
  /// What must not be hidden: vertices of outlines and lines, and marks.
  private let content: [PlanarPoint]
  /// The rectangles that are taken.
  private(set) var taken: [MapBox] = []

  init(_ frame: MapFrame, content: [PlanarPoint]) { (self.frame, self.content) = (frame, content) }

  /// A rectangle in the corner that hides least, of those that are free; corners on the right and below come first.
  mutating func place(width: Double, height: Double, inset: Double = 12) -> MapBox {
    let (left, top) = (frame.origin.x + inset, frame.origin.y + inset)
    let right = frame.origin.x + frame.width - inset - width
    // Labels of meridians stand along the lower edge.
    let bottom = frame.origin.y + frame.height - inset - height - 6
    let corners = [(right, bottom), (right, top), (left, top), (left, bottom)].map { x, y in
      MapBox(left: x, top: y, right: x + width, bottom: y + height)
    }
    let free = corners.filter { box in !taken.contains { $0.meets(box) } }
    let best = (free.isEmpty ? corners : free).enumerated().min { a, b in
      (hidden(a.element), a.offset) < (hidden(b.element), b.offset)
    }
    let box = best?.element ?? corners[0]
    taken.append(box)
    return box
  }

  /// The same for what a map can do without: nil where it would hide more than a hundredth of what must be seen.
  mutating func placeIfClear(width: Double, height: Double) -> MapBox? {
    let before = taken
    let box = place(width: width, height: height)
    if hidden(box) * 100 <= content.count, !before.contains(where: box.meets) { return box }
    taken = before
    return nil
  }

  private func hidden(_ box: MapBox) -> Int { content.reduce(0) { $0 + (box.contains($1) ? 1 : 0) } }
}

import Demarc

/// Times what `check` does of one kind of work, on one core, in a process that does nothing else.
///
///     speed kernel ZONE [MILLIONS]      verdicts by the index: random places in the zone's box
///     speed exact ZONE [THOUSANDS]      distance, side and chainage by the judge, in the same places
///     speed doubt ZONE METERS [PLACES]  probabilities of places known to a radius
///     speed points ZONE COUNT           the places themselves, as CSV, for peers
///
/// Prints one number a run, a rate a second (for `doubt`: milliseconds a place), five runs.
@main struct Speed {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count > 2 else { return print("usage: speed kernel|exact|doubt|points ZONE ...") }
    let zone = try Subject(words[2])
    let number = words.count > 3 ? Int(words[3]) ?? 0 : 0
    switch words[1] {
    case "kernel": kernel(zone, count: (number > 0 ? number : 20) * 1_000_000)
    case "exact": exact(zone, count: (number > 0 ? number : 500) * 1000)
    case "doubt": doubt(zone, radius: number, count: words.count > 4 ? Int(words[4]) ?? 200 : 200)
    case "points": points(zone, count: number)
    default: print("unknown: \(words[1])")
    }
  }

  static func kernel(_ zone: Subject, count: Int) {
    let clock = ContinuousClock()
    let start = clock.now
    let index = zone.assessor.index
    print("index", start.duration(to: clock.now))
    let block = 1 << 16
    for _ in 0..<5 {
      var random = Places(zone)
      var seconds = 0.0
      var counts = [0, 0, 0]
      for _ in 0..<(count + block - 1) / block {
        let (x, y) = random.next(block)
        let start = clock.now
        let verdicts = index.verdicts(longitudes: x, latitudes: y)
        seconds += (clock.now - start) / .seconds(1)
        for verdict in verdicts.prefix(64) {
          counts[verdict == .inside ? 0 : verdict == .outside ? 2 : 1] += 1
        }
      }
      print("kernel", Int(Double(count) / seconds), counts)
    }
  }

  static func exact(_ zone: Subject, count: Int) {
    let clock = ContinuousClock()
    // It answers as `check` does for tables of so many rows.
    let index = zone.assessor.index
    for _ in 0..<5 {
      var random = Places(zone)
      let (x, y) = random.next(count)
      var sum = 0.0
      let start = clock.now
      for number in 0..<count {
        let place = index.placement(of: Coordinate(latitude: y[number], longitude: x[number]))
        sum += place.distance.isFinite ? place.distance + place.chainage : 0
      }
      print("exact", Int(Double(count) / ((clock.now - start) / .seconds(1))), sum)
    }
  }

  static func doubt(_ zone: Subject, radius: Int, count: Int) {
    let clock = ContinuousClock()
    for _ in 0..<5 {
      var random = Places(zone)
      let (x, y) = random.next(count)
      var sum = 0.0
      let start = clock.now
      for index in 0..<count {
        let place = Coordinate(latitude: y[index], longitude: x[index])
        sum += zone.assessor.assessment(of: place, position: .meters(Double(radius))).zone
      }
      print("doubt", (clock.now - start) / .milliseconds(1) / Double(count), sum)
    }
  }

  static func points(_ zone: Subject, count: Int) {
    var random = Places(zone)
    let (x, y) = random.next(count)
    print("id,longitude,latitude")
    for index in 0..<count { print("\(index),\(x[index]),\(y[index])") }
  }
}

/// A zone file, or polygons, with the box around it.
struct Subject {
  var assessor: Assessor
  var box: [Double]

  init(_ path: String) throws {
    let polygons = try Polygon.polygons(contentsOf: path)
    do {
      assessor = try Zone(contentsOf: path).assessor(lineAccuracy: .meters(0))
    } catch ReadError.format {
      assessor = try Assessor(polygons: polygons)
    }
    let vertices = polygons.flatMap(\.exterior)
    box = [
      vertices.lazy.map(\.longitude).min() ?? 0, vertices.lazy.map(\.longitude).max() ?? 0,
      vertices.lazy.map(\.latitude).min() ?? 0, vertices.lazy.map(\.latitude).max() ?? 0,
    ]
  }
}

/// Places spread evenly over a box of longitudes and latitudes, the same in every run (SplitMix64).
struct Places {
  private var state: UInt64 = 20_180_917
  private let box: [Double]

  init(_ zone: Subject) { box = zone.box }

  private mutating func number(_ from: Double, _ to: Double) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return from + (to - from) * (Double((z ^ (z >> 31)) >> 11) * 0x1p-53)
  }

  mutating func next(_ count: Int) -> (longitudes: [Double], latitudes: [Double]) {
    var result: ([Double], [Double]) = ([], [])
    for _ in 0..<count {
      result.0.append(number(box[0], box[1]))
      result.1.append(number(box[2], box[3]))
    }
    return result
  }
}

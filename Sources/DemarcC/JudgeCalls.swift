// The functions are explained in ‘demarc.h’, which the compiler compares with them.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

internal import Plausibility
internal import CDemarc
internal import Geometry
internal import Incidents
internal import SystemIO
internal import Synchronization
internal import ZoneDoubt
internal import Zones

/// What a `demarc_judge` points to.
final class JudgeHandle: Sendable {
  let assessor: Assessor
  /// The judge of the assessor, made ready for many places.
  let judge: Judge
  /// Finds coordinates that look mistaken.
  let plausibility: PlausibilityCheck
  /// Whether findings of batches are verdicts and reasons alone.
  let verdictOnly: Bool
  /// Made when many places have been asked for, by the thread that asks; others wait for it.
  private let index = Mutex<(made: ZoneIndex?, asked: Int)>((nil, 0))
  private static let many = 50_000
  /// A judge of the clip area alone.
  private let clip: Judge?

  init(_ judged: JudgedZone, within: [Polygon]?, verdictOnly: Bool) throws(ZoneError) {
    self.verdictOnly = verdictOnly
    assessor = judged.assessor
    plausibility = judged.plausibility
    clip = if let within { try Judge(polygons: within) } else { nil }
    judge = assessor.judge.preparedForMany()
  }

  /// The index; nil where there is none yet, and so few places as were asked for are not worth one.
  func index(for count: Int) -> ZoneIndex? {
    index.withLock { index in
      // Databases ask for 2,048 places at a time.
      if index.made == nil {
        index.asked = min(index.asked, Self.many) + min(count, Self.many)
        // The line is taken as exact, so that cells need no margin for where else it may be.
        if index.asked >= Self.many { index.made = ZoneIndex(assessor.judge, clip: clip) }
      }
      return index.made
    }
  }

  /// Makes ready for many places that are not exact, before their first; a second at most, once.
  func prepareForDoubt(_ count: Int) {
    if count >= Self.many { assessor.prepareForMany() }
  }
}

extension Verdict {
  /// The byte of C.
  @inline(__always) var code: UInt8 {
    switch self {
    case .inside: UInt8(DEMARC_INSIDE)
    case .disputed: UInt8(DEMARC_DISPUTED)
    case .outside: UInt8(DEMARC_OUTSIDE)
    }
  }
}

extension Placement.Side {
  var code: UInt8 {
    switch self {
    case .left: UInt8(DEMARC_LEFT)
    case .right: UInt8(DEMARC_RIGHT)
    case .on: UInt8(DEMARC_ON)
    }
  }
}

extension Doubt {
  var code: UInt8 {
    switch self {
    case .depth: UInt8(DEMARC_DOUBT_DEPTH)
    case .position: UInt8(DEMARC_DOUBT_POSITION)
    case .line: UInt8(DEMARC_DOUBT_LINE)
    }
  }
}

/// The places of a call.
@unsafe private struct Places {
  let longitudes: UnsafeBufferPointer<Double>
  let latitudes: UnsafeBufferPointer<Double>
  var count: Int { unsafe longitudes.count }

  init(_ longitudes: UnsafePointer<Double>?, _ latitudes: UnsafePointer<Double>?, _ count: Int)
    throws(UsageError)
  {
    guard count >= 0 else { throw UsageError("the count is more than there can be") }
    if count > 0, unsafe longitudes == nil || latitudes == nil {
      throw UsageError("‘longitudes’ or ‘latitudes’ is NULL")
    }
    unsafe self.longitudes = UnsafeBufferPointer(start: longitudes, count: count)
    unsafe self.latitudes = UnsafeBufferPointer(start: latitudes, count: count)
  }

  subscript(index: Int) -> Coordinate {
    unsafe Coordinate(latitude: latitudes[index], longitude: longitudes[index])
  }
}

@c @implementation public func demarc_judge_make(
  _ zone: OpaquePointer?, _ options: UnsafePointer<UnsafePointer<CChar>?>?,
  _ judge: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    var options = try unsafe CallOptions(options)
    let assessment = try options.assessment()
    let verdictOnly = try options.flag("verdict-only")
    try options.requireAllTaken()
    let handle = try unsafe Handle.object(zone, "zone", as: ZoneHandle.self)
    let judged = try handle.judged(assessment)
    try unsafe give(JudgeHandle(judged, within: handle.within, verdictOnly: verdictOnly), to: judge)
  }
}

@c @implementation public func demarc_judge_verdicts(
  _ judge: OpaquePointer?, _ longitudes: UnsafePointer<Double>?, _ latitudes: UnsafePointer<Double>?,
  _ count: Int, _ verdicts: UnsafeMutablePointer<UInt8>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let handle = try unsafe Handle.object(judge, "judge", as: JudgeHandle.self)
    let places = try unsafe Places(longitudes, latitudes, count)
    guard let verdicts = unsafe verdicts else { throw UsageError("‘verdicts’ is NULL") }
    guard let index = handle.index(for: count) else {
      for place in 0..<count {
        let coordinate = unsafe places[place]
        unsafe verdicts[place] =
          coordinate.isValid ? handle.judge.verdict(of: coordinate).code : UInt8(DEMARC_INVALID)
      }
      return
    }
    let size = min(count, 4096)
    unsafe withUnsafeTemporaryAllocation(of: Verdict.self, capacity: size) { block in
      var start = 0
      while start < count {
        let part = start..<min(start + size, count)
        let longitudes = unsafe UnsafeBufferPointer(rebasing: places.longitudes[part])
        let latitudes = unsafe UnsafeBufferPointer(rebasing: places.latitudes[part])
        unsafe index.decide(longitudes, latitudes, block)
        let output = unsafe verdicts + start
        for place in 0..<part.count {
          let isValid = unsafe abs(latitudes[place]) <= 90 && abs(longitudes[place]) <= 540
          unsafe output[place] = isValid ? block[place].code : UInt8(DEMARC_INVALID)
        }
        start += size
      }
    }
  }
}

@c @implementation public func demarc_judge_places(
  _ judge: OpaquePointer?, _ longitudes: UnsafePointer<Double>?, _ latitudes: UnsafePointer<Double>?,
  _ count: Int, _ distances: UnsafeMutablePointer<Double>?, _ sides: UnsafeMutablePointer<UInt8>?,
  _ chainages: UnsafeMutablePointer<Double>?, _ footLongitudes: UnsafeMutablePointer<Double>?,
  _ footLatitudes: UnsafeMutablePointer<Double>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let handle = try unsafe Handle.object(judge, "judge", as: JudgeHandle.self)
    let places = try unsafe Places(longitudes, latitudes, count)
    let asksForFeet = unsafe footLongitudes != nil || footLatitudes != nil
    for index in 0..<count {
      let place = unsafe places[index]
      let placement = place.isValid ? handle.judge.placement(of: place) : nil
      unsafe distances?[index] = placement?.distance ?? .nan
      unsafe sides?[index] = placement?.side.code ?? UInt8(DEMARC_NO_SIDE)
      let footed = placement.flatMap { $0.distance.isFinite ? $0 : nil }
      unsafe chainages?[index] = footed?.chainage ?? .nan
      guard asksForFeet else { continue }
      let foot = footed?.foot
      unsafe footLongitudes?[index] = foot?.longitude ?? .nan
      unsafe footLatitudes?[index] = foot?.latitude ?? .nan
    }
  }
}

@c @implementation public func demarc_judge_assess(
  _ judge: OpaquePointer?, _ longitudes: UnsafePointer<Double>?, _ latitudes: UnsafePointer<Double>?,
  _ radii: UnsafePointer<Double>?, _ count: Int, _ verdicts: UnsafeMutablePointer<UInt8>?,
  _ doubts: UnsafeMutablePointer<UInt8>?, _ core: UnsafeMutablePointer<Double>?,
  _ zone: UnsafeMutablePointer<Double>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let handle = try unsafe Handle.object(judge, "judge", as: JudgeHandle.self)
    let places = try unsafe Places(longitudes, latitudes, count)
    handle.prepareForDoubt(count)
    for index in 0..<count {
      let place = unsafe places[index]
      let radius = unsafe radii?[index] ?? 0
      let isKnown = place.isValid && radius >= 0 && radius.isFinite
      let found = isKnown ? handle.assessor.assessment(of: place, position: .meters(radius)) : nil
      unsafe verdicts?[index] = found?.verdict.code ?? UInt8(DEMARC_INVALID)
      unsafe doubts?[index] = (found?.doubts ?? []).reduce(0) { $0 | $1.code }
      unsafe core?[index] = found?.core ?? .nan
      unsafe zone?[index] = found?.zone ?? .nan
    }
  }
}

@c @implementation public func demarc_judge_free(_ judge: OpaquePointer?) {
  unsafe Handle.release(judge, as: JudgeHandle.self)
}

// The functions are explained in ‘demarc.h’, which the compiler compares with them.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

internal import CDemarc
internal import Geometry
internal import SystemIO
internal import ZoneBuilding
internal import ZoneFiles
internal import Zones

/// What a `demarc_zone` points to.
final class ZoneHandle: Sendable {
  /// A zone of demarc's, or polygons of another program.
  enum Content: Sendable {
    case zone(ZoneFile)
    case polygons(PolygonInput)
  }

  let content: Content

  init(_ content: Content) { self.content = content }

  /// The zone with its rule.
  ///
  /// - Throws: `UsageError` for polygons, which have none.
  func file() throws(UsageError) -> ZoneFile {
    guard case .zone(let file) = content else {
      throw UsageError(
        "these are polygons without a rule and a certificate; build a zone, or open a zone file")
    }
    return file
  }

  /// The clip area of a zone; nil where it is not clipped.
  var within: [Polygon]? { if case .zone(let file) = content { file.zone.within } else { nil } }

  /// The regions and the notes of a file that was read.
  static func reading(_ source: SourceFile) throws(ReadError) -> (handle: ZoneHandle, notes: [String]) {
    if let file = try ZoneFile.decode(source.text, name: source.name) {
      return (ZoneHandle(.zone(file)), [file.provenance.texts.warning].compactMap(\.self))
    }
    let input = try PolygonReader().read(source)
    return (ZoneHandle(.polygons(input)), input.notes)
  }
}

@c @implementation public func demarc_zone_open(
  _ path: UnsafePointer<CChar>?, _ zone: UnsafeMutablePointer<OpaquePointer?>?,
  _ notes: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let (handle, remarks) = try unsafe ZoneHandle.reading(SourceFile(CText.required(path, "path")))
    try unsafe give(handle, to: zone)
    unsafe CText.give(notes: remarks, to: notes)
  }
}

@c @implementation public func demarc_zone_read(
  _ bytes: UnsafePointer<UInt8>?, _ size: Int, _ name: UnsafePointer<CChar>?,
  _ zone: UnsafeMutablePointer<OpaquePointer?>?, _ notes: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    guard let text = try unsafe CText.bytes(bytes, size) else { throw UsageError("‘bytes’ is NULL") }
    let (handle, remarks) = try unsafe ZoneHandle.reading(
      SourceFile(text, name: CText.required(name, "name")))
    try unsafe give(handle, to: zone)
    unsafe CText.give(notes: remarks, to: notes)
  }
}

@c @implementation public func demarc_zone_build(
  _ path: UnsafePointer<CChar>?, _ bytes: UnsafePointer<UInt8>?, _ size: Int,
  _ options: UnsafePointer<UnsafePointer<CChar>?>?, _ zone: UnsafeMutablePointer<OpaquePointer?>?,
  _ notes: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    var options = try unsafe CallOptions(options)
    let rule = try options.rule()
    let simplifies = try options.flag("simplify")
    if simplifies, rule.edges != .geodesic {
      throw UsageError("simplify is for geodesic edges; leave it out")
    }
    let (joins, points) = (try options.flag("join-points"), try options.flag("points"))
    if joins, points { throw UsageError("points and join-points are both given; give one") }
    let (crs, layer) = (options.text("crs"), options.text("layer"))
    let (within, withinText) = (options.text("within"), options.text("within-text"))
    if within != nil, withinText != nil {
      throw UsageError("within and within-text are both given; give one")
    }
    try options.requireAllTaken()
    let name = try unsafe CText.required(path, "path")
    let reader = BoundaryReader(
      crs: crs, pointUse: points ? .basePoints : joins ? .line : .ignored)
    var input: BoundaryInput
    if let text = try unsafe CText.bytes(bytes, size) {
      input = try reader.read(text, name: name)
    } else {
      let choice = OGRLayerChoice(
        joins || points ? .places : .lines, names: [layer].compactMap(\.self), isShared: within != nil)
      input = try reader.read(name, layer: choice)
    }
    if simplifies { input.simplify(within: .meters(rule.tolerance.meters / 10)) }
    let area =
      try within.map { try PolygonReader().read($0) }
      ?? withinText.map { try PolygonReader().read(Array($0.utf8), name: "within") }
    let (built, remarks) = try input.boundary.zone(rule, within: area?.polygons)
    let file = ZoneFile(
      zone: built, provenance: ZoneProvenance(input, within: area, versions: .current),
      statedMeasures: built.regions.map { RegionMeasure(of: $0) })
    try unsafe give(ZoneHandle(.zone(file)), to: zone)
    let warning = file.provenance.texts.warning.map { "warning: \($0)" }
    let operation = file.provenance.operation.map { "\(input.name): \($0)" }
    unsafe CText.give(
      notes: input.notes + (area?.notes ?? []) + [operation, warning].compactMap(\.self) + remarks, to: notes)
  }
}

@c @implementation public func demarc_zone_geojson(
  _ zone: OpaquePointer?, _ text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ size: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    unsafe CText.give(try encoded(Handle.object(zone, "zone")), to: text, size)
  }
}

@c @implementation public func demarc_zone_save(
  _ zone: OpaquePointer?, _ path: UnsafePointer<CChar>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let bytes = try unsafe encoded(Handle.object(zone, "zone"))
    let file = try unsafe OutputFile(CText.required(path, "path"))
    try file.write(bytes)
    try file.commit()
  }
}

@c @implementation public func demarc_zone_verify(
  _ zone: OpaquePointer?, _ holds: UnsafeMutablePointer<Int32>?,
  _ json: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ size: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let verification = unsafe Verification(of: try Handle.object(zone, "zone", as: ZoneHandle.self).file())
    if let holds = unsafe holds { unsafe holds.pointee = verification.fault == nil ? 1 : 0 }
    unsafe CText.give(verification.json(name: "zone"), to: json, size)
  }
}

@c @implementation public func demarc_zone_area(
  _ zone: OpaquePointer?, _ role: UnsafePointer<CChar>?, _ squareMeters: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let role = unsafe role.map { unsafe String(cString: $0) }
    let area: Double
    switch try unsafe Handle.object(zone, "zone", as: ZoneHandle.self).content {
    case .polygons(let input):
      if let role { throw UsageError("polygons have no role ‘\(role)’; leave it out") }
      area = RegionMeasure(of: input.polygons).area.squareMeters
    case .zone(let file):
      let regions = file.zone.regions.filter { role == nil || $0.role.rawValue == role }
      if regions.isEmpty { throw UsageError("the zone has no region of the role ‘\(role ?? "")’") }
      area = regions.map { RegionMeasure(of: $0).area.squareMeters }.reduce(0, +)
    }
    if let squareMeters = unsafe squareMeters { unsafe squareMeters.pointee = area }
  }
}

@c @implementation public func demarc_zone_free(_ zone: OpaquePointer?) {
  unsafe Handle.release(zone, as: ZoneHandle.self)
}

private func encoded(_ handle: ZoneHandle) throws(UsageError) -> [UInt8] {
  let file = try handle.file()
  return ZoneFile.encode(file.zone, provenance: file.provenance) { RegionMeasure(of: $0) }
}

/// Gives an object to the caller, who frees it.
func give(_ object: some AnyObject, to place: UnsafeMutablePointer<OpaquePointer?>?) throws(UsageError) {
  guard let place = unsafe place else { throw UsageError("there is no place for the result") }
  unsafe place.pointee = Handle.retain(object)
}

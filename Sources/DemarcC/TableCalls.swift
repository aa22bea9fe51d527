// The functions are explained in ‘demarc.h’, which the compiler compares with them.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

internal import Agreements
internal import AreaTables
public import CDemarc
internal import Incidents
internal import SystemIO
internal import TextFormats
internal import ZoneFiles

/// The input of a call, by the function that gives its bytes. It is called by one thread at a time.
@safe private struct CallInput {
  let name: String
  private let read: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt8>?, Int) -> Int
  private let context: UnsafeMutableRawPointer?

  init(_ name: UnsafePointer<CChar>?, _ read: demarc_read?, _ context: UnsafeMutableRawPointer?)
    throws(UsageError)
  {
    self.name = try unsafe CText.required(name, "name")
    guard let read = unsafe read else { throw UsageError("‘read’ is NULL") }
    unsafe self.read = read
    unsafe self.context = context
  }

  /// The next bytes; none at the end.
  func next(atMost room: Int) throws(ReadError) -> [UInt8] {
    var given = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      given = unsafe read(context, buffer.baseAddress, room)
      count = min(max(given, 0), room)
    }
    if given < 0 || given > room {
      throw .unreadable(file: name, reason: "the caller gave it up", remedy: "see why")
    }
    return bytes
  }

  /// All of it as a stream that can be opened again.
  func stream() throws(ReadError) -> InputStream {
    var all: [UInt8] = []
    while case let piece = try next(atMost: 1 << 20), !piece.isEmpty { all += piece }
    return InputStream(all, name: name, convert: nil)
  }
}

/// The output of a call, by the function that takes its bytes.
@safe private struct CallOutput: ByteSink {
  private let take: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int) -> Int32
  private let context: UnsafeMutableRawPointer?

  init(_ write: demarc_write?, _ context: UnsafeMutableRawPointer?) throws(UsageError) {
    guard let write = unsafe write else { throw UsageError("‘write’ is NULL") }
    unsafe take = write
    unsafe self.context = context
  }

  func write(_ bytes: [UInt8]) throws(WriteError) {
    let status = unsafe bytes.withUnsafeBufferPointer { unsafe take(context, $0.baseAddress, $0.count) }
    if status != 0 { throw .failed(path: "the output", reason: "the caller gave it up") }
  }
}

@c @implementation public func demarc_check(
  _ zone: OpaquePointer?, _ name: UnsafePointer<CChar>?, _ read: demarc_read?,
  _ input: UnsafeMutableRawPointer?, _ options: UnsafePointer<UnsafePointer<CChar>?>?,
  _ write: demarc_write?, _ output: UnsafeMutableRawPointer?,
  _ notes: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let source = try unsafe CallInput(name, read, input)
    let sink = try unsafe CallOutput(write, output)
    var options = try unsafe CallOptions(options)
    let assessment = try options.assessment()
    let findings = try options.findings()
    let verdictOnly = try options.flag("verdict-only")
    let incidents = try options.incidents()
    try options.requireAllTaken()
    let judged = try unsafe Handle.object(zone, "zone", as: ZoneHandle.self).judged(assessment)
    let table = try IncidentInput(name: source.name, options: incidents, format: findings.format) {
      count throws(ReadError) in try source.next(atMost: count)
    }
    var check = try IncidentCheck(
      table, assessor: judged.assessor, options: findings, verdictOnly: verdictOnly,
      plausibility: judged.plausibility)
    try check.write(to: sink)
    unsafe CText.give(notes: judged.notes + check.notes + check.summary.sentences, to: notes)
  }
}

@c @implementation public func demarc_monitor(
  _ agreement: UnsafePointer<CChar>?, _ name: UnsafePointer<CChar>?, _ read: demarc_read?,
  _ input: UnsafeMutableRawPointer?, _ options: UnsafePointer<UnsafePointer<CChar>?>?,
  _ write: demarc_write?, _ output: UnsafeMutableRawPointer?,
  _ notes: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    let source = try unsafe CallInput(name, read, input)
    let sink = try unsafe CallOutput(write, output)
    var options = try unsafe CallOptions(options)
    let findings = try options.findings()
    let monitoring = try options.monitoring()
    let incidents = try options.incidents()
    try options.requireAllTaken()
    let terms = try unsafe Agreement(path: CText.required(agreement, "agreement"))
    if monitoring.includesReadings, terms.readings.isEmpty {
      throw UsageError("\(terms.file) lists no readings; leave out readings, or list some in it")
    }
    let table = try SurveyedInput(source.stream(), options: incidents, format: findings.format)
    var monitor = try Monitor(terms, table, options: monitoring, writing: findings)
    try monitor.write(to: sink)
    unsafe CText.give(notes: monitor.notes + monitor.summary.sentences, to: notes)
  }
}

@c @implementation public func demarc_area(
  _ path: UnsafePointer<CChar>?, _ bytes: UnsafePointer<UInt8>?, _ size: Int,
  _ options: UnsafePointer<UnsafePointer<CChar>?>?,
  _ json: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ jsonSize: UnsafeMutablePointer<Int>?, _ notes: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe status(error) {
    var options = try unsafe CallOptions(options)
    let reader = PolygonReader(crs: options.text("crs"))
    let layer = OGRLayerChoice(.areas, names: [options.text("layer")].compactMap(\.self), isShared: false)
    let edges = try options.edges()
    try options.requireAllTaken()
    let name = try unsafe CText.required(path, "path")
    let polygons =
      if let text = try unsafe CText.bytes(bytes, size) { try reader.read(SourceFile(text, name: name)) } else
      {
        try reader.read(name, layer: layer)
      }
    var report = AreaReport()
    report.add(polygons, edges: edges)
    unsafe CText.give(report.json(), to: json, jsonSize)
    let faults = polygons.features.flatMap { $0.faults() }.map { "warning: \(polygons.name): \($0)" }
    unsafe CText.give(notes: polygons.notes.map { "\(polygons.name): \($0)" } + faults, to: notes)
  }
}

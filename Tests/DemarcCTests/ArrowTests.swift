import CDemarc
import Testing

@testable import DemarcC

/// Record batches by Arrow's C data interface, as a caller hands them over: also such as are not what they say.
@Suite struct ArrowTests {
  /// A batch of latitudes and longitudes near the line of ``InterfaceTests``, that keeps what it points to until it is let go.
  private final class Batch {
    var schema = ArrowSchema()
    var array = ArrowArray()
    private var owned: [UnsafeMutableRawPointer] = []

    /// - Parameters:
    ///   - rows: How many rows the batch says that it has.
    ///   - held: How many each column says.
    ///   - bits: Which rows are there, a bit each; nil for all.
    ///   - place: Latitude and longitude of all rows.
    init(rows: Int, held: Int, bits: UInt8? = nil, place: [Double] = [35.87, 36.2]) {
      let names = ["latitude", "longitude"]
      let schemas = names.map { name in
        keep(
          ArrowSchema(
            format: text("g"), name: text(name), metadata: nil, flags: 0, n_children: 0, children: nil,
            dictionary: nil, release: { $0?.pointee.release = nil }, private_data: nil))
      }
      let arrays = place.map { value in
        let values = values(value, count: max(rows, held))
        return keep(
          ArrowArray(
            length: Int64(held), null_count: 0, offset: 0, n_buffers: 2, n_children: 0,
            buffers: list([nil, UnsafeRawPointer(values)]), children: nil, dictionary: nil,
            release: { $0?.pointee.release = nil }, private_data: nil))
      }
      schema = ArrowSchema(
        format: text("+s"), name: text(""), metadata: nil, flags: 0, n_children: 2, children: list(schemas),
        dictionary: nil, release: { $0?.pointee.release = nil }, private_data: nil)
      let validity: UnsafeRawPointer? = bits.flatMap { keep($0).map { UnsafeRawPointer($0) } }
      array = ArrowArray(
        length: Int64(rows), null_count: -1, offset: 0, n_buffers: 1, n_children: 2,
        buffers: list([validity] as [UnsafeRawPointer?]), children: list(arrays), dictionary: nil,
        release: { $0?.pointee.release = nil }, private_data: nil)
    }

    deinit { for pointer in owned { pointer.deallocate() } }

    private func keep<Value>(_ value: Value) -> UnsafeMutablePointer<Value>? {
      let pointer = UnsafeMutablePointer<Value>.allocate(capacity: 1)
      pointer.initialize(to: value)
      owned.append(UnsafeMutableRawPointer(pointer))
      return pointer
    }

    private func list<Value>(_ values: [Value]) -> UnsafeMutablePointer<Value> {
      let pointer = UnsafeMutablePointer<Value>.allocate(capacity: values.count)
      pointer.initialize(from: values, count: values.count)
      owned.append(UnsafeMutableRawPointer(pointer))
      return pointer
    }

    private func values(_ value: Double, count: Int) -> UnsafeMutablePointer<Double> {
      list([Double](repeating: value, count: count))
    }

    private func text(_ text: String) -> UnsafePointer<CChar> { UnsafePointer(list(Array(text.utf8CString))) }
  }

  /// The verdicts of a batch, or the error.
  private static func judged(
    _ batch: Batch
  ) throws -> (verdicts: [UInt8], reasons: [String], code: Int32, message: String) {
    let zone = try InterfaceTests.zone()
    defer { demarc_zone_free(zone) }
    var judge: OpaquePointer?
    #expect(demarc_judge_make(zone, nil, &judge, nil) == 0)
    defer { demarc_judge_free(judge) }
    var (schema, findings) = (ArrowSchema(), ArrowArray())
    let failure = InterfaceTests.failure {
      demarc_judge_arrow(judge, &batch.schema, &batch.array, &schema, &findings, $0)
    }
    // What is handed over is released, also when the call fails.
    #expect(batch.schema.release == nil && batch.array.release == nil)
    guard failure.code == 0 else { return ([], [], failure.code, failure.message) }
    let column = findings.children[0]?.pointee.buffers?[1]?.assumingMemoryBound(to: UInt8.self)
    let verdicts = Array(UnsafeBufferPointer(start: column, count: Int(findings.length)))
    let texts = findings.children[7]?.pointee.buffers
    let starts = try #require(texts?[1]?.assumingMemoryBound(to: Int32.self))
    let bytes = UnsafeBufferPointer(
      start: texts?[2]?.assumingMemoryBound(to: UInt8.self), count: Int(starts[verdicts.count]))
    let reasons = verdicts.indices.map { row in
      String(decoding: bytes[Int(starts[row])..<Int(starts[row + 1])], as: UTF8.self)
    }
    schema.release(&schema)
    findings.release(&findings)
    return (verdicts, reasons, 0, "")
  }

  @Test func rowsAreJudged() throws {
    let found = try Self.judged(Batch(rows: 3, held: 3))
    #expect(found.verdicts == [UInt8](repeating: 0, count: 3))
    #expect(found.reasons == ["", "", ""])
  }

  @Test func whatLooksMistakenIsSaid() throws {
    let found = try Self.judged(Batch(rows: 2, held: 2, place: [36.2, 35.87]))
    #expect(found.reasons == ["", ""])
    let zero = try Self.judged(Batch(rows: 2, held: 2, place: [0, 0]))
    // The zone is left of its line and has flat ends.
    let reason = "beyond the flat ends; suspicious: 0, 0 is often written where no place is known"
    #expect(zero.verdicts == [UInt8](repeating: UInt8(DEMARC_OUTSIDE), count: 2))
    #expect(zero.reasons == [reason, reason])
  }

  @Test func rowsThatAreNullAreInvalid() throws {
    let invalid = UInt8(DEMARC_INVALID)
    #expect(try Self.judged(Batch(rows: 3, held: 3, bits: 0b101)).verdicts == [0, invalid, 0])
  }

  @Test func columnsShorterThanTheirBatchAreRefused() throws {
    let found = try Self.judged(Batch(rows: 3, held: 2))
    #expect(found.code == 64)
    #expect(found.message == "the column ‘longitude’ has fewer rows than the batch")
  }
}

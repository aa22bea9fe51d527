internal import CDemarc
internal import SystemIO

/// A column of float64 of a record batch, by Arrow's C data interface, read where it lies.
@safe struct ArrowColumn {
  private let values: UnsafePointer<Double>
  /// Bits of the values that are there, and of the rows of the batch; nil where all are.
  private let validity: UnsafePointer<UInt8>?
  private let rowValidity: UnsafePointer<UInt8>?
  private let offset: Int
  private let rowOffset: Int

  /// The column of a name; nil where the batch has none.
  ///
  /// - Throws: `UsageError` for one that is not of float64.
  init?(_ name: String, of schema: ArrowSchema, _ batch: ArrowArray) throws(UsageError) {
    guard
      let number = unsafe (0..<Int(schema.n_children)).first(where: {
        guard let child = unsafe schema.children?[$0], let text = unsafe child.pointee.name else {
          return false
        }
        return unsafe String(cString: text) == name
      })
    else { return nil }
    let format = unsafe schema.children?[number]?.pointee.format.map { unsafe String(cString: $0) }
    guard unsafe number < Int(batch.n_children), let array = unsafe batch.children?[number]?.pointee,
      format == "g", unsafe array.n_buffers == 2
    else { throw UsageError("the column ‘\(name)’ is not of float64; cast it") }
    // The caller has the batch from elsewhere: a column shorter than its batch would be read beyond its end.
    let (most, isOver) = unsafe batch.offset.addingReportingOverflow(batch.length)
    guard !isOver, unsafe array.offset >= 0, unsafe array.length >= most else {
      throw UsageError("the column ‘\(name)’ has fewer rows than the batch")
    }
    rowOffset = unsafe Int(batch.offset)
    offset = unsafe Int(array.offset) + rowOffset
    unsafe rowValidity =
      batch.n_buffers > 0 ? batch.buffers?[0]?.assumingMemoryBound(to: UInt8.self) : nil
    unsafe validity = array.buffers?[0]?.assumingMemoryBound(to: UInt8.self)
    guard let data = unsafe array.buffers?[1] else {
      guard unsafe batch.length == 0 else { throw UsageError("the column ‘\(name)’ has no values") }
      return nil
    }
    unsafe values = data.assumingMemoryBound(to: Double.self)
  }

  /// A value; NaN for a null, and for all of a row that is one.
  subscript(row: Int) -> Double {
    func isNull(_ bits: UnsafePointer<UInt8>?, _ index: Int) -> Bool {
      guard let bits = unsafe bits else { return false }
      return unsafe bits[index >> 3] >> UInt8(index & 7) & 1 == 0
    }
    let index = offset + row
    if unsafe isNull(validity, index) || isNull(rowValidity, rowOffset + row) { return .nan }
    return unsafe values[index]
  }
}

/// Makes arrays and schemas of Arrow's C data interface. Each owns what its fields point to, and frees it when it is released.
enum ArrowExport {
  /// A batch of columns without nulls, whose buffers it takes: the values, or where texts begin and the texts.
  static func batch(_ columns: [[UnsafeMutableRawPointer?]], rows: Int) -> ArrowArray {
    let children = unsafe columns.map { buffers in
      let child = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
      let all = unsafe [nil] + buffers.map { UnsafeRawPointer($0) }
      unsafe child.initialize(to: array(all, rows: rows, children: []))
      return unsafe child
    }
    return unsafe array([nil], rows: rows, children: children)
  }

  /// The schema of a batch of columns, by their names and formats.
  static func schema(_ columns: [(name: String, format: String)]) -> ArrowSchema {
    let children = unsafe columns.map { column in
      let child = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
      unsafe child.initialize(to: schema(column.name, column.format, children: []))
      return unsafe child
    }
    return unsafe schema("", "+s", children: children)
  }

  private static func array(
    _ buffers: [UnsafeRawPointer?], rows: Int, children: [UnsafeMutablePointer<ArrowArray>?]
  ) -> ArrowArray {
    unsafe ArrowArray(
      length: Int64(rows), null_count: 0, offset: 0, n_buffers: Int64(buffers.count),
      n_children: Int64(children.count), buffers: copy(buffers), children: copy(children), dictionary: nil,
      release: { array in
        guard let array = unsafe array else { return }
        for index in 0..<Int(unsafe array.pointee.n_children) {
          guard let child = unsafe array.pointee.children?[index] else { continue }
          // One that was moved elsewhere is released there.
          unsafe child.pointee.release?(child)
          unsafe child.deallocate()
        }
        for index in 0..<Int(unsafe array.pointee.n_buffers) {
          unsafe array.pointee.buffers?[index]?.deallocate()
        }
        unsafe array.pointee.children?.deallocate()
        unsafe array.pointee.buffers?.deallocate()
        unsafe array.pointee.release = nil
      }, private_data: nil)
  }

  private static func schema(
    _ name: String, _ format: String, children: [UnsafeMutablePointer<ArrowSchema>?]
  ) -> ArrowSchema {
    unsafe ArrowSchema(
      format: CText.copy(format), name: CText.copy(name), metadata: nil, flags: 0,
      n_children: Int64(children.count), children: copy(children), dictionary: nil,
      release: { schema in
        guard let schema = unsafe schema else { return }
        for index in 0..<Int(unsafe schema.pointee.n_children) {
          guard let child = unsafe schema.pointee.children?[index] else { continue }
          unsafe child.pointee.release?(child)
          unsafe child.deallocate()
        }
        unsafe schema.pointee.children?.deallocate()
        unsafe schema.pointee.format?.deallocate()
        unsafe schema.pointee.name?.deallocate()
        unsafe schema.pointee.release = nil
      }, private_data: nil)
  }

  private static func copy<Value>(_ values: [Value]) -> UnsafeMutablePointer<Value>? {
    if values.isEmpty { return nil }
    let copy = UnsafeMutablePointer<Value>.allocate(capacity: values.count)
    for (index, value) in values.enumerated() { unsafe (copy + index).initialize(to: value) }
    return unsafe copy
  }
}

/// A zip archive whose bytes are in memory, of which members are read and replaced (PKWARE's APPNOTE, without its 64-bit fields).
package struct ZipArchive {
  private let bytes: [UInt8]
  /// Where the directory begins, which stands after all members, and where the record of its end does.
  private let directory: Int
  private let end: Int

  /// Nil for what is not such an archive.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    // A comment of up to 65,535 bytes may follow the end.
    guard bytes.count >= 22, bytes.starts(with: [0x50, 0x4B]),
      let end = (max(0, bytes.count - 65_557)...bytes.count - 22).last(where: {
        bytes[$0...].starts(with: mark)
      })
    else { return nil }
    self.end = end
    directory = Self.number(bytes, end + 16, 4)
    guard directory <= end else { return nil }
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    guard at + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  private static func bytes(of number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// The names of all members, in their order.
  package var names: [String] {
    var names: [String] = []
    _ = record { name in
      names.append(String(decoding: name, as: UTF8.self))
      return false
    }
    return names
  }

  private func record(named name: String) -> Range<Int>? { record { $0.elementsEqual(name.utf8) } }

  /// Where the record of the first member of some names is in the directory; nil where there is none.
  private func record(where isWanted: (ArraySlice<UInt8>) -> Bool) -> Range<Int>? {
    var at = directory
    while at + 46 <= end, bytes[at...].starts(with: [0x50, 0x4B, 0x01, 0x02]) {
      let length = Self.number(bytes, at + 28, 2)
      let next = at + 46 + length + Self.number(bytes, at + 30, 2) + Self.number(bytes, at + 32, 2)
      guard next <= end else { return nil }
      if isWanted(bytes[(at + 46)..<(at + 46 + length)]) { return at..<next }
      at = next
    }
    return nil
  }

  /// The content of a member; nil where there is none of the name, and for one that is damaged or packed in an unusual way.
  package func content(named name: String) -> [UInt8]? {
    guard let record = record(named: name) else { return nil }
    func field(_ offset: Int, _ count: Int) -> Int { Self.number(bytes, record.lowerBound + offset, count) }
    let (method, size, start) = (field(10, 2), field(20, 4), field(42, 4))
    let data = start + 30 + Self.number(bytes, start + 26, 2) + Self.number(bytes, start + 28, 2)
    guard data <= end, size <= end - data else { return nil }
    let packed = bytes[data..<(data + size)]
    if method == 0 { return Array(packed) }
    guard method == 8 else { return nil }
    // A member of gzip is the same stream between a header, and the checksum and size that the directory states.
    let sums =
      bytes[(record.lowerBound + 16)..<(record.lowerBound + 20)]
      + bytes[(record.lowerBound + 24)..<(record.lowerBound + 28)]
    var rest: [UInt8]? = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + packed + sums
    var content: [UInt8] = []
    do {
      let decoder = try GzipDecoder()
      while true {
        let piece = try decoder.next(atMost: 1 << 16) {
          defer { rest = nil }
          return rest ?? []
        }
        if piece.isEmpty { return content }
        content += piece
      }
    } catch {
      return nil
    }
  }

  /// The archive with another content of a member; nil where there is none of the name.
  package func replacing(_ name: String, with content: [UInt8]) -> [UInt8]? {
    guard let record = record(named: name), let encoder = GzipEncoder() else { return nil }
    let packed = encoder.compressed(content, isLast: true)
    guard packed.count > 18 else { return nil }
    let stream = packed[10..<(packed.count - 8)]
    // Deflated, without flags or a time.
    let head = [0, 0, 8, 0] + Array(bytes[(record.lowerBound + 12)..<(record.lowerBound + 16)])
    let sums =
      Array(packed[(packed.count - 8)..<(packed.count - 4)]) + Self.bytes(of: stream.count, 4)
      + Self.bytes(of: content.count, 4)
    let title = Self.bytes(of: name.utf8.count, 2)
    var archive = Array(bytes[..<directory])
    let start = archive.count
    archive += [0x50, 0x4B, 0x03, 0x04, 20, 0] + head + sums + title + [0, 0] + Array(name.utf8) + stream
    let (before, after) = (bytes[directory..<record.lowerBound], bytes[record.upperBound..<end])
    let moved = archive.count
    archive += before
    archive += [0x50, 0x4B, 0x01, 0x02, 20, 0, 20, 0] + head + sums + title
    archive += [UInt8](repeating: 0, count: 12) + Self.bytes(of: start, 4) + Array(name.utf8)
    archive += after
    let size = archive.count - moved
    return archive + bytes[end..<(end + 12)] + Self.bytes(of: size, 4) + Self.bytes(of: moved, 4) + [0, 0]
  }
}

/// A zip archive whose bytes are in memory, of which members are read and replaced (PKWARE's APPNOTE, with its 64-bit fields, which
/// some programs write for small files, too).
package struct ZipArchive {
  /// What the directory says of a member.
  private struct Record {
    /// Where its record is in the directory.
    let range: Range<Int>
    let name: ArraySlice<UInt8>
    let method: Int
    /// The bytes of its time, and of its checksum.
    let time: ArraySlice<UInt8>
    let checksum: ArraySlice<UInt8>
    /// Its bytes, packed and unpacked, and where it begins.
    var packed: Int
    var size: Int
    var start: Int
  }

  private let bytes: [UInt8]
  /// Where the directory begins, which stands after all members.
  private let directory: Int
  private let records: [Record]

  /// A member of more bytes, unpacked, is not read: memory would run out before it ends.
  private static let most = 1 << 29

  /// Nil for what is not such an archive.
  package init?(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    // A comment of up to 65,535 bytes may follow the end.
    guard bytes.count >= 22, bytes.starts(with: [0x50, 0x4B]),
      let end = (max(0, bytes.count - 65_557)...bytes.count - 22).last(where: {
        bytes[$0...].starts(with: mark)
      }), let directory = Self.directory(bytes, end), directory <= end
    else { return nil }
    (self.bytes, self.directory) = (bytes, directory)
    var records: [Record] = []
    while let record = Self.record(bytes, at: records.last?.range.upperBound ?? directory, end) {
      records.append(record)
    }
    self.records = records
  }

  /// Where the directory begins; nil where the archive does not say.
  private static func directory(_ bytes: [UInt8], _ end: Int) -> Int? {
    let short = number(bytes, end + 16, 4)
    guard short == 0xFFFF_FFFF else { return short }
    guard end >= 20, bytes[(end - 20)...].starts(with: [0x50, 0x4B, 0x06, 0x07]) else { return nil }
    let long = number(bytes, end - 12, 8)
    guard (0...(end - 20)).contains(long), bytes[long...].starts(with: [0x50, 0x4B, 0x06, 0x06]) else {
      return nil
    }
    let directory = number(bytes, long + 48, 8)
    return directory >= 0 ? directory : nil
  }

  /// The record at a place of the directory; nil where there is none.
  private static func record(_ bytes: [UInt8], at: Int, _ end: Int) -> Record? {
    guard at + 46 <= end, bytes[at...].starts(with: [0x50, 0x4B, 0x01, 0x02]) else { return nil }
    let name = (at + 46)..<(at + 46 + number(bytes, at + 28, 2))
    let extra = name.upperBound..<(name.upperBound + number(bytes, at + 30, 2))
    let next = extra.upperBound + number(bytes, at + 32, 2)
    guard next <= end else { return nil }
    var record = Record(
      range: at..<next, name: bytes[name], method: number(bytes, at + 10, 2),
      time: bytes[(at + 12)..<(at + 16)],
      checksum: bytes[(at + 16)..<(at + 20)], packed: number(bytes, at + 20, 4),
      size: number(bytes, at + 24, 4), start: number(bytes, at + 42, 4))
    var field = extra.lowerBound
    while field + 4 <= extra.upperBound {
      var value = field + 4
      field = value + number(bytes, field + 2, 2)
      guard number(bytes, value - 4, 2) == 1 else { continue }
      // Those that do not fit into 32 bits, in this order.
      for part in [\Record.size, \.packed, \.start] where record[keyPath: part] == 0xFFFF_FFFF {
        guard value + 8 <= min(field, extra.upperBound) else { break }
        record[keyPath: part] = number(bytes, value, 8)
        value += 8
      }
    }
    return record
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    guard at + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  private static func bytes(of number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// The names of all members, in their order.
  package var names: [String] { records.map { String(decoding: $0.name, as: UTF8.self) } }

  private func record(named name: String) -> Record? { records.first { $0.name.elementsEqual(name.utf8) } }

  /// The content of a member; nil where there is none of the name, and for one that is damaged, packed in an unusual way, or of more
  /// than half a gigabyte.
  package func content(named name: String) -> [UInt8]? {
    guard let record = record(named: name), (0...Self.most).contains(record.size),
      (0..<directory).contains(record.start)
    else { return nil }
    let titles = Self.number(bytes, record.start + 26, 2) + Self.number(bytes, record.start + 28, 2)
    let data = record.start + 30 + titles
    guard data <= directory, (0...(directory - data)).contains(record.packed) else { return nil }
    let packed = bytes[data..<(data + record.packed)]
    if record.method == 0 { return Array(packed) }
    guard record.method == 8 else { return nil }
    // A member of gzip is the same stream between a header, and the checksum and size that the directory states.
    var rest: [UInt8]? =
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + packed + record.checksum + Self.bytes(of: record.size, 4)
    var content: [UInt8] = []
    do {
      let decoder = try GzipDecoder()
      while content.count <= record.size {
        let piece = try decoder.next(atMost: 1 << 16) {
          defer { rest = nil }
          return rest ?? []
        }
        if piece.isEmpty { return content }
        content += piece
      }
      return nil
    } catch {
      return nil
    }
  }

  /// The archive with another content of a member; nil where there is none of the name.
  package func replacing(_ name: String, with content: [UInt8]) -> [UInt8]? {
    guard let record = record(named: name), records.count < 0xFFFF, let encoder = GzipEncoder() else {
      return nil
    }
    let packed = encoder.compressed(content, isLast: true)
    guard packed.count > 18 else { return nil }
    let stream = packed[10..<(packed.count - 8)]
    // Deflated, without flags.
    let head = [0, 0, 8, 0] + record.time
    let sums =
      packed[(packed.count - 8)..<(packed.count - 4)] + Self.bytes(of: stream.count, 4)
      + Self.bytes(of: content.count, 4)
    let title = Self.bytes(of: name.utf8.count, 2)
    var archive = Array(bytes[..<directory])
    let start = archive.count
    archive += [0x50, 0x4B, 0x03, 0x04, 20, 0] + head + sums + title + [0, 0] + Array(name.utf8) + stream
    let moved = archive.count
    guard moved < 0xFFFF_FFFF else { return nil }
    for other in records {
      if other.range != record.range {
        archive += bytes[other.range]
        continue
      }
      archive += [0x50, 0x4B, 0x01, 0x02, 20, 0, 20, 0] + head + sums + title
      archive += [UInt8](repeating: 0, count: 12) + Self.bytes(of: start, 4) + Array(name.utf8)
    }
    let size = archive.count - moved
    let count = Self.bytes(of: records.count, 2)
    return archive + [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + count + count + Self.bytes(of: size, 4)
      + Self.bytes(of: moved, 4) + [0, 0]
  }
}

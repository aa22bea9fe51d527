/// What is known of a whole cell: a verdict, or nothing.
enum IndexCode {
  static let inside: UInt8 = 0
  static let disputed: UInt8 = 1
  static let outside: UInt8 = 2
  /// A limit may run through the cell.
  static let mixed: UInt8 = 3

  /// The verdicts by their codes; that of a mixed cell means nothing.
  static let verdicts: [Verdict] = [.inside, .disputed, .outside, .outside]
}

/// Two bits a cell. Mixed cells have a table of their own, of 8 by 8 smaller cells.
///
/// The tables of mixed cells lie in the order of the cells, so that a cell's is found by counting the mixed ones before
/// it: of the words before, that number is kept, and in the cell's own word bits are counted.
struct CellTable: Sendable {
  /// The codes of all cells, 32 cells a word, the first in the lowest bits.
  private(set) var words: [UInt64]
  /// How many mixed cells there are before each word.
  private(set) var ranks: [UInt32]
  /// The codes of the parts of mixed cells, 64 parts in two words a cell.
  private(set) var parts: [UInt64]

  static let cellsPerWord = 32

  /// - Parameters:
  ///   - codes: A code for each cell.
  ///   - parts: Two words for each mixed cell, in the order of the cells.
  init(codes: [UInt8], parts: [UInt64]) {
    let count = (codes.count + Self.cellsPerWord - 1) / Self.cellsPerWord
    words = [UInt64](repeating: 0, count: count)
    ranks = [UInt32](repeating: 0, count: count)
    self.parts = parts
    for (cell, code) in codes.enumerated() { words[cell >> 5] |= UInt64(code) << ((cell & 31) << 1) }
    var rank: UInt32 = 0
    for word in words.indices {
      ranks[word] = rank
      rank += UInt32(Self.mixed(words[word]).nonzeroBitCount)
    }
  }

  /// A bit for each mixed cell of a word.
  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 { word & (word >> 1) & 0x5555_5555_5555_5555 }

  /// The code of a cell, by the word it is in.
  @inline(__always)
  static func code(_ word: UInt64, _ cell: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: cell &<< 1)) & 3
  }

  /// How many mixed cells there are before a cell.
  @inline(__always)
  static func rank(_ before: UInt32, _ word: UInt64, _ cell: Int) -> Int {
    let below = ((1 as UInt64) &<< UInt64(truncatingIfNeeded: cell &<< 1)) &- 1
    return Int(before) &+ (mixed(word) & below).nonzeroBitCount
  }

  /// The code of a part of a mixed cell.
  func code(ofPart part: Int, of cell: Int) -> UInt8 {
    let rank = Self.rank(ranks[cell >> 5], words[cell >> 5], cell)
    return Self.code(parts[2 * rank + (part >> 5)], part)
  }
}

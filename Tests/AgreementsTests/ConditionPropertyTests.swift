import TestSupport
import Testing

@testable import Agreements

/// Generated conditions over generated tables, against an oracle that shares nothing with demarc's.
@Suite struct ConditionPropertyTests {
  private enum Test {
    case values([String])
    case pattern(String)
    case limits(Double?, Double?)

    var yaml: String {
      func quoted(_ text: String) -> String { "'\(text)'" }
      switch self {
      case .values(let values):
        return values.count == 1
          ? "equals: \(quoted(values[0]))" : "one_of: [\(values.map(quoted).joined(separator: ", "))]"
      case .pattern(let text): return "matches: \(quoted(text))"
      case .limits(let least, let most):
        return [least.map { "at_least: \($0)" }, most.map { "at_most: \($0)" }].compactMap(\.self)
          .joined(separator: ", ")
      }
    }
  }

  /// A number of digits and perhaps a point without zeros at its end, or the text itself.
  private static func canonical(_ text: String) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      (parts[0].drop { $0 == "-" } + parts[1]).allSatisfy({ "0123456789".contains($0) })
    else { return text }
    let fraction = String(parts[1].reversed().drop { $0 == "0" }.reversed())
    return fraction.isEmpty ? String(parts[0]) : "\(parts[0]).\(fraction)"
  }

  /// A number of digits, a point and a sign at most.
  private static func number(_ text: String) -> Double? {
    text.allSatisfy { "0123456789.-".contains($0) } ? Double(text) : nil
  }

  private static func holds(_ test: Test, _ text: String) -> Bool {
    switch test {
    case .values(let values): return values.contains { canonical($0) == canonical(text) }
    case .pattern(let pattern): return text.contains(pattern)
    case .limits(let least, let most):
      guard let value = number(text) else { return false }
      return value >= least ?? value && value <= most ?? value
    }
  }

  /// How many letters differ, by trying all ways.
  private static func edits(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    guard let x = a.first else { return b.count }
    guard let y = b.first else { return a.count }
    if x == y { return edits(a.dropFirst(), b.dropFirst()) }
    return 1
      + min(
        edits(a.dropFirst(), b.dropFirst()), edits(a.dropFirst(), b), edits(a, b.dropFirst()))
  }

  private static func edits(_ a: String, _ b: String) -> Int {
    edits(Array(a.lowercased())[...], Array(b.lowercased())[...])
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func rowsAndWordsAreTheOracles(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func pick<T>(_ values: [T]) -> T { values[Int.random(in: values.indices, using: &random)] }
    let texts = ["ab", "abc", "Ab", "bcab", "ca", "caab", "b-a", "cc", "x y", "ünd"]
    let numbers = ["1", "1.0", "1.50", "1.5", "01", "2", "10", "-3", "-3.00", "7 killed", "0.5", "100"]
    for _ in 0..<40 {
      let values = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        let value = pick([pick(texts), pick(numbers), ""])
        return value
      }
      let test: Test =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .values([pick(texts + numbers)])
        case 1: .values(Array(Set((0..<3).map { _ in pick(texts + numbers) })).sorted())
        case 2: .pattern(pick(["ab", "a", "ca", "q", "killed", "bca"]))
        default:
          pick([.limits(1.5, nil), .limits(nil, 2), .limits(1, 10), .limits(500, nil), .limits(-3, -3)])
        }
      let agreement = """
        title: t
        zones: [{id: z, line: line.geojson, depth: 6km}]
        obligations:
          - {id: o, text: t, zone: z, by: 2018-10-10, concerns: [{column: value, \(test.yaml)}]}

        """
      let table =
        "latitude,longitude,date,value\n"
        + values.map { "35.81,36.70,2018-10-15,\(pick(["", " "]))\($0)\(pick(["", " "]))\n" }.joined()
      let found = try DateFaultTests.run(table, agreement: agreement)
      #expect(
        found.rows.map { $0["finding"] == "breach" } == values.map { Self.holds(test, $0) },
        "\(test) \(values) \(seed)")
      // What no row has, and nothing else, is said.
      let said = found.notes.filter { $0.hasPrefix("warning: ‘o’: ") }.map { $0.dropFirst(14) }
      let others = Set(values).filter { !$0.isEmpty && !Self.holds(test, $0) }
      switch test {
      case .values(let wanted):
        let missing = wanted.filter { value in
          !values.contains { Self.canonical($0) == Self.canonical(value) }
        }
        let different = missing.filter { value in
          Self.canonical(value) == value || !wanted.contains(Self.canonical(value))
        }
        for value in different {
          let sentence = said.first { $0.hasPrefix("‘\(value)’ is in no row of ‘value’") }
          #expect(sentence != nil, "\(test) \(values): \(said) \(seed)")
          let least = others.map { Self.edits(value, $0) }.min()
          if let least, least <= max(2, value.count / 3) {
            let nearest = others.filter { Self.edits(value, $0) == least }.min()
            #expect(sentence?.hasSuffix("it has ‘\(nearest ?? "")’") == true, "\(value) \(others): \(said)")
          }
        }
        if missing.isEmpty {
          let alike = others.filter { other in
            wanted.contains { Self.canonical($0).lowercased() == Self.canonical(other).lowercased() }
          }
          #expect(said.count == alike.count, "\(test) \(values): \(said)")
          #expect(said.allSatisfy { $0.contains("whose capitals are others") }, "\(said)")
        }
      case .pattern, .limits:
        let isSaid = said.contains { $0.contains("no row of ‘value’") }
        #expect(isSaid == !values.contains { Self.holds(test, $0) }, "\(test) \(values): \(said)")
        if case .limits = test {
          let unread = values.filter { !$0.isEmpty && Self.number($0) == nil }
          #expect(said.contains { $0.contains("not compared") } == !unread.isEmpty, "\(values): \(said)")
        }
      }
    }
  }
}

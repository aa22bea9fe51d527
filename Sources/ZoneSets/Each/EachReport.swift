package import Geometry
package import SystemIO
internal import TextFormats

/// Counts what became of many features, for the person who made their zones.
package struct EachReport {
  private let tolerance: Length
  private let keepsGoing: Bool
  /// Features so far.
  package private(set) var count = 0
  private var made = 0
  private var area = 0.0
  private var bound = 0.0
  private var worst = ""
  private var empty: [String] = []
  private var notes: [String] = []
  private var notesInAll = 0
  private var renamed: [EachResult.Renaming] = []
  /// How well lines are known, in the order in which it was met, and of how many.
  private var reservations: [(text: String, count: Int)] = []
  private var otherReservations = 0
  private var failures: [EachResult.Failure] = []
  /// Files that cannot be read.
  private var files = 0
  /// How many zones have each name.
  private var names: [String: Int] = [:]

  /// Notes, and failures, beyond this many are counted only.
  private static let (mostNotes, most) = (5, 20)

  /// - Parameters:
  ///   - tolerance: That of all zones.
  ///   - keepsGoing: Whether a feature of which no zone can be made is left out, instead of ending the work.
  package init(tolerance: Length, keepsGoing: Bool) {
    (self.tolerance, self.keepsGoing) = (tolerance, keepsGoing)
  }

  /// Counts a feature.
  ///
  /// - Returns: Its zone; nil where there is none and the work goes on.
  /// - Throws: ``EachResult/Failure`` where there is none and the work ends.
  package mutating func take(_ result: EachResult) throws(EachResult.Failure) -> EachResult.Made? {
    count += 1
    switch result.outcome {
    case .failure(let failure):
      guard keepsGoing else { throw failure }
      failures.append(failure)
      return nil
    case .success(let zone):
      made += 1
      area += zone.area
      if zone.deviationBound >= bound { (bound, worst) = (zone.deviationBound, result.label) }
      if zone.isEmpty { empty.append(result.label) }
      notesInAll += zone.notes.count
      for note in zone.notes where notes.count < Self.mostNotes { notes.append("\(result.label): \(note)") }
      for name in zone.renamed where !renamed.contains(name) { renamed.append(name) }
      for text in zone.reservations {
        if let index = reservations.firstIndex(where: { $0.text == text }) {
          reservations[index].count += 1
        } else if reservations.count < Self.mostNotes {
          reservations.append((text, 1))
        } else {
          otherReservations += 1
        }
      }
      names[result.name, default: 0] += 1
      return zone
    }
  }

  /// Counts a file that cannot be read at all.
  ///
  /// - Throws: The error, where a failure ends the work.
  package mutating func take(_ error: ReadError) throws(ReadError) {
    guard keepsGoing else { throw error }
    files += 1
    failures.append(EachResult.Failure(sentence: "\(error)", status: error.exitCode))
  }

  /// Ends the work where there is no zone at all.
  ///
  /// - Throws: The first ``EachResult/Failure``.
  package func requireAny() throws(EachResult.Failure) {
    guard made == 0, let first = failures.first else { return }
    let named = failures.prefix(Self.most).map(\.sentence).joined(separator: "\ndemarc: ")
    throw EachResult.Failure(
      sentence: named
        + (count <= 1
          ? "" : "\ndemarc: no zone can be made of any of the \(count) features; there is no file"),
      status: first.status)
  }

  /// The exit status: that of the first failure, nil without one.
  package var status: Int32? { failures.first?.status }

  /// The sentences, one a line.
  package var lines: [String] {
    var lines = notes.map { "note: \($0)" }
    if notesInAll > notes.count {
      lines.append("note: and \(notesInAll - notes.count) more of the kind on other lines")
    }
    for name in renamed {
      lines.append(
        "note: the property ‘\(name.from)’ is kept as ‘\(name.to)’, because demarc has one of that name")
    }
    let shared = names.filter { $0.value > 1 }
    if let (name, number) = shared.min(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append(
        "note: \(number) zones are called ‘\(name)’\(shared.count > 1 ? ", and others share names, too" : ""); ‘zone_id’ tells them apart"
      )
    }
    lines += failures.prefix(Self.most).map(\.sentence)
    if failures.count > Self.most {
      lines.append("and \(failures.count - Self.most) more without a zone")
    }
    for label in empty.prefix(Self.most) {
      lines.append("warning: \(label): the zone and the clip area do not overlap, so it has no polygons")
    }
    lines.append(
      "\(Double(made).grouped(0)) zone\(made == 1 ? "" : "s") of \(Double(count).grouped(0)) feature\(count == 1 ? "" : "s"):"
        + " \(area.grouped(3)) km², each measured alone")
    lines.append(
      "certificates: no outline strays more than \(bound.fixed(3)) m from the true limits (tolerance \(tolerance.inWords)); the most is of \(worst)"
    )
    lines += reservations.map { text, count in
      count == made ? text : "\(text) (\(count) zone\(count == 1 ? "" : "s"))"
    }
    if otherReservations > 0 { lines.append("and \(otherReservations) more of the kind on other zones") }
    if failures.count > files {
      lines.append("\(failures.count - files) of \(count) features have no zone; they are not in the file")
    }
    if files > 0 {
      lines.append(
        "\(files) file\(files == 1 ? "" : "s") cannot be read; none of their lines are in the file")
    }
    return lines
  }
}

internal import IncidentDates
internal import Dates
internal import Incidents
internal import SystemIO

/// Looks at all rows of a table before any is judged: how its dates are written, and which values conditions meet.
struct MonitorSurvey: IncidentWork {
  /// What the rows show.
  struct Piece: Sendable {
    /// For each column of dates.
    var dates: [DateSurvey]
    /// For each obligation and each of its conditions.
    var conditions: [[ConditionSurvey]]
    var rows = 0

    /// Adds what later rows show.
    mutating func add(_ other: Piece) {
      rows += other.rows
      for index in dates.indices { dates[index].add(other.dates[index]) }
      for (index, all) in other.conditions.enumerated() {
        for (place, condition) in all.enumerated() { conditions[index][place].add(condition) }
      }
    }

    /// What keeps conditions from finding what they are meant to find, a sentence each.
    func sentences(_ agreement: Agreement) -> [String] {
      if rows == 0 { return [] }
      return zip(agreement.obligations, conditions).flatMap { obligation, surveys in
        zip(obligation.concerns ?? [], surveys).flatMap { condition, survey in
          survey.sentences(condition, field: "‘\(obligation.id)’")
        }
      }
    }
  }

  private let dates: [Int]
  private let dateNames: [String]
  private let conditions: [[CompiledCondition]]
  /// The columns that are looked at, each once: those of dates first.
  private let columns: [Int]
  /// For each condition, where its columns are among ``columns``.
  private let places: [[[Int]]]

  /// - Parameter conditions: For each obligation its conditions; nil for none.
  init(_ source: DateSource, _ conditions: [[CompiledCondition]?]) {
    dates = DateColumns.surveyed(source)
    dateNames = source.dateNames
    self.conditions = conditions.map { $0 ?? [] }
    var columns = dates
    places = self.conditions.map { all in
      all.map { condition in
        condition.columns.map { column in
          if let place = columns.firstIndex(of: column) { return place }
          columns.append(column)
          return columns.count - 1
        }
      }
    }
    self.columns = columns
  }

  func begin() -> Piece {
    Piece(
      dates: dateNames.map { DateSurvey(named: $0) },
      conditions: conditions.map { $0.map { _ in ConditionSurvey() } }
    )
  }

  func work(
    on row: InputRow, by reader: RowReader, with tools: Void, _ piece: inout Piece
  ) throws(ReadError) {
    let texts = reader.texts(of: row, columns)
    piece.rows += 1
    for index in dates.indices { piece.dates[index].add(texts[index]) }
    for index in conditions.indices {
      for (number, condition) in conditions[index].enumerated() {
        for place in places[index][number] { piece.conditions[index][number].add(texts[place], condition) }
      }
    }
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece) {}
}

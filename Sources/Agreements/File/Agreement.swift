package import Geometry
package import Zones

/// An agreement as its file has it: zones, duties in time, and what is said about them.
///
/// Days are local calendar days, and every span of days includes its first and its last.
public struct Agreement: Sendable, Hashable {
  /// What messages call the file.
  package var file: String
  /// The folder in which its paths start.
  package var folder: String
  /// What the agreement is called.
  public var title: String
  /// Who made it.
  package var parties: [String]
  /// Where its facts come from.
  package var sources: [String]
  /// What a reader has to know.
  package var notes: [String]
  /// The zones, in the order of the file; at least one.
  package var zones: [ZoneTerms]
  /// The duties, in the order of the file.
  package var obligations: [Obligation]
  /// What changed later, in the order of the file.
  package var amendments: [Amendment]
  /// What other files show beside the zones.
  package var layers: [Layer]
  /// Rival readings of the text.
  package var readings: [Reading]
}

/// A zone of an agreement, or what an amendment or a reading changes of one: what is nil stays as it was.
package struct ZoneTerms: Sendable, Hashable {
  /// By what name obligations call it.
  package var id: String
  /// The line of the file on which it begins.
  package var line: Int
  /// What people call it.
  package var title: String?
  /// The file of the boundary line.
  package var boundary: String?
  /// The file of an area that is the zone itself, instead of a boundary and a rule.
  package var area: String?
  /// The depth, the depth range or the band.
  package var depth: ZoneSpecification.Depth?
  /// The side.
  package var side: ZoneSpecification.Side?
  /// The ends.
  package var ends: ZoneSpecification.Ends?
  /// The edges.
  package var edges: EdgeModel?
  /// The tolerance.
  package var tolerance: Length?
  /// The file of the area that clips the zone.
  package var within: String?
  /// The radius within which the line is known, over what its file states.
  package var lineAccuracy: Length?
  /// The first day on which there is a zone.
  package var from: CalendarDate?
  /// The last day on which there is a zone.
  package var until: CalendarDate?
  /// How the line is cut into sectors.
  package var sectors: SectorTerms?
}

/// How a line is cut into sectors.
package enum SectorTerms: Sendable, Hashable {
  /// So many of equal length.
  case equal(Int)
  /// Sectors by their names, one after the other.
  case named([Part])

  /// A sector and where it ends; nil for the last, which ends with the line.
  package struct Part: Sendable, Hashable {
    /// What people call it.
    package var name: String
    /// Where it ends.
    package var until: End?
  }

  /// Where a sector ends.
  package enum End: Sendable, Hashable {
    /// So far along the line.
    case chainage(Length)
    /// At the foot of a place.
    case place(Coordinate)
  }
}

/// A duty in a zone.
package struct Obligation: Sendable, Hashable {
  /// By what name findings call it.
  package var id: String
  /// The line of the file on which it begins.
  package var line: Int
  /// What is to be done or left.
  package var text: String
  /// The zone in which it holds.
  package var zone: String
  /// The first day on which it holds; the day after a deadline. Nil for as long as there is the zone.
  package var from: CalendarDate?
  /// The last day on which it holds.
  package var until: CalendarDate?
  /// Who is bound.
  package var bound: [String]
  /// Which incidents it concerns; all of the conditions must hold. Nil where no table can show it.
  package var concerns: [Condition]?
  /// What a table can and cannot show of it.
  package var note: String?
}

/// A condition on the columns of an incident.
package struct Condition: Sendable, Hashable {
  /// What is asked of a value.
  package enum Test: Sendable, Hashable {
    /// The value is one of these, by the letter.
    case oneOf([String])
    /// A regular expression is found in the value.
    case matches(String)
  }

  /// The columns, of which one has to pass.
  package var columns: [String]
  /// What is asked.
  package var test: Test
  /// The line of the file on which it stands.
  package var line: Int
}

/// What changed on a day: zones and obligations from that day on.
package struct Amendment: Sendable, Hashable {
  /// By what name others call it.
  package var id: String
  /// The line of the file on which it begins.
  package var line: Int
  /// What it says.
  package var text: String?
  /// The first day on which it holds.
  package var date: CalendarDate
  /// The amendment in whose place it comes.
  package var replaces: String?
  /// What it changes.
  package var changes: Changes
}

/// A rival reading of the text.
package struct Reading: Sendable, Hashable {
  /// By what name findings call it.
  package var id: String
  /// The line of the file on which it begins.
  package var line: Int
  /// What is read otherwise, and by whom.
  package var title: String?
  /// What it changes, whatever the day.
  package var changes: Changes
}

/// What is changed of zones and of obligations.
package struct Changes: Sendable, Hashable {
  /// The changed zones.
  package var zones: [ZoneTerms] = []
  /// The changed days of obligations.
  package var obligations: [ObligationChange] = []
}

/// The changed days of an obligation.
package struct ObligationChange: Sendable, Hashable {
  /// The obligation.
  package var id: String
  /// The line of the file on which it stands.
  package var line: Int
  /// The first day on which it holds now; nil for no change.
  package var from: CalendarDate?
  /// The last day on which it holds now; nil for no change.
  package var until: CalendarDate?
}

/// A file that is shown beside the zones.
package struct Layer: Sendable, Hashable {
  /// What people call it.
  package var title: String
  /// The file.
  package var file: String
  /// The column or property of names, or nil.
  package var label: String?
  /// The column or property by which larger places are named first, or nil.
  package var rank: String?
}

public import Geometry
public import Zones

/// An agreement as its file has it: zones, duties in time, and what is said about them.
///
/// Days are local calendar days, and every span of days includes its first and its last.
public struct Agreement: Sendable, Hashable {
  /// What messages call the file.
  public var file: String
  /// The folder in which its paths start.
  public var folder: String
  /// What the agreement is called.
  public var title: String
  /// Who made it.
  public var parties: [String]
  /// Where its facts come from.
  public var sources: [String]
  /// What a reader has to know.
  public var notes: [String]
  /// The zones, in the order of the file; at least one.
  public var zones: [ZoneTerms]
  /// The duties, in the order of the file.
  public var obligations: [Obligation]
  /// What changed later, in the order of the file.
  public var amendments: [Amendment]
  /// What other files show beside the zones.
  public var layers: [Layer]
  /// Rival readings of the text.
  public var readings: [Reading]
}

/// A zone of an agreement, or what an amendment or a reading changes of one: what is nil stays as it was.
public struct ZoneTerms: Sendable, Hashable {
  /// By what name obligations call it.
  public var id: String
  /// The line of the file on which it begins.
  public var line: Int
  /// What people call it.
  public var title: String?
  /// The file of the boundary line.
  public var boundary: String?
  /// The file of an area that is the zone itself, instead of a boundary and a rule.
  public var area: String?
  /// The depth, the depth range or the band.
  public var depth: ZoneSpecification.Depth?
  /// The side.
  public var side: ZoneSpecification.Side?
  /// The ends.
  public var ends: ZoneSpecification.Ends?
  /// The edges.
  public var edges: EdgeModel?
  /// The tolerance.
  public var tolerance: Length?
  /// The file of the area that clips the zone.
  public var within: String?
  /// The radius within which the line is known, over what its file states.
  public var lineAccuracy: Length?
  /// The first day on which there is a zone.
  public var from: CalendarDate?
  /// The last day on which there is a zone.
  public var until: CalendarDate?
  /// How the line is cut into sectors.
  public var sectors: SectorTerms?
}

/// How a line is cut into sectors.
public enum SectorTerms: Sendable, Hashable {
  /// So many of equal length.
  case equal(Int)
  /// Sectors by their names, one after the other.
  case named([Part])

  /// A sector and where it ends; nil for the last, which ends with the line.
  public struct Part: Sendable, Hashable {
    /// What people call it.
    public var name: String
    /// Where it ends.
    public var until: End?
  }

  /// Where a sector ends.
  public enum End: Sendable, Hashable {
    /// So far along the line.
    case chainage(Length)
    /// At the foot of a place.
    case place(Coordinate)
  }
}

/// A duty in a zone.
public struct Obligation: Sendable, Hashable {
  /// By what name findings call it.
  public var id: String
  /// The line of the file on which it begins.
  public var line: Int
  /// What is to be done or left.
  public var text: String
  /// The zone in which it holds.
  public var zone: String
  /// The first day on which it holds; the day after a deadline. Nil for as long as there is the zone.
  public var from: CalendarDate?
  /// The last day on which it holds.
  public var until: CalendarDate?
  /// Who is bound.
  public var bound: [String]
  /// Which incidents it concerns; all of the conditions must hold. Nil where no table can show it.
  public var concerns: [Condition]?
  /// What a table can and cannot show of it.
  public var note: String?
}

/// A condition on the columns of an incident.
public struct Condition: Sendable, Hashable {
  /// What is asked of a value.
  public enum Test: Sendable, Hashable {
    /// The value is one of these, by the letter.
    case oneOf([String])
    /// A regular expression is found in the value.
    case matches(String)
  }

  /// The columns, of which one has to pass.
  public var columns: [String]
  /// What is asked.
  public var test: Test
  /// The line of the file on which it stands.
  public var line: Int
}

/// What changed on a day: zones and obligations from that day on.
public struct Amendment: Sendable, Hashable {
  /// By what name others call it.
  public var id: String
  /// The line of the file on which it begins.
  public var line: Int
  /// What it says.
  public var text: String?
  /// The first day on which it holds.
  public var date: CalendarDate
  /// The amendment in whose place it comes.
  public var replaces: String?
  /// What it changes.
  public var changes: Changes
}

/// A rival reading of the text.
public struct Reading: Sendable, Hashable {
  /// By what name findings call it.
  public var id: String
  /// The line of the file on which it begins.
  public var line: Int
  /// What is read otherwise, and by whom.
  public var title: String?
  /// What it changes, whatever the day.
  public var changes: Changes
}

/// What is changed of zones and of obligations.
public struct Changes: Sendable, Hashable {
  /// The changed zones.
  public var zones: [ZoneTerms] = []
  /// The changed days of obligations.
  public var obligations: [ObligationChange] = []
}

/// The changed days of an obligation.
public struct ObligationChange: Sendable, Hashable {
  /// The obligation.
  public var id: String
  /// The line of the file on which it stands.
  public var line: Int
  /// The first day on which it holds now; nil for no change.
  public var from: CalendarDate?
  /// The last day on which it holds now; nil for no change.
  public var until: CalendarDate?
}

/// A file that is shown beside the zones.
public struct Layer: Sendable, Hashable {
  /// What people call it.
  public var title: String
  /// The file.
  public var file: String
  /// The column or property of names, or nil.
  public var label: String?
  /// The column or property by which larger places are named first, or nil.
  public var rank: String?
}

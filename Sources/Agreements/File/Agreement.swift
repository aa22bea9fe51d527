package import IncidentDates
package import Dates
package import Geometry
package import ZoneAnalysis
package import Zones

/// An agreement as its file has it: zones, duties in time, and what is said about them.
///
/// Days and hours are those of local clocks, and every span of days includes its first and its last.
public struct Agreement: Sendable, Hashable {
  /// What messages call the file.
  package var file: String
  /// The folder in which its paths start.
  package var folder: String
  /// The time zone of its days and hours; nil where it names none.
  package var timeZone: LocalZone?
  /// What the agreement is called.
  package var title: String
  /// Who made it.
  package var parties: [String]
  /// The sources of its facts, a reference each.
  package var sources: [String]
  /// Remarks for readers, which pages and maps show.
  package var notes: [String]
  /// The zones, in the order of the file; at least one.
  package var zones: [ZoneTerms]
  /// The duties, in the order of the file.
  package var obligations: [Obligation]
  /// The amendments, in the order of the file.
  package var amendments: [Amendment]
  /// The files that are drawn beside the zones.
  package var layers: [Layer]
  /// The rival readings; empty where the text has one meaning.
  package var readings: [Reading]
}

/// A zone of an agreement, or the changes to one by an amendment or a reading, of which members that are nil stay as
/// they were.
package struct ZoneTerms: Sendable, Hashable {
  /// The name by which obligations refer to it; unique whatever its case.
  package var id: String
  /// The line of the file on which it begins.
  package var line: Int
  /// A title for people; nil where it has none.
  package var title: String?
  /// The file of the boundary line.
  package var boundary: String?
  /// The file of an area that is the zone itself, instead of a boundary and a rule.
  package var area: String?
  /// The depth, the depth range or the band.
  package var depth: ZoneSpecification.Depth?
  /// The side of the line on which the zone lies; nil for both.
  package var side: ZoneSpecification.Side?
  /// The form of the zone at the ends of the line; nil for the form that suits the side.
  package var ends: ZoneSpecification.Ends?
  /// How vertices of the line are joined; nil for geodesics.
  package var edges: EdgeModel?
  /// How far outlines may be from the true limits; nil for 1 m.
  package var tolerance: Length?
  /// The file of the area that clips the zone.
  package var within: String?
  /// The radius within which the line is known, over what its file states.
  package var lineAccuracy: Length?
  /// The first second in which there is a zone.
  package var from: Moment?
  /// The last second in which there is a zone.
  package var until: Moment?
  /// How the line is cut into sectors.
  package var sectors: SectorTerms?
}

/// How a line is cut into sectors.
package enum SectorTerms: Sendable, Hashable {
  /// A number of sectors of equal length, which are called 1, 2, 3 and so on.
  case equal(Int)
  /// Sectors by their names, one after the other.
  case named([Part])

  /// A sector and where it ends; nil for the last, which ends with the line.
  package struct Part: Sendable, Hashable {
    /// The name, which stands in the column `sector` of findings.
    package var name: String
    /// Where it ends along the line; nil for the last sector.
    package var until: SectorEnd?
  }
}

/// A duty that holds in a zone for a span of days.
package struct Obligation: Sendable, Hashable {
  /// The name by which findings refer to it; unique whatever its case.
  package var id: String
  /// The line of the file on which it begins.
  package var line: Int
  /// The duty in the words of the agreement.
  package var text: String
  /// The zone in which it holds.
  package var zone: String
  /// The first second in which it holds; the one after a deadline. Nil for as long as there is the zone.
  package var from: Moment?
  /// The last second in which it holds.
  package var until: Moment?
  /// The parties that are bound; empty where the file names none.
  package var bound: [String]
  /// Which incidents it concerns; all of the conditions must hold. Nil where no table can show it.
  package var concerns: [Condition]?
  /// A remark on what a table of incidents can and cannot show of it.
  package var note: String?
}

/// A condition on the columns of an incident.
package struct Condition: Sendable, Hashable {
  /// A test of a value.
  package enum Test: Sendable, Hashable {
    /// The value equals one of these, letter case included; numbers whatever zeros they end in.
    case oneOf([String])
    /// A regular expression is found in the value.
    case matches(String)
    /// The value is a number within limits, both of them in.
    case range(atLeast: Double?, atMost: Double?)
  }

  /// The columns, of which one has to pass.
  package var columns: [String]
  /// The test that a value of these columns has to pass.
  package var test: Test
  /// The line of the file on which it stands.
  package var line: Int
}

/// A change of zones and obligations from a day on.
package struct Amendment: Sendable, Hashable {
  /// The name by which other amendments refer to it.
  package var id: String
  /// The line of the file on which it begins.
  package var line: Int
  /// The amendment in the words of the agreement; nil for none.
  package var text: String?
  /// The first second in which it holds.
  package var date: Moment
  /// The id of the amendment that it replaces; nil for none.
  package var replaces: String?
  /// The zones and obligations that it changes from its day on.
  package var changes: Changes
}

/// A rival reading of the text.
package struct Reading: Sendable, Hashable {
  /// The name by which findings refer to it; unique whatever its case.
  package var id: String
  /// The line of the file on which it begins.
  package var line: Int
  /// The difference to the text, and who reads it so; nil for none.
  package var title: String?
  /// The changes, which hold on every day.
  package var changes: Changes
}

/// Changes to zones and to obligations.
package struct Changes: Sendable, Hashable {
  /// The changed terms of zones; terms that stay as they were are nil.
  package var zones: [ZoneTerms] = []
  /// The obligations whose days change.
  package var obligations: [ObligationChange] = []
}

/// The changed days of an obligation.
package struct ObligationChange: Sendable, Hashable {
  /// The id of the obligation.
  package var id: String
  /// The line of the file on which it stands.
  package var line: Int
  /// The first second in which it holds now; nil for no change.
  package var from: Moment?
  /// The last second in which it holds now; nil for no change.
  package var until: Moment?
}

/// A file that is shown beside the zones.
package struct Layer: Sendable, Hashable {
  /// The title, which stands in legends.
  package var title: String
  /// The path of the file, as the agreement has it.
  package var file: String
  /// The column or property of names, or nil.
  package var label: String?
  /// The column or property by which larger places are named first, or nil.
  package var rank: String?
}

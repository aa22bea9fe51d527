internal import Maps
internal import SystemIO

/// The values that the template fills in, by the names that it has for them.
struct ReportContext {
  struct ObligationLine {
    var id: String
    var text: String
    var note: String?
    var bound: String
    var zone: String
    var days: String
    var isJudged: Bool
    var counts: [String]
  }

  struct AmendmentLine {
    var date: String
    var text: String
  }

  struct ReadingLine {
    var reading: String
    var obligation: String
    var counts: [String]
  }

  struct RegionLine {
    var zone: String
    var reading: String
    var days: String
    var rule: String
    var part: String
    var area: String
    var perimeter: String
  }

  struct SectorLine {
    var name: String
    var zone: String
    var from: String
    var to: String
    var area: String
    var counts: [String]
  }

  struct FileLine {
    var name: String
    var sha256: String
  }

  /// The lines of some files, each once.
  static func files(_ paths: [String]) -> [FileLine] {
    ReportText.distinct(paths).map {
      FileLine(name: $0, sha256: InputFile.sha256(of: $0) ?? "not a file that can be read again")
    }
  }

  struct Figure {
    var label: String
    var value: String
    var note: String
    /// The class of its look.
    var style: String
  }

  /// A note, and whether it is one of the program that the language of the page lacks.
  struct Note {
    var text: String
    var isEnglish: Bool
  }

  struct PartLine {
    var name: String
    var rule: String
    var counts: [String]
  }

  var title: String
  var parties: String?
  var headline: String
  /// All incidents by the kind of finding; the numbers add up.
  var sum: String
  var figures: [Figure]
  var warnings: [String] = []
  var statements: [String] = []
  private(set) var hasObligations = false
  var obligations: [ObligationLine] = []
  /// The zones and how many incidents are in each, for a page without an agreement.
  var parts: [PartLine] = []
  private(set) var hasParts = false
  /// What the columns of counts are called: the kinds of findings.
  var kinds: [String]
  /// Those of sectors, which leave out the incidents that concern no obligation.
  private(set) var sectorKinds: [String] = []
  var amendments: [AmendmentLine] = []
  private(set) var hasReadings = false
  var held = ""
  var readings: [ReadingLine] = []
  var regions: [RegionLine] = []
  private(set) var hasSectors = false
  var sectors: [SectorLine] = []
  var certificates: [String] = []
  var sources: [String] = []
  private(set) var notes: [Note] = []
  var files: [FileLine] = []
  var command: String
  var version: String
  var versions: String
  var isInteractive: Bool
  /// SVG, where the map is not interactive.
  var map: String?
  var style: String
  var leafletStyle: String?
  var leaflet: String?
  var script: String
  var scriptHashes: String
  var data: String
  var words: [String: String]
  var language: String
  /// `ltr` or `rtl`.
  var direction: String
  /// Whether the page is about findings on obligations, and not about verdicts alone.
  var isFindings: Bool
  /// The sentence at the end.
  var closing: String
  /// The sentence that says which texts are in English; nil where all are.
  var english: String?

  /// Adds what is said of zones and table, in the language of the page as far as it has it. Warnings stand above, and not here again.
  ///
  /// - Parameter authors: The notes of an agreement, in whatever language they are.
  mutating func add(notes sentences: [String], of authors: [String], _ words: Wording) {
    notes += authors.map { Note(text: $0, isEnglish: false) }
    for sentence in ReportText.distinct(sentences)
    where !authors.contains(sentence)
      && !warnings.contains(where: { sentence.hasPrefix("warning: ") && sentence.hasSuffix(": \($0)") })
    {
      let said = words.note(sentence)
      notes.append(Note(text: said ?? sentence, isEnglish: said == nil))
    }
    if !notes.contains(where: \.isEnglish) { english = nil }
  }

  /// Says which sections there are. The template sees stored properties alone, so that this is done once all are filled in.
  mutating func complete() {
    hasObligations = !obligations.isEmpty
    hasParts = !parts.isEmpty
    hasReadings = !readings.isEmpty
    hasSectors = !sectors.isEmpty
    sectorKinds = Array(kinds.prefix(3))
  }
}

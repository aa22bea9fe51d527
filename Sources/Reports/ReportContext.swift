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

  var title: String
  var parties: String?
  var outcome: String
  var warnings: [String] = []
  var statements: [String] = []
  var obligations: [ObligationLine] = []
  var amendments: [AmendmentLine] = []
  var hasReadings: Bool { !readings.isEmpty }
  var held = ""
  var readings: [ReadingLine] = []
  var regions: [RegionLine] = []
  var hasSectors: Bool { !sectors.isEmpty }
  var sectors: [SectorLine] = []
  var certificates: [String] = []
  var sources: [String] = []
  var notes: [String] = []
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
}

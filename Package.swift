// swift-tools-version: 6.2
import PackageDescription

// Imports go one way, from a name to those on its right; Tests/PackageTests checks it.
//
//     DemarcCommand, Demarc, DemarcC -> Reports -> Agreements -> Maps -> Incidents -> ZoneFiles
//     Agreements -> IncidentDates -> Incidents -> Plausibility -> Places, ZoneDoubt
//                -> Patterns
//     ZoneFiles -> Places -> TextFormats -> SystemIO -> CSystem, CZLIB
//                                        -> CScan
//     Incidents, ZoneFiles -> Dates -> TextFormats
//               -> ZoneAnalysis, Topology (for its version)
//     ZoneAnalysis -> ZoneBuilding -> ZoneVerification -> Zones -> Topology -> CGEOS
//                                                               -> Chains -> Geodesy -> CPROJ
//     Incidents -> ZoneDoubt -> Zones
//     DemarcCommand -> ZoneSets, AreaTables -> Incidents
//                   -> ZoneSets -> ZoneExports -> ZoneFiles
//     Topology, Geodesy, Places, TextFormats -> Geometry
//
// Only Geodesy sees PROJ, only Topology GEOS, only SystemIO the C library and zlib, only Agreements YAML, and only Reports
// HTML. ZoneVerification cannot see ZoneBuilding.

let checked: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
// Tests that call the C library within a macro such as #expect cannot mark the call as unsafe; these are ‘checked’.
let strict = checked + [.strictMemorySafety()]

let page = [
  "report.mustache", "report.css", "data.js", "filters.js", "canvas.js", "legend.js", "map.js",
  "timeline.js", "table.js",
  "detail.js", "page.js",
]

/// A target of this package, with the settings that all of them have.
func module(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [],
  linked libraries: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict,
    linkerSettings: libraries)
}

/// The tests of a target, with what they need beside it.
func tests(
  of name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
  settings: [SwiftSetting] = strict
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "demarc",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "demarc", targets: ["DemarcCommand"]),
    .library(name: "Demarc", targets: ["Demarc"]),
    // What tools/library links to libdemarc.so.
    .library(name: "DemarcC", type: .static, targets: ["DemarcC"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(
      name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(
      name: "CZLIB", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // What Swift leaves out of Linux's C library.
    .systemLibrary(name: "CSystem"),
    // The C library's mathematical functions.
    .systemLibrary(name: "CMath"),
    // Comparisons of 64 bytes at once.
    .systemLibrary(name: "CScan"),

    // Values, work on all cores, and the system.
    module("Geometry", []),
    module("Concurrency", []),
    // Linux has iconv in its C library.
    module(
      "SystemIO", ["CSystem", "CZLIB"], linked: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),

    // Distances, reference systems and planar topology.
    module("Geodesy", ["CMath", "CPROJ", "Geometry"]),
    module("Topology", ["CGEOS", "Geometry"]),

    // Zones: what they are, the proof, the construction, what is asked of them.
    module("Chains", ["Geometry", "Geodesy"]),
    module("Zones", ["Chains", "Concurrency", "Geometry", "Geodesy", "Topology"]),
    module("ZoneDoubt", ["CMath", "Geometry", "Geodesy", "Topology", "Zones", "ZoneBuilding"]),
    module("ZoneVerification", ["Concurrency", "Geometry", "Geodesy", "Topology", "Zones"]),
    module("ZoneBuilding", ["Concurrency", "Geometry", "Geodesy", "Topology", "Zones", "ZoneVerification"]),
    module(
      "ZoneAnalysis",
      ["Concurrency", "Geometry", "Geodesy", "Topology", "Zones", "ZoneVerification", "ZoneBuilding"]),

    // Texts and files.
    module("TextFormats", ["CScan", "Geometry", "SystemIO"]),
    module("Dates", ["TextFormats"]),
    module("Patterns", []),
    module(
      "Places", ["Geometry", "Geodesy", "SystemIO", "TextFormats"],
      resources: [.embedInCode("Gazetteer/countries.csv"), .embedInCode("Profiles/profiles.csv")]),
    module(
      "ZoneFiles",
      [
        "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Topology", "Places", "Zones",
        "ZoneVerification", "ZoneAnalysis",
      ]),
    module("Plausibility", ["Geometry", "Geodesy", "Places", "Zones", "ZoneDoubt"]),
    module(
      "Incidents",
      [
        "Concurrency", "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Plausibility",
        "Zones", "ZoneDoubt", "ZoneFiles",
      ]),
    module("IncidentDates", ["Dates", "Incidents", "SystemIO", "TextFormats"]),

    // Limits, and zones for other programs.
    module(
      "ZoneExports",
      ["Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Zones", "ZoneAnalysis", "ZoneFiles"]),

    // What polygons cover: categories, places and cells.
    module(
      "AreaTables",
      [
        "Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneAnalysis", "ZoneFiles", "Incidents",
      ]),

    // Many zones at once.
    module(
      "ZoneSets",
      [
        "Concurrency", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneDoubt", "ZoneBuilding",
        "ZoneAnalysis", "ZoneFiles", "ZoneExports", "Incidents", "Plausibility",
      ]),

    // What people look at.
    module(
      "Maps",
      [
        "Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneDoubt", "ZoneFiles", "Incidents",
        "Plausibility",
      ],
      resources: [.embedInCode("Wording/words.tsv"), .embedInCode("Wording/notes.tsv")]),
    module(
      "Agreements",
      [
        "Dates", "Geometry", "Geodesy", "Places", "SystemIO", "TextFormats", "Zones", "ZoneDoubt",
        "ZoneBuilding", "ZoneAnalysis", "ZoneFiles", "Incidents", "IncidentDates", "Patterns", "Plausibility",
        .product(name: "Yams", package: "Yams"),
      ]),
    module(
      "Reports",
      [
        "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneDoubt", "ZoneAnalysis",
        "ZoneFiles", "Incidents", "Maps", "Agreements", "Plausibility",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: page.map { .embedInCode("Page/\($0)") }),

    // What clients import: it exports the public items of the targets below it.
    module(
      "Demarc",
      [
        "Geometry", "Geodesy", "SystemIO", "Places", "Zones", "ZoneDoubt", "ZoneBuilding", "ZoneFiles",
        "Incidents", "Agreements", "Plausibility", "Reports",
      ]),
    // The C interface, declared by ‘demarc.h’.
    .systemLibrary(name: "CDemarc"),
    module(
      "DemarcC",
      [
        "AreaTables", "CDemarc", "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Zones",
        "ZoneDoubt",
        "ZoneBuilding", "ZoneFiles", "Incidents", "IncidentDates", "Agreements", "Plausibility",
      ]),
    // The program. Its name differs from that of the library by more than case, for file systems that ignore it.
    .executableTarget(
      name: "DemarcCommand",
      dependencies: [
        "Concurrency", "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Zones",
        "ZoneDoubt", "ZoneBuilding", "ZoneAnalysis", "ZoneFiles", "ZoneExports", "ZoneSets", "AreaTables",
        "Incidents", "IncidentDates", "Maps", "Agreements", "Plausibility", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What tests share: seeded numbers, temporary folders, zones as cases, and an oracle that judges by other means.
    .target(
      name: "TestSupport", dependencies: ["Geometry", "Geodesy", "Topology", "Zones", "ZoneBuilding"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "Geometry", []),
    tests(of: "Concurrency", []),
    tests(of: "SystemIO", ["TestSupport"], settings: checked),
    tests(of: "Geodesy", ["Geometry", "TestSupport"]),
    tests(of: "Topology", ["CGEOS", "Geometry", "TestSupport"]),
    tests(of: "Zones", ["Geometry", "Geodesy", "TestSupport", "Topology", "ZoneDoubt"]),
    tests(of: "AreaTables", ["Geometry", "Geodesy", "SystemIO", "TestSupport", "ZoneAnalysis"]),
    tests(of: "ZoneSets", ["Geometry", "Geodesy", "TestSupport", "ZoneDoubt", "Zones"]),
    tests(of: "ZoneVerification", ["Geometry", "Geodesy", "TestSupport", "Zones", "ZoneBuilding"]),
    tests(
      of: "ZoneBuilding",
      ["Concurrency", "Geometry", "Geodesy", "TestSupport", "Topology", "Zones", "ZoneVerification"]),
    tests(of: "ZoneAnalysis", ["Geometry", "Geodesy", "TestSupport", "Zones", "ZoneBuilding"]),
    tests(of: "TextFormats", ["CScan", "Geometry", "SystemIO", "TestSupport"]),
    tests(of: "Dates", ["TestSupport"]),
    tests(of: "Patterns", ["TestSupport"]),
    tests(of: "Places", ["Geometry", "Geodesy", "TestSupport"]),
    tests(
      of: "ZoneFiles",
      [
        "Geometry", "Geodesy", "SystemIO", "TextFormats", "TestSupport", "Zones", "ZoneAnalysis",
        "ZoneBuilding",
        "ZoneVerification",
      ]),
    tests(
      of: "ZoneExports",
      ["Geometry", "Geodesy", "SystemIO", "TextFormats", "TestSupport", "Zones", "ZoneBuilding", "ZoneFiles"]),
    tests(
      of: "Incidents",
      [
        "Geometry", "Geodesy", "Places", "Plausibility", "SystemIO", "TextFormats", "TestSupport", "Zones",
        "ZoneBuilding", "ZoneDoubt", "ZoneFiles",
      ]),
    tests(
      of: "Maps",
      ["Geodesy", "Geometry", "Incidents", "SystemIO", "TextFormats", "TestSupport", "Zones", "ZoneFiles"]),
    tests(
      of: "Agreements",
      [
        "Dates", "Geometry", "Incidents", "IncidentDates", "Maps", "SystemIO", "TextFormats", "TestSupport",
        "Zones", "ZoneBuilding", "ZoneFiles",
      ]),
    tests(
      of: "Reports",
      [
        "Agreements", "Dates", "Geometry", "Incidents", "Maps", "Places", "SystemIO", "TextFormats",
        "TestSupport", "ZoneDoubt", "Zones",
        "ZoneFiles",
      ]),
    .testTarget(
      name: "CommandTests", dependencies: ["DemarcCommand", "TestSupport"], exclude: ["Golden"],
      swiftSettings: checked),
    // As a client sees it: no other import.
    .testTarget(name: "DemarcTests", dependencies: ["Demarc"], swiftSettings: strict),
    // As a client in C sees it.
    tests(of: "DemarcC", ["CDemarc"], settings: checked),
    .testTarget(name: "PackageTests", dependencies: ["TestSupport"], swiftSettings: strict),
    // The readers of outside input, as tests and libFuzzer call them.
    .target(
      name: "Fuzzing",
      dependencies: [
        "Dates", "Geometry", "SystemIO", "TextFormats", "Places", "Zones", "ZoneAnalysis", "ZoneDoubt",
        "ZoneFiles", "Incidents", "Agreements", "Patterns", "Plausibility",
      ], path: "Tests/Fuzzing/Readers", swiftSettings: strict),
    .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "TestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// tools/fuzz: the program needs libFuzzer, with which nothing else is linked.
if Context.environment["DEMARC_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "DemarcFuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzzing/Program", swiftSettings: strict))
  package.products.append(.executable(name: "DemarcFuzz", targets: ["DemarcFuzz"]))
}

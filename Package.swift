// swift-tools-version: 6.2
import PackageDescription

// One direction of imports:
//
//     demarc -> Reports -> Agreements -> ZoneIO -> Zones -> Topology -> CGEOS
//                                                        -> Geodesy  -> CPROJ
//                                               -> CZLIB
//                       -> Mustache   -> Yams   Topology, Geodesy -> Geometry
//
// Only Topology sees GEOS, only Geodesy sees PROJ, only ZoneIO sees zlib, only Agreements sees YAML, and only Reports
// sees HTML. CSystem is what Swift leaves out of Linux's C library, for ZoneIO and demarc.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "demarc",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "demarc", targets: ["demarc"]),
    .library(
      name: "Demarc",
      targets: ["Geometry", "Geodesy", "Topology", "Zones", "ZoneFiles", "Agreements", "Reports"]),
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

    .systemLibrary(name: "CSystem"),

    .target(name: "Geometry", swiftSettings: strict),
    .target(name: "Geodesy", dependencies: ["CPROJ", "Geometry"], swiftSettings: strict),
    .target(name: "Topology", dependencies: ["CGEOS", "Geometry"], swiftSettings: strict),
    .target(
      name: "Zones", dependencies: ["Geometry", "Geodesy", "Topology"], swiftSettings: strict),
    .target(name: "Concurrency", swiftSettings: strict),
    .target(name: "SystemIO", dependencies: ["CSystem", "CZLIB"], swiftSettings: strict),
    .target(name: "TextFormats", dependencies: ["SystemIO", "Geometry"], swiftSettings: strict),
    .target(
      name: "Places", dependencies: ["Geometry", "Geodesy", "TextFormats"],
      resources: [.embedInCode("Gazetteer/countries.csv")], swiftSettings: strict),
    .target(
      name: "ZoneFiles", dependencies: ["Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones"],
      swiftSettings: strict),
    .target(
      name: "Incidents",
      dependencies: [
        "Concurrency", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Zones", "ZoneFiles",
      ],
      resources: [.embedInCode("Profiles/profiles.csv")],
      swiftSettings: strict),
    .target(
      name: "Maps",
      dependencies: ["Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneFiles", "Incidents"],
      swiftSettings: strict),
    .target(
      name: "Agreements",
      dependencies: [
        "Geometry", "Places", "SystemIO", "TextFormats", "Zones", "ZoneFiles", "Incidents", "Maps",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Geometry", "SystemIO", "TextFormats", "Zones", "ZoneFiles", "Incidents", "Maps", "Agreements",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        "report.mustache", "report.css", "data.js", "filters.js", "canvas.js", "map.js", "timeline.js",
        "table.js", "detail.js", "page.js",
      ].map { .embedInCode("Page/\($0)") },
      swiftSettings: strict),
    .executableTarget(
      name: "demarc",
      dependencies: [
        "CSystem", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Topology", "Zones",
        "ZoneFiles",
        "Incidents", "Maps", "Agreements", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "TopologyTests", dependencies: ["CGEOS", "Geometry", "Topology"]),
    .testTarget(name: "GeodesyTests", dependencies: ["Geometry", "Geodesy"]),
    .testTarget(name: "ZonesTests", dependencies: ["Geometry", "Geodesy", "Topology", "Zones"]),
    .testTarget(
      name: "ZoneIOTests",
      dependencies: [
        "Concurrency", "Geometry", "Geodesy", "Incidents", "Maps", "Places", "SystemIO", "TextFormats",
        "ZoneFiles", "Zones",
      ]),
    .testTarget(
      name: "AgreementsTests",
      dependencies: [
        "Agreements", "Concurrency", "Geometry", "Geodesy", "Incidents", "Maps", "Places", "SystemIO",
        "TextFormats", "ZoneFiles", "Zones",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Agreements", "Reports", "Concurrency", "Geometry", "Geodesy", "Incidents", "Maps", "Places",
        "SystemIO", "TextFormats", "ZoneFiles", "Zones",
      ]),
    .testTarget(name: "CommandTests", dependencies: ["demarc"], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)

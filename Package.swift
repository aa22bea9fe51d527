// swift-tools-version: 6.2
import PackageDescription

// One direction of imports:
//
//     demarc -> Reports -> Agreements -> ZoneIO -> ZoneAnalysis -> ZoneBuilding -> ZoneVerification -> Zones
//                       -> Mustache   -> Yams   -> CZLIB
//     Zones -> Topology -> CGEOS, Geodesy -> CPROJ; Topology, Geodesy -> Geometry; Concurrency is below all
//
// ZoneVerification does not see ZoneBuilding: the compiler keeps the proof apart from the construction.
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
      targets: [
        "Geometry", "Geodesy", "Topology", "Zones", "ZoneVerification", "ZoneBuilding", "ZoneAnalysis",
        "ZoneIO",
        "Agreements", "Reports",
      ]),
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
    .target(name: "Concurrency", swiftSettings: strict),
    .target(name: "Geodesy", dependencies: ["CPROJ", "Geometry"], swiftSettings: strict),
    .target(name: "Topology", dependencies: ["CGEOS", "Geometry"], swiftSettings: strict),
    .target(
      name: "Zones", dependencies: ["Concurrency", "Geometry", "Geodesy", "Topology"],
      swiftSettings: strict),
    .target(
      name: "ZoneVerification", dependencies: ["Concurrency", "Geometry", "Geodesy", "Topology", "Zones"],
      swiftSettings: strict),
    .target(
      name: "ZoneBuilding",
      dependencies: ["Concurrency", "Geometry", "Geodesy", "Topology", "Zones", "ZoneVerification"],
      swiftSettings: strict),
    .target(
      name: "ZoneAnalysis",
      dependencies: [
        "Concurrency", "Geometry", "Geodesy", "Topology", "Zones", "ZoneVerification", "ZoneBuilding",
      ],
      swiftSettings: strict),
    .target(
      name: "ZoneIO",
      dependencies: [
        "CSystem", "CZLIB", "Geometry", "Geodesy", "Zones", "ZoneVerification",
        "ZoneAnalysis",
      ],
      resources: [.embedInCode("Profiles/profiles.csv"), .embedInCode("Countries/countries.csv")],
      swiftSettings: strict),
    .target(
      name: "Agreements",
      dependencies: [
        "Concurrency", "Geometry", "Zones", "ZoneBuilding", "ZoneAnalysis", "ZoneIO",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Geometry", "Zones", "ZoneAnalysis", "ZoneIO", "Agreements",
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
        "CSystem", "Concurrency", "Geometry", "Geodesy", "Topology", "Zones", "ZoneBuilding", "ZoneAnalysis",
        "ZoneIO", "Agreements", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What tests share: seeded numbers, temporary folders, zones as cases, and an oracle that judges by other means.
    .target(
      name: "TestSupport", dependencies: ["Geometry", "Geodesy", "Topology", "Zones", "ZoneBuilding"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry"], swiftSettings: strict),
    .testTarget(name: "PackageTests", swiftSettings: strict),
    .testTarget(
      name: "ConcurrencyTests", dependencies: ["Concurrency"], swiftSettings: strict),
    .testTarget(
      name: "TopologyTests", dependencies: ["CGEOS", "Geometry", "TestSupport", "Topology"],
      swiftSettings: strict),
    .testTarget(name: "GeodesyTests", dependencies: ["Geometry", "Geodesy"], swiftSettings: strict),
    .testTarget(
      name: "ZonesTests", dependencies: ["Geometry", "Geodesy", "TestSupport", "Topology", "Zones"],
      swiftSettings: strict),
    .testTarget(
      name: "ZoneVerificationTests",
      dependencies: ["Geometry", "Geodesy", "TestSupport", "Zones", "ZoneVerification", "ZoneBuilding"],
      swiftSettings: strict),
    .testTarget(
      name: "ZoneBuildingTests",
      dependencies: [
        "Geometry", "Geodesy", "TestSupport", "Topology", "Zones", "ZoneVerification", "ZoneBuilding",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ZoneAnalysisTests",
      dependencies: ["Geometry", "Geodesy", "TestSupport", "Zones", "ZoneBuilding", "ZoneAnalysis"],
      swiftSettings: strict),
    .testTarget(
      name: "ZoneIOTests",
      dependencies: ["Geometry", "Geodesy", "Zones", "ZoneBuilding", "ZoneAnalysis", "ZoneIO"]),
    .testTarget(name: "AgreementsTests", dependencies: ["Agreements", "Geometry", "Zones", "ZoneIO"]),
    .testTarget(
      name: "ReportsTests", dependencies: ["Agreements", "Geometry", "Reports", "Zones", "ZoneIO"]),
    .testTarget(name: "CommandTests", dependencies: ["demarc"], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)

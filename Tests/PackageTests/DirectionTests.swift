import Testing

/// The direction of the package's targets, as `Package.swift` draws it.
@Suite struct DirectionTests {
  private static let package = Result { try PackageDescription() }

  private static var sources: [PackageDescription.Target] {
    get throws { try package.get().targets.filter { !$0.isTest } }
  }

  /// What each target may depend on. A dependency that is missing here is a decision: add it to the picture in
  /// `Package.swift`, too.
  private static let allowed: [String: Set<String>] = [
    "Geometry": [],
    "Concurrency": [],
    "SystemIO": ["CSystem", "CZLIB"],
    "Geodesy": ["CMath", "CPROJ", "Geometry"],
    "Topology": ["CGEOS", "Geometry"],
    "Chains": ["Geometry", "Geodesy"],
    "Zones": ["Chains", "Concurrency", "Geometry", "Geodesy", "Topology"],
    "ZoneDoubt": ["CMath", "Geometry", "Geodesy", "Topology", "Zones", "ZoneBuilding"],
    "ZoneVerification": ["Concurrency", "Geometry", "Geodesy", "Topology", "Zones"],
    "ZoneBuilding": ["Concurrency", "Geometry", "Geodesy", "Topology", "Zones", "ZoneVerification"],
    "ZoneAnalysis": [
      "Concurrency", "Geometry", "Geodesy", "Topology", "Zones", "ZoneVerification", "ZoneBuilding",
    ],
    "TextFormats": ["CScan", "Geometry", "SystemIO"],
    "Dates": ["TextFormats"],
    "Patterns": [],
    "Plausibility": ["Geometry", "Geodesy", "Places", "Zones", "ZoneDoubt"],
    "IncidentDates": ["Dates", "Incidents", "SystemIO", "TextFormats"],
    "Places": ["Geometry", "Geodesy", "SystemIO", "TextFormats"],
    "ZoneFiles": [
      "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Topology", "Places", "Zones",
      "ZoneVerification", "ZoneAnalysis",
    ],
    "ZoneExports": [
      "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Zones", "ZoneAnalysis", "ZoneFiles",
    ],
    "Incidents": [
      "Concurrency", "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Plausibility",
      "Zones", "ZoneDoubt", "ZoneFiles",
    ],
    "AreaTables": [
      "Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneAnalysis", "ZoneFiles", "Incidents",
    ],
    "ZoneSets": [
      "Concurrency", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneDoubt", "ZoneBuilding",
      "ZoneAnalysis", "ZoneFiles", "ZoneExports", "Incidents", "Plausibility",
    ],
    "Maps": [
      "Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneDoubt", "ZoneFiles", "Incidents",
      "Plausibility",
    ],
    "Agreements": [
      "Dates", "Geometry", "Geodesy", "Places", "SystemIO", "TextFormats", "Zones", "ZoneDoubt",
      "ZoneBuilding", "ZoneAnalysis", "ZoneFiles", "Incidents", "IncidentDates", "Patterns", "Plausibility",
      "Yams",
    ],
    "Reports": [
      "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Zones", "ZoneDoubt", "ZoneAnalysis",
      "ZoneFiles", "Incidents", "Maps", "Agreements", "Plausibility", "Mustache",
    ],
    "Demarc": [
      "Geometry", "Geodesy", "SystemIO", "Places", "Zones", "ZoneDoubt", "ZoneBuilding", "ZoneFiles",
      "Incidents", "Agreements", "Plausibility", "Reports",
    ],
    "DemarcC": [
      "AreaTables", "CDemarc", "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Zones",
      "ZoneDoubt",
      "ZoneBuilding", "ZoneFiles", "Incidents", "IncidentDates", "Agreements", "Plausibility",
    ],
    "DemarcCommand": [
      "Concurrency", "Dates", "Geometry", "Geodesy", "SystemIO", "TextFormats", "Places", "Zones",
      "ZoneDoubt", "ZoneBuilding", "ZoneAnalysis", "ZoneFiles", "ZoneExports", "ZoneSets", "AreaTables",
      "Incidents", "IncidentDates", "Maps", "Agreements", "Plausibility", "Reports", "ArgumentParser",
    ],
  ]

  /// Libraries that few targets may see.
  private static let owners: [String: Set<String>] = [
    "CPROJ": ["Geodesy"],
    "CGEOS": ["Topology"],
    "CZLIB": ["SystemIO"],
    "CSystem": ["SystemIO"],
    "CScan": ["TextFormats"],
    "CDemarc": ["DemarcC"],
    "Glibc": ["SystemIO"],
    "Musl": ["SystemIO"],
    "Darwin": ["SystemIO"],
    "Yams": ["Agreements"],
    "Mustache": ["Reports"],
    "ArgumentParser": ["DemarcCommand"],
  ]

  /// Modules of the toolchain, which need no dependency.
  private static let toolchain: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "FoundationXML", "Dispatch", "Synchronization", "Glibc",
    "Musl", "Darwin",
  ]

  @Test func targetsDependOnWhatThePictureAllows() throws {
    for target in try Self.sources {
      let allowed = try #require(Self.allowed[target.name], "‘\(target.name)’ is not in the picture")
      #expect(
        target.dependencies.subtracting(allowed).isEmpty, "‘\(target.name)’ depends on what it may not")
    }
  }

  /// With the targets in an order in which each comes after all it depends on, there is no way round.
  @Test func dependenciesRunOneWay() throws {
    var waiting = Dictionary(
      uniqueKeysWithValues: try Self.sources.map { ($0.name, $0.dependencies) })
    while !waiting.isEmpty {
      let free = waiting.filter { $0.value.isDisjoint(with: waiting.keys) }.keys
      try #require(!free.isEmpty, "a cycle among \(waiting.keys.sorted())")
      for name in free { waiting[name] = nil }
    }
  }

  @Test func verificationCannotReachBuilding() throws {
    let dependencies = Dictionary(
      uniqueKeysWithValues: try Self.sources.map { ($0.name, $0.dependencies) })
    var reached: Set<String> = []
    var open = ["ZoneVerification"]
    while let name = open.popLast() {
      for next in dependencies[name] ?? [] where reached.insert(next).inserted { open.append(next) }
    }
    #expect(reached.contains("Zones"))
    #expect(!reached.contains("ZoneBuilding"))
  }

  @Test(arguments: owners) func librariesHaveTheirOwners(library: String, owners: Set<String>) throws {
    let users = try Self.sources.filter { $0.dependencies.contains(library) || $0.imports.contains(library) }
    #expect(Set(users.map(\.name)).isSubset(of: owners))
  }

  @Test func importsAreDeclared() throws {
    for target in try Self.package.get().targets {
      let known = target.dependencies.union(Self.toolchain).union(target.isTest ? ["Testing", "XCTest"] : [])
      #expect(
        target.imports.subtracting(known).isEmpty, "‘\(target.name)’ imports what it does not declare")
    }
  }

  @Test func declaredDependenciesAreImported() throws {
    for target in try Self.sources {
      #expect(
        target.dependencies.subtracting(target.imports).isEmpty, "‘\(target.name)’ does not import these")
    }
  }

  @Test func targetsAndFilesStaySmall() throws {
    for target in try Self.sources {
      let sizes = target.files.mapValues { $0.count { $0 == "\n" } }
      #expect(sizes.values.reduce(0, +) <= 4500, "lines of ‘\(target.name)’")
      for (file, size) in sizes { #expect(size <= 350, "lines of \(file)") }
    }
  }
}

// swift-tools-version: 6.2
import PackageDescription

// What check.py times inside one process. A package of its own, so that benchmarks stay out of demarc's.
let package = Package(
  name: "speed",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "demarc", path: "../../..")],
  targets: [
    .executableTarget(name: "speed", dependencies: [.product(name: "Demarc", package: "demarc")])
  ],
  swiftLanguageModes: [.v6]
)

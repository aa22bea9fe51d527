// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ZoneOfALine",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "demarc", path: "../..")],
  targets: [
    .executableTarget(name: "ZoneOfALine", dependencies: [.product(name: "Demarc", package: "demarc")])
  ],
  swiftLanguageModes: [.v6]
)

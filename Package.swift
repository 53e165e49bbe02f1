// swift-tools-version: 6.2
import PackageDescription

// Data flows one way: bytes → Inputs → Markup → Listings → Text → Matching → Extraction → Records.
// Each target may import only what its `dependencies` line names; README.md has the picture.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, imports dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  of name: String, imports dependencies: [Target.Dependency] = [], besides scripts: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name)] + dependencies,
    exclude: scripts,
    swiftSettings: strict)
}

// Coverage and the fuzzer's driver come with flags that a package that others depend on may not carry, so
// the fuzz targets exist only where `make fuzz` asks for them.
let isFuzzing = Context.environment["ASSAY_FUZZ"] != nil
let fuzzing: [Target] = [
  .executableTarget(
    name: "fuzzing", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing", exclude: ["Seeds", "run.sh"],
    swiftSettings: strict)
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "assay",
  products: [
    .library(name: "Assay", targets: ["Assay"]),
    .executable(name: "assay", targets: ["assay"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    module("Inputs", imports: ["CZlib", "CZstd"]),
    module("Markup", imports: ["CLibXML2"]),
    module("Records"),
    // What files that users write have in common, rules and adapters alike.
    module("Declarations"),
    module("Listings", imports: ["Declarations", "Markup", "Records", yams]),
    module("Text"),
    module("Rules", imports: ["Declarations", "Text", "Records", yams]),
    module("Matching", imports: ["Rules", "Text"]),
    module("Extraction", imports: ["Matching", "Rules", "Text", "Records"]),
    module("Evaluation", imports: ["Records"]),
    module(
      "Assay",
      imports: [
        "Inputs", "Markup", "Records", "Declarations", "Listings", "Text", "Rules", "Matching", "Extraction",
        "Evaluation",
      ]),
    .executableTarget(
      name: "assay",
      dependencies: ["Assay", "Declarations", "Evaluation", "Inputs", "Records", "Rules", arguments],
      swiftSettings: strict),

    tests(of: "Inputs"),
    tests(of: "Markup"),
    tests(of: "Records"),
    tests(of: "Listings", imports: ["Markup", "Records"], besides: ["Pages"]),
    tests(of: "Text"),
    tests(of: "Rules", imports: ["Declarations", "Text", "Records", "Oracles", yams]),
    // Slow, obvious implementations that tests and fuzz targets hold the fast ones against.
    .target(
      name: "Oracles", dependencies: ["Matching", "Rules", "Text"], path: "Tests/Oracles",
      swiftSettings: strict),
    tests(of: "Matching", imports: ["Rules", "Text", "Oracles"]),
    // What fuzzing calls; the tests call it too, with seeds and a few changes of them.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Inputs", "Markup", "Records", "Listings", "Text", "Rules", "Matching", "Extraction", "Assay",
        "Oracles",
      ], path: "Tests/FuzzTargets", swiftSettings: strict),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "Oracles"], swiftSettings: strict),
    tests(of: "Extraction", imports: ["Matching", "Rules", "Text", "Records"]),
    tests(of: "Evaluation", imports: ["Records"], besides: ["nervaluate_check.py"]),
    tests(
      of: "Assay",
      imports: ["Records", "Listings", "Rules", "Matching", "Text", "Extraction", "Evaluation"],
      besides: ["validate_records.py"]),
  ] + (isFuzzing ? fuzzing : []),
  swiftLanguageModes: [.v6]
)

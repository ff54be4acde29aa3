// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "rabta",
  products: [
    .executable(name: "rabta", targets: ["rabta"]),
    // For tests alone: put in between the program and the disk with LD_PRELOAD.
    .library(name: "RabtaPreload", type: .dynamic, targets: ["CPreload"]),
  ],
  targets: [
    // MARK: C, thin and small
    .target(
      name: "CJSON",
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
    .target(name: "CPlatform", linkerSettings: [.linkedLibrary("sodium")]),
    .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CText", linkerSettings: [.linkedLibrary("utf8proc")]),

    // MARK: JSON
    .target(name: "Coding", dependencies: ["CJSON"]),

    // MARK: The rules, pure
    .target(name: "Casework"),
    .target(name: "Coalition", dependencies: ["CText", "Casework"]),
    .target(name: "Caseload", dependencies: ["CText", "Casework", "Coalition", "Coding"]),

    // MARK: The screen, pure
    .target(name: "Canvas", dependencies: ["CText"]),
    .target(name: "Desk", dependencies: ["Canvas", "Caseload", "Casework", "Coalition"]),

    // MARK: The world
    .target(
      name: "Ledger",
      dependencies: ["CPlatform", "Caseload", "Casework", "Coalition", "Coding"]),
    .target(name: "Terminal", dependencies: ["CTerminal", "Canvas"]),
    .executableTarget(
      name: "rabta",
      dependencies: [
        "Canvas", "Caseload", "Casework", "Coalition", "Desk", "Ledger", "Terminal",
      ]
    ),

    // MARK: Tests
    .executableTarget(
      name: "rabta-generator",
      dependencies: ["Caseload", "Casework", "Coalition", "Ledger"],
      path: "Tests/Support/Generator"
    ),
    .executableTarget(
      name: "rabta-bench",
      dependencies: [
        "CText", "CVTerm", "Canvas", "Caseload", "Casework", "Coalition", "Desk", "Ledger",
        "Terminal",
      ],
      path: "Tests/Support/Bench"
    ),
    .executableTarget(
      name: "rabta-hand", dependencies: ["Caseload", "Casework", "Ledger"],
      path: "Tests/Support/Hand"),
    .executableTarget(
      name: "rabta-floor", path: "Tests/Support/Floor",
      linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CPreload", path: "Tests/Support/Preload"),
    .target(
      name: "CVTerm", path: "Tests/Support/CVTerm",
      linkerSettings: [.linkedLibrary("vterm")]),
    .target(
      name: "Fuzzing",
      dependencies: [
        "Canvas", "Caseload", "Casework", "Coalition", "Coding", "Desk", "Ledger", "Terminal",
      ],
      path: "Tests/Support/Fuzzing"
    ),
    .target(
      name: "DeskTesting",
      dependencies: [
        "CVTerm", "Canvas", "Caseload", "Casework", "Coalition", "Desk", "Ledger", "rabta",
      ],
      path: "Tests/DeskTesting"
    ),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas"]),
    .testTarget(
      name: "CaseloadTests", dependencies: ["Caseload", "Casework", "Coalition", "DeskTesting"],
      exclude: ["Golden"]),
    .testTarget(
      name: "CaseworkTests", dependencies: ["Casework", "DeskTesting"], exclude: ["Golden"]),
    .testTarget(
      name: "CodingTests",
      dependencies: ["Caseload", "Casework", "Coalition", "Coding", "DeskTesting", "Ledger"]),
    .testTarget(name: "CoalitionTests", dependencies: ["Casework", "Coalition", "DeskTesting"]),
    .testTarget(
      name: "DeskTests",
      dependencies: [
        "Canvas", "Caseload", "Casework", "Desk", "DeskTesting", "Ledger", "Terminal",
      ],
      exclude: ["Golden"]),
    .testTarget(name: "DeskTestingTests", dependencies: ["DeskTesting"]),
    .testTarget(
      name: "EndToEnd",
      dependencies: ["CVTerm", "Caseload", "Casework", "DeskTesting", "Ledger", "rabta"],
      path: "Tests/EndToEnd", exclude: ["Golden"]),
    .testTarget(
      name: "FuzzTests", dependencies: ["DeskTesting", "Fuzzing"], exclude: ["Found"]),
    .testTarget(
      name: "LedgerTests", dependencies: ["Caseload", "Casework", "DeskTesting", "Ledger"]),
    .testTarget(
      name: "ScenarioTests",
      dependencies: ["Caseload", "Casework", "Coalition", "DeskTesting", "Ledger"],
      exclude: ["Golden"]),
    .testTarget(name: "TerminalTests", dependencies: ["CTerminal", "CText", "Canvas", "Terminal"]),
  ],
  cxxLanguageStandard: .cxx17
)

// A build of its own, for `make fuzz`: everything in it tells the fuzzer which ways were taken.
let isFuzzed = Context.environment["RABTA_FUZZ"] != nil
if isFuzzed {
  package.targets += [
    .target(name: "CFuzzer", path: "Tests/Support/CFuzzer"),
    .executableTarget(
      name: "rabta-fuzz", dependencies: ["CFuzzer", "Fuzzing"], path: "Tests/Support/Fuzz",
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ]
}

for target in package.targets where target.type != .system {
  var settings = target.swiftSettings ?? []
  settings += [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
  // Most tests spend their time in the rooms. Those of the real binary have models of their own to run.
  if target.isTest && target.name != "EndToEnd" {
    settings.append(.unsafeFlags(["-Onone"]))
  }
  if isFuzzed { settings.append(.unsafeFlags(["-sanitize=fuzzer"])) }
  target.swiftSettings = settings
}

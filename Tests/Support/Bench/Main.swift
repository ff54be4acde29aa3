import Glibc

/// How fast Rabta is here, each figure beside a floor that was measured in the same run.
///
/// Ratios can be compared between machines; times can't. Nothing here is a test: a slow machine
/// fails nothing.
@main
enum Main {
  static func main() {
    do { try measure() } catch {
      print("rabta-bench: \(error)")
      exit(1)
    }
  }

  private static func measure() throws {
    let words = CommandLine.arguments.dropFirst()
    let sizes = words.compactMap { Int($0) }
    let wanted = words.filter { Int($0) == nil }
    let desks = sizes.isEmpty ? [1000, 10_000, 100_000] : sizes
    Figure.printHeading()
    for family in families where wanted.isEmpty || wanted.contains(family.name) {
      for size in family.isOfDesks ? desks : [desks[0]] {
        try family.measure(BenchDesk(cases: size))
      }
    }
  }

  /// What is measured, by the name that `rabta-bench NAME` takes.
  private static let families: [Family] = [
    Family("open", FirstScreen.measure),
    Family("save", SavedAction.measure),
    Family("filter", FilterKey.measure),
    Family("sort", Sorting.measure),
    Family("key", KeyDown.measure),
    Family("screen", Responding.measure),
    Family("catchup", CatchUp.measure),
    Family("import", Importing.measure),
    Family("verify", Verifying.measure),
    Family("match", isOfDesks: false) { _ in try Matching.measure() },
  ]

  private struct Family: Sendable {
    let name: String
    /// Measured at desks of each size.
    let isOfDesks: Bool
    let measure: @Sendable (borrowing BenchDesk) throws -> Void

    init(
      _ name: String, isOfDesks: Bool = true,
      _ measure: @escaping @Sendable (borrowing BenchDesk) throws -> Void
    ) {
      self.name = name
      self.isOfDesks = isOfDesks
      self.measure = measure
    }
  }
}

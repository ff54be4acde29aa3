/// Ids for a test: unique, and the same in every run.
package final class Counter {
  private var value: Int

  package init(from value: Int = 0) { self.value = value }

  package func next() -> String {
    value += 1
    let hex = String(value, radix: 16)
    return String(repeating: "0", count: 32 - hex.count) + hex
  }
}

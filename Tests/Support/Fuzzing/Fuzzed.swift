/// What is fed with whatever comes to the fuzzer's mind: all that comes from outside.
package enum Fuzzed: String, CaseIterable, Sendable {
  /// Lines of a journal.
  case reader
  /// Files to import: cases, directories, tables.
  case importer
  /// What a terminal sends.
  case keys

  /// Feeds it. Beside what it returns nothing may happen: no trap, no endless loop.
  ///
  /// - Returns: what is wrong with what came of it.
  package func fault(with bytes: [UInt8]) -> String? {
    do throws(Fault) {
      switch self {
      case .reader: try FuzzedJournal.take(bytes)
      case .importer: try FuzzedFile.take(bytes)
      case .keys: try FuzzedKeys.take(bytes)
      }
      return nil
    } catch {
      return error.sentence
    }
  }

  /// Something isn't as it should be.
  struct Fault: Error {
    var sentence: String

    init(_ sentence: String) { self.sentence = sentence }
  }
}

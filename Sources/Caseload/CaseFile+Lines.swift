package import Casework
import Coding

extension CaseFile {
  /// A file with a case a line, of which nothing is read yet but where its lines are.
  package struct Lines: Sendable {
    /// One that isn't blank.
    package struct Entry: Sendable {
      /// Counted from 1, as editors do.
      let number: Int
      let bytes: ArraySlice<UInt8>

      var place: String { "line \(number)" }
    }

    package private(set) var entries: [Entry] = []

    package init(_ bytes: [UInt8]) {
      var number = 0
      for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
        number += 1
        if line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
        entries.append(Entry(number: number, bytes: line))
      }
    }

    /// Reads one line after the other, always with the same buffers: each thread has its own.
    package final class Reader {
      private let json = JSONReader()

      /// - Parameter opening: what relative times count from; without it they are refused.
      package init(opening: Instant?) {
        if let opening { json.userInfo[.openingTime] = opening }
      }

      /// The case, or why it can't be read.
      package func read(_ entry: Entry) -> Result<CaseRecord, Problem> {
        do {
          var record = try json.decode(CaseRecord.self, from: entry.bytes)
          record.origin = entry.place
          guard !record.isWhole else {
            return .failure(.init(place: entry.place, reason: English.onlyWholeExports))
          }
          return .success(record)
        } catch {
          return .failure(.init(place: entry.place, reason: CaseFile.explain(error)))
        }
      }
    }
  }
}

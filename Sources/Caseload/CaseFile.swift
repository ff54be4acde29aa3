package import Casework
package import FoundationEssentials

/// A file of cases: one JSON object in the desk's own format, or JSON Lines with a case a line.
package struct CaseFile: Sendable {
  package static let format = "rabta-cases"
  /// 1 has people and cases; 2, a whole export, also what was done at the desk itself; 3 whom each
  /// case was with from when it was opened or taken; 4 what became a to-do of telling.
  package static let version = 4

  package var people: [Staff] = []
  package var records: [CaseRecord] = []
  /// What was done at the desk itself: people, directory, free places, settings, reviews.
  package var desk: [DeskStep] = []
  /// What could not be read: where it stands and why, without anything of the case.
  package var problems: [Problem] = []

  package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// `line 12`, `case 3`.
    package let place: String
    package let reason: String

    package init(place: String, reason: String) {
      self.place = place
      self.reason = reason
    }

    package var description: String { "\(place): \(reason)" }
  }

  /// Something that was done at the desk, as what came of it: that says it all.
  package struct DeskStep: Hashable, Codable, Sendable {
    package var line: Int
    package var at: Instant
    package var by: PersonID
    package var was: DeskEvent
  }

  /// Read before anything else: what a newer version holds may have another shape.
  private struct Head: Decodable {
    var format: String?
    var version: Int
  }

  private struct Document: Decodable {
    var people: [Staff]?
    var desk: [DeskStep]?
    var cases: [Readable]
  }

  /// A record, or why it can't be read, so that one bad record doesn't hide the others.
  private struct Readable: Decodable {
    var record: CaseRecord?
    var reason = ""

    init(from decoder: any Decoder) throws {
      do { record = try CaseRecord(from: decoder) } catch { reason = CaseFile.explain(error) }
    }
  }

  package init() {}

  /// Whether it restores a state, which only the desk's own export may.
  package var isWhole: Bool { !desk.isEmpty || records.contains { !$0.history.isEmpty } }

  /// Reads a file. `opening` is what relative times count from; without it they are refused.
  package init(_ bytes: Data, opening: Instant? = nil) throws(Problem) {
    if Self.isDocument(bytes) {
      let decoder = JSONDecoder()
      if let opening { decoder.userInfo[.openingTime] = opening }
      try readDocument(bytes, decoder)
    } else {
      let reader = Lines.Reader(opening: opening)
      for entry in Lines([UInt8](bytes)).entries { add(reader.read(entry)) }
    }
  }

  /// A document names its format before anything else.
  package static func isDocument(_ bytes: Data) -> Bool {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    return head.contains("\"format\"")
  }

  private mutating func readDocument(_ bytes: Data, _ decoder: JSONDecoder) throws(Problem) {
    let head: Head = try decode(bytes, decoder)
    guard head.format == Self.format else {
      throw Problem(place: "file", reason: "its format is not \(Self.format)")
    }
    guard head.version <= Self.version else {
      throw Problem(
        place: "file",
        reason: "it is of version \(head.version); this program reads up to \(Self.version)")
    }
    let document: Document = try decode(bytes, decoder)
    people = document.people ?? []
    desk = document.desk ?? []
    for (i, readable) in document.cases.enumerated() {
      if var record = readable.record {
        record.origin = "case \(i + 1)"
        records.append(record)
      } else {
        problems.append(Problem(place: "case \(i + 1)", reason: readable.reason))
      }
    }
  }

  private func decode<T: Decodable>(_ bytes: Data, _ decoder: JSONDecoder) throws(Problem) -> T {
    do { return try decoder.decode(T.self, from: bytes) } catch {
      throw Problem(place: "file", reason: Self.explain(error))
    }
  }

  private mutating func add(_ read: Result<CaseRecord, Problem>) {
    switch read {
    case .success(let record): records.append(record)
    case .failure(let problem): problems.append(problem)
    }
  }
}

extension CaseFile {
  /// Why something could not be decoded, naming fields but never their contents.
  static func explain(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it can't be read" }
    func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
      let keys = context.codingPath + (last.map { [$0] } ?? [])
      return keys.map { key in key.intValue.map { "[\($0 + 1)]" } ?? key.stringValue }
        .joined(separator: ".").replacing(".[", with: "[")
    }
    switch error {
    case .keyNotFound(let key, let context): return "\(path(context, key)) is missing"
    case .typeMismatch(_, let context): return "\(path(context)) has the wrong kind of value"
    case .valueNotFound(_, let context): return "\(path(context)) is empty"
    case .dataCorrupted(let context):
      let place = path(context)
      if context.debugDescription.hasPrefix("Cannot initialize") {
        return "\(place) has a value that isn't on its list"
      }
      if place.isEmpty {
        return context.debugDescription.hasPrefix("no field")
          ? context.debugDescription : "it is not JSON"
      }
      return "\(place): \(context.debugDescription)"
    @unknown default: return "it can't be read"
    }
  }
}

import Casework
import FoundationEssentials

/// A whole export of a desk: its journal as the actions that made it, case by case.
///
/// Lines that were taken back travel with the line that took them back: needs, rounds and letters
/// are never used twice, and a referral's letter was said on the phone. `Restoration` reads it.
package struct CaseExport {
  private var desk: [CaseFile.DeskStep] = []
  private var records: [CaseRecord] = []
  private var places: [CaseCode: Int] = [:]

  package init() {}

  package var cases: Int { records.count }

  /// Takes the journal's next line.
  ///
  /// - Parameter before: the desk as it was before the line.
  package mutating func add(_ line: Line, before: Caseload) {
    guard case .on(let code, let first)? = line.events.first else {
      for event in line.events {
        if case .blanked = event { continue }
        desk.append(.init(line: line.seq, at: line.at, by: line.by, was: event))
      }
      return
    }
    let events = line.events.compactMap { event -> CaseEvent? in
      if case .on(code, let event) = event { event } else { nil }
    }
    if case .opened(let facts, let inInbox, let lookBy) = first, before[code] == nil {
      let look = before.settings.clocks.look
      return open(
        code, line, facts, inInbox: inInbox, came: Self.came(lookBy, line.at, look), events)
    }
    guard let place = places[code],
      let action = CaseAction(
        making: events, at: line.at, undoes: line.undoes, on: before[code])
    else { return }
    for case .on(let other, .erased(let erasure)) in line.events {
      guard let place = places[other] else { continue }
      records[place].erase(erasure.persons)
      // An arrival that went with it is none any more where this is brought in.
      if other != code { add(.erase(erasure), line, to: place, events) }
    }
    add(action, line, to: place, events)
  }

  private mutating func add(
    _ action: CaseAction, _ line: Line, to place: Int, _ events: [CaseEvent]
  ) {
    records[place].history.append(
      CaseRecord.Step(
        line: line.seq, at: line.at, by: line.by, action: action, review: events.review,
        taker: events.taker, remindsToTell: events.remindsToTell ? true : nil))
  }

  private mutating func open(
    _ code: CaseCode, _ line: Line, _ facts: Facts, inInbox: Bool, came: Instant?,
    _ events: [CaseEvent]
  ) {
    var record = CaseRecord(facts: facts)
    (record.code, record.line) = (code, line.seq)
    (record.arrived, record.came, record.by) = (line.at, came, line.by)
    record.inbox = inInbox
    record.taker = events.taker
    for event in events {
      switch event {
      case .needAdded(_, let code, let persons, let place, _):
        record.needs.append(NeedAsked(code: code, persons: persons, place: place))
      case .noted(_, let text): record.remark = text
      default: continue
      }
    }
    places[code] = records.count
    records.append(record)
  }

  /// When it had come in, as far as the clock it started says: a record older than a day starts
  /// none.
  private static func came(
    _ lookBy: Instant?, _ opened: Instant, _ look: Instant.Span
  ) -> Instant? {
    guard let lookBy else { return opened - .hours(25) }
    return lookBy == opened + look ? nil : lookBy - look
  }

  // MARK: On disk

  /// The file, an action or a case a line, so that two exports can be compared.
  package var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func list(_ values: [some Encodable]) -> String {
      let lines = values.compactMap { value in
        (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
      }
      return lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n]"
    }
    // The format stands first: a file is known by its beginning.
    return "{\"format\":\"\(CaseFile.format)\",\"version\":\(CaseFile.version),\n"
      + "\"desk\":\(list(desk)),\n\"cases\":\(list(records))}"
  }
}

extension [CaseEvent] {
  /// Whom a case that these open or take from the inbox is with.
  fileprivate var taker: PersonID? {
    guard contains(where: \.isTaking) else { return nil }
    for case .assigned(let person, _, _) in self { return person }
    return nil
  }

  /// Whether telling those it was taken back from became a to-do.
  fileprivate var remindsToTell: Bool {
    contains { $0.step?.to == .withdrawn }
      && contains { if case .todoAdded = $0 { true } else { false } }
  }

  fileprivate var review: String? {
    for case .reviewed(let review, _) in self { return review }
    return nil
  }
}

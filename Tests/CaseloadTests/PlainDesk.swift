import Caseload
import Casework

/// A desk in memory to which requests are put as a ledger would, every line kept.
final class PlainDesk {
  private(set) var caseload: Caseload
  private(set) var lines: [Line] = []
  private var count = 0

  init(_ name: String, prefix: String) {
    caseload = Caseload(desk: DeskIdentity(name: name, prefix: prefix))
  }

  @discardableResult
  func perform(_ request: Request) -> Outcome {
    do throws(DeskRefusal) {
      let line = try caseload.decide(request)
      caseload.apply(line)
      lines.append(line)
      return .done(line)
    } catch {
      return .refused(error)
    }
  }

  func perform(_ actions: [DeskAction], by person: PersonID, at now: Instant) {
    for action in actions {
      perform(Request(id: newID(), by: person, at: now, action: action))
    }
  }

  func newID() -> String {
    count += 1
    return "id \(count)"
  }

  /// Follows a file to its end and gives what was refused.
  func follow(_ restoration: Restoration) -> [String] {
    var restoration = restoration
    var last: Outcome?
    while let request = restoration.next(caseload, last) { last = perform(request) }
    return restoration.refused.map(\.description)
  }
}

import Canvas
import Caseload
import Casework
import Desk
import Ledger

/// A desk on a wide screen, as the program's session has it, but for the terminal.
struct Screen: ~Copyable {
  private var desk: OpenedDesk
  private var state: State
  private var isBehind = false

  init(_ desk: consuming OpenedDesk) throws {
    self.desk = desk
    self.desk.caseload.settle(at: Example.now)
    state = State(me: "amina", now: Example.now, size: Example.size, warning: "bench")
    try receive(.tick)
  }

  var seq: Int { desk.caseload.seq }
  var frame: Frame { draw(state, desk.caseload) }

  /// All that a key does up to the frame.
  mutating func press(_ key: Key) throws { try receive(.input(.key(key))) }

  private mutating func receive(_ message: Message) throws {
    desk.caseload.settle(at: state.now)
    try bring()
    _ = update(&state, message, desk.caseload)
    try bring()
    _ = draw(state, desk.caseload)
  }

  private mutating func bring() throws {
    if !desk.caseload.missing(of: state.wanted(desk.caseload)).isEmpty {
      try desk.bring(state.wanted(desk.caseload))
    }
  }

  /// Does the next piece of what runs between keys; false when there is nothing to do.
  mutating func work() throws -> Bool {
    let sought = Sought.words(of: state.query)
    if isBehind {
      let end = ContinuousClock.now + .milliseconds(5)
      repeat {
        isBehind = try desk.ledger.catchUp(&desk.caseload, atMost: 10) == 10
      } while isBehind && ContinuousClock.now < end
    } else if desk.caseload.unsearched(sought) != nil {
      _ = try desk.ledger.search(sought, in: &desk.caseload, bytes: Ledger.pieceOfSearch)
    } else {
      return false
    }
    try receive(.changed)
    return true
  }

  /// Other desks have written.
  mutating func notice() { isBehind = true }
}

import Caseload
import Casework
import DeskTesting
import Testing

@Suite("What the clock does")
struct ClockTests {
  /// A critical case whose referral was told at 15:00 and is to be answered by 19:00.
  private static func told() throws -> (DeskAtWork, CaseCode) {
    var desk = try DeskAtWork()
    let code = try desk.open(level: .critical)
    try desk.act(on: code, .refer())
    try desk.act(on: code, .tell("A"))
    return (desk, code)
  }

  @Test("A referral expires at its time, exactly once")
  func once() throws {
    var (desk, code) = try Self.told()
    #expect(desk.caseload.nextExpiry == opening + .hours(4))
    desk.now = opening + .hours(4) - .seconds(1)
    #expect(try desk.tick().isEmpty)
    desk.now = opening + .hours(4)
    // Two desks see it fall due; the second one's line is refused.
    let actions = desk.caseload.clockActions(at: desk.now)
    #expect(actions == [.on(code, .expire(referral: "A"))])
    let line = try #require(try desk.tick().first)
    #expect(line.by == .clock)
    #expect(line.events.count == 2)
    #expect(
      desk.refusal(of: actions[0], by: .clock)
        == .rules(.wrongState("A", .expired)))
    #expect(try desk.tick().isEmpty)
    #expect(desk.caseload.nextExpiry == nil)
    #expect(try desk.it(code).history.filter { $0.stamp.by == .clock }.count == 2)
  }

  @Test("Whoever was not told, has answered or was withdrawn doesn't expire")
  func nothingToDo() throws {
    let ends: [[CaseAction]] = [
      [.refer()], [.refer(), .tell("A"), .accept("A")], [.refer(), .tell("A"), .decline("A")],
      [.refer(), .tell("A"), .withdraw("A")],
    ]
    for actions in ends {
      var desk = try DeskAtWork()
      let code = try desk.open(level: .critical)
      for action in actions { try desk.act(on: code, action) }
      desk.wait(.hours(23))
      #expect(desk.caseload.nextExpiry == nil)
      #expect(try desk.tick().isEmpty)
    }
  }

  @Test("Of several the clock takes all that are due, in the order of their cases")
  func several() throws {
    var (desk, first) = try Self.told()
    let second = try desk.open(level: .critical)
    try desk.act(on: second, .refer())
    try desk.act(on: second, .tell("A"))
    let later = try desk.open(level: .urgent)
    try desk.act(on: later, .refer())
    try desk.act(on: later, .tell("A"))
    desk.wait(.hours(5))
    #expect(
      desk.caseload.clockActions(at: desk.now) == [
        .on(first, .expire(referral: "A")), .on(second, .expire(referral: "A")),
      ])
    #expect(try desk.tick().count == 2)
    #expect(desk.caseload.nextExpiry == opening + .hours(24))
  }

  struct Machine: CustomTestStringConvertible, Sendable {
    let name: String
    /// The machine's time, from the last line on.
    let seconds: Int64
    let isPlausible: Bool
    let isInDoubt: Bool
    var testDescription: String { name }
  }

  static let machines = [
    Machine(
      name: "a second before the last line", seconds: -1, isPlausible: false, isInDoubt: true),
    Machine(name: "at the last line", seconds: 0, isPlausible: true, isInDoubt: false),
    Machine(name: "24 hours after it", seconds: 86_400, isPlausible: true, isInDoubt: false),
    Machine(
      name: "a second more than 24 hours after it", seconds: 86_401, isPlausible: false,
      isInDoubt: true),
    Machine(name: "a year after it", seconds: 365 * 86_400, isPlausible: false, isInDoubt: true),
  ]

  @Test("Nothing expires while the machine's clock may be wrong", arguments: machines)
  func machine(_ machine: Machine) throws {
    var (desk, code) = try Self.told()
    desk.wait(.seconds(machine.seconds))
    #expect(desk.caseload.isPlausible(desk.now) == machine.isPlausible)
    #expect(desk.caseload.isClockInDoubt(desk.now) == machine.isInDoubt)
    let expire = DeskAction.on(code, .expire(referral: "A"))
    if machine.isPlausible {
      #expect(desk.caseload.clockActions(at: desk.now).isEmpty == (machine.seconds == 0))
      #expect(desk.refusal(of: expire, by: .clock) != .clockIsUnsure)
    } else {
      #expect(desk.caseload.clockActions(at: desk.now).isEmpty)
      #expect(desk.refusal(of: expire, by: .clock) == .clockIsUnsure)
      #expect(
        desk.refusal(of: expire, by: .clock)?.description
          == "This machine's clock and the desk's last entry are more than a day apart. "
          + "Nothing expires until somebody has written an entry.")
    }
  }

  @Test("Once somebody has written, the clock goes on")
  func confirmed() throws {
    var (desk, code) = try Self.told()
    desk.wait(.days(3))
    #expect(try desk.tick().isEmpty)
    try desk.act(on: code, .note(text: "Back at the desk after the strike"))
    #expect(!desk.caseload.isClockInDoubt(desk.now))
    #expect(try desk.tick().count == 1)
    #expect(try desk.it(code).referral("A")?.state == .expired)
  }

  @Test("After an entry from a year ahead nothing expires until somebody has written another")
  func yearAhead() throws {
    var (desk, code) = try Self.told()
    desk.wait(.days(365))
    try desk.act(on: code, .note(text: "A year too early"))
    desk.now = opening + .hours(3)
    #expect(desk.caseload.isClockInDoubt(desk.now))
    #expect(try desk.tick().isEmpty)
    try desk.act(on: code, .note(text: "Right again"))
    #expect(!desk.caseload.isClockInDoubt(desk.now))
    #expect(try desk.tick().isEmpty)
    desk.wait(.hours(1))
    #expect(try desk.tick().count == 1)
    #expect(try desk.it(code).referral("A")?.state == .expired)
  }

  @Test("A clock far ahead that has nothing to do raises no doubt")
  func noDoubt() throws {
    var desk = try DeskAtWork()
    desk.wait(.days(9))
    #expect(!desk.caseload.isClockInDoubt(desk.now))
    #expect(Caseload(desk: desk.caseload.desk).isPlausible(opening) == false)
    #expect(Caseload(desk: desk.caseload.desk).isClockInDoubt(opening) == false)
  }

  @Test("Undo of a no lets the referral expire as if nobody had said it")
  func undoneDecline() throws {
    var (desk, code) = try Self.told()
    desk.wait(.hours(1))
    try desk.act(on: code, .decline("A"))
    #expect(desk.caseload.nextExpiry == nil)
    try desk.act(on: code, .undo(seq: desk.caseload.seq))
    #expect(desk.caseload.nextExpiry == opening + .hours(4))
  }
}

extension Instant.Span {
  fileprivate static func seconds(_ n: Int64) -> Instant.Span { Instant.Span(seconds: n) }
}

import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

/// A referral that its receiver has accepted, at a desk with somebody on duty.
struct OutgoingDesk {
  var desk: DeskAtWork
  let code: CaseCode

  init(_ facts: Facts = .woman, level: Level = .urgent, isAccepted: Bool = true) throws {
    desk = try DeskAtWork()
    try desk.act(
      .listPerson(Staff(id: "sana", name: "Sana", roles: [.coordinator], phone: "021-5550100")),
      by: "sana")
    var settings = Settings()
    settings.duty = "sana"
    try desk.act(.set(settings), by: "sana")
    code = try desk.open(facts, level: level)
    try desk.act(on: code, .refer(1))
    if isAccepted {
      try desk.act(on: code, .tell("A"))
      try desk.act(on: code, .accept("A"))
    }
  }

  func outgoing(_ change: (inout Facts) -> Void = { _ in }) throws -> (Outgoing, Referral) {
    var it = try desk.it(code)
    change(&it.facts)
    let referral = try #require(it.referral("A"))
    return (Outgoing(it, desk.caseload, at: desk.now), referral)
  }

  /// The sheet of the case with these facts, or why there is none.
  func sheet(_ change: (inout Facts) -> Void = { _ in }) throws -> Result<String, Outgoing.Fault> {
    let (outgoing, referral) = try outgoing(change)
    return Result { () throws(Outgoing.Fault) in try outgoing.sheet(referral) }
  }
}

extension Facts {
  mutating func share(_ items: some Sequence<Consent.Item>) {
    for item in items { consent[.share(item)] = .yes }
  }
}

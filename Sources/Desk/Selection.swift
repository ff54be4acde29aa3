import Canvas
package import Caseload
package import Casework
package import Coalition

extension State {
  /// Brings the rows up to date with the caseload, keeping the place.
  mutating func refresh(_ caseload: Caseload) {
    let asOf = ShownAsOf(
      version: caseload.version, minute: now.seconds / 60, query: query, order: order,
      review: review, kept: inCase.staysUnder == query ? queue.selected : nil)
    if shownAsOf != asOf {
      if let review, let underWay = caseload.review, underWay.id == review {
        shown = caseload.queue(of: underWay.agenda, query, at: now)
      } else {
        review = nil
        shown = caseload.queue(query, by: order, keeping: asOf.kept, at: now)
      }
    }
    if shownAsOf != asOf || Set(marked) != queue.marks {
      marked = caseload.those(of: queue.marks, in: shown)
      queue.marks = Set(marked)
    }
    shownAsOf = asOf
    queue.settle(in: ShownCases(shown, caseload))
  }

  package func selectedCase(_ caseload: Caseload) -> Case? {
    queue.selected.flatMap { caseload[$0] }
  }

  /// The cases that a command on many is about: those that are marked, or the one under the cursor.
  package var meant: [CaseCode] {
    marked.isEmpty ? queue.selected.map { [$0] } ?? [] : marked
  }

  /// The case that a command on many speaks of: the one under the cursor, or where others are marked
  /// the first of those.
  func subject(_ caseload: Caseload) -> Case? {
    guard let selected = queue.selected, marked.isEmpty || queue.marks.contains(selected) else {
      return marked.first.flatMap { caseload[$0] }
    }
    return caseload[selected]
  }

  /// The cases that must be at hand for what is shown and for what a key may do to it.
  package func wanted(_ caseload: Caseload) -> [CaseCode] {
    var codes = [queue.selected].compactMap(\.self) + marked
    codes += history.lastDone?.parts.map(\.code) ?? []
    codes += history.takenBack.last?.parts.map(\.code) ?? []
    for layer in layers.all {
      switch layer {
      case .form(let form): codes += [form.kind.code].compactMap(\.self)
      case .confirmation(let confirmation):
        codes += confirmation.asks.compactMap(\.action.code)
        let review = caseload.reviews.last { $0.id == confirmation.minutes }
        codes += review?.decided.keys.sorted() ?? []
      case .picker, .help, .filter: break
      }
    }
    return codes
  }

  /// The cases that know who calls, and those that the next key may go to, one row or one page away.
  package func wantedSoon(_ caseload: Caseload) -> [CaseCode] {
    let ids = ShownCases(shown, caseload)
    let near = [1, -1, page, -page].map { queue.index + $0 }
      .filter { (0..<ids.count).contains($0) }.map { ids[$0] }
    return caseload.codes(knownFrom: callers).suffix(Self.mostCallers) + near
  }

  /// The need that the match pane is about: the one under the cursor, else the first that is
  /// still to be routed.
  package func selectedNeed(_ case: Case) -> Need? {
    // While a referral is moved, nothing else is sent.
    if let moving = moving(`case`) {
      return `case`.referral(moving.referral).flatMap { `case`.need($0.need) }
    }
    switch inCase.line {
    case .need(let number, _)?: if let need = `case`.need(number) { return need }
    case .referral(let letter, _)?:
      if let need = `case`.referral(letter).flatMap({ `case`.need($0.need) }) { return need }
    default: break
    }
    return `case`.unrouted.first ?? `case`.needs.first
  }

  /// The referral that a command is about: the one under the cursor, else the one whose clock
  /// runs out first, else the last one of which a late answer may come.
  package func selectedReferral(_ case: Case) -> Referral? {
    if case .referral(let letter, _)? = inCase.line { return `case`.referral(letter) }
    if case .need(let number, _)? = inCase.line {
      return `case`.openReferral(of: number)
        ?? `case`.referrals.last { $0.need == number && $0.state.canComeBack }
    }
    let open = `case`.referrals.filter(\.state.isOpen)
    return open.min { ($0.due?.at.seconds ?? .max) < ($1.due?.at.seconds ?? .max) }
      ?? `case`.referrals.last { $0.state.canComeBack }
  }

  package func match(_ case: Case, _ caseload: Caseload) -> (Need, Match)? {
    selectedNeed(`case`).map { ($0, caseload.match($0, of: `case`, at: now)) }
  }

  /// The move that is under way in a case.
  func moving(_ case: Case) -> PlaceInCase.Moving? {
    queue.selected == `case`.code ? inCase.moving : nil
  }

  /// The body that a referral is being moved away from.
  package func holder(_ case: Case) -> ServiceKey? {
    moving(`case`).flatMap { `case`.referral($0.referral)?.service }
  }

  /// The service the match pane stands on: the best one that hasn't let the need go by, until somebody
  /// moves. Where nobody fits, it
  /// stands on what to do instead until then.
  package func selectedService(_ match: Match, besides holder: ServiceKey? = nil) -> ServiceKey? {
    let keys = match.keys
    if let service = inCase.service, keys.contains(service) { return service }
    guard !match.nobodyFits else { return nil }
    return match.best(besides: holder)?.service ?? keys.first { $0 != holder } ?? keys.first
  }

  /// An ask about a case as it was seen.
  func ask(_ case: Case, _ action: CaseAction, done: String) -> Ask {
    Ask(.on(`case`.code, action), seen: asSeen(`case`.lastSeq), review: review, done: done)
  }

  /// The last line of a case that somebody can have seen.
  func asSeen(_ lastSeq: Int) -> Int {
    min(lastSeq, seen ?? lastSeq, inCase.moving?.seen ?? lastSeq)
  }

  /// Asks the rules without writing anything: what would the desk say?
  func refusal(of ask: Ask, _ caseload: Caseload) -> DeskRefusal? {
    do throws(DeskRefusal) {
      _ = try tried(ask, caseload)
      return nil
    } catch {
      return error
    }
  }

  /// The line that would be written; what another did meanwhile is asked about only then.
  func tried(_ ask: Ask, _ caseload: Caseload) throws(DeskRefusal) -> Line {
    try caseload.decide(
      Request(id: "", by: me, at: now, action: ask.action, review: ask.review))
  }
}

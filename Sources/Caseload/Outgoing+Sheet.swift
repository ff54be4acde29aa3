import Casework
import Coalition

// What a receiver is told once it has accepted: exactly what the consent lists, and what it doesn't.

extension Outgoing {
  /// What was typed of one item, or follows from codes, line by line.
  private struct Part {
    var item: Consent.Item
    var lines: [String]
    /// What somebody typed of it: this is what a name can hide in.
    var typed: [Words?] = []
  }

  /// - Throws: where the person agreed to nothing with this body and nobody decided otherwise; or
  ///   where something stands in what is shared that isn't.
  func sharedLines(_ referral: Referral) throws(Fault) -> [String] {
    let isAgreed = self.isAgreed(referral)
    guard isAgreed || `case`.wentWithoutConsent(referral.letter) else { throw .noConsent }
    let sharing = Set(
      Consent.Item.allCases.filter { `case`.facts.consent[.share($0)] == .yes })
    let search = SecretSearch(`case`, sharing: sharing, joined: caseload.joined(to: `case`))
    var lines: [String] = ["", isAgreed ? Say.sharedWithYes : Say.sharedWithoutYes]
    for item in Consent.Item.allCases where sharing.contains(item) {
      let part = part(item, persons: numbered(referral))
      for words in part.typed.compactMap({ $0?.filled }) {
        if let kind = search.kind(in: words.text) { throw .givesAway(kind, in: item) }
      }
      lines += part.lines
    }
    if !sharing.contains(.phone) { lines.append(contactWithoutNumber) }
    if `case`.facts.mustNotKnow?.filled != nil { lines.append(Say.somebodyMustNotKnow) }
    let withheld = Consent.Item.allCases.filter { !sharing.contains($0) }
    return lines + (withheld.isEmpty ? [] : [Say.notShared(withheld)])
  }

  /// Whether the person said yes to this very body.
  private func isAgreed(_ referral: Referral) -> Bool {
    guard let need = need(of: referral),
      let body = caseload.directory.organization(of: referral.service)?.body
    else { return false }
    return `case`.consent(for: need, to: body) == .yes
  }

  private func numbered(_ referral: Referral) -> [(number: Int, person: Person)] {
    need(of: referral).map { `case`.persons(of: $0) } ?? []
  }

  private func part(_ item: Consent.Item, persons: [(number: Int, person: Person)]) -> Part {
    let facts = `case`.facts
    /// Of each person of whom something is known.
    func each(_ words: (Person) -> String?) -> String? {
      let list = persons.compactMap { number, person in
        words(person).map { Say.person(number, of: facts.persons.count, $0) }
      }
      return list.isEmpty ? nil : list.joined(separator: "; ")
    }
    switch item {
    case .name:
      return Part(
        item: item, lines: [Say.item(item, each { $0.name?.filled?.text })],
        typed: persons.map(\.person.name))
    case .ages: return Part(item: item, lines: [Say.item(item, each { $0.inWords })])
    case .phone: return contact
    case .place:
      return Part(
        item: item, lines: [Say.item(item, facts.placeDetail?.filled?.text)],
        typed: [facts.placeDetail])
    case .story:
      return Part(
        item: item, lines: [Say.item(item, facts.story.filled?.text)], typed: [facts.story])
    case .health:
      return Part(
        item: item, lines: [Say.item(item, each(Say.health))], typed: persons.map(\.person.special))
    case .perpetrator:
      let typed = [facts.perpetrator, facts.employer, facts.perpetratorTehsil]
      let known = typed.compactMap { $0?.filled?.text } + Say.perpetrator(facts)
      return Part(
        item: item, lines: [Say.item(item, known.isEmpty ? nil : known.joined(separator: "; "))],
        typed: typed)
    }
  }

  /// The number never stands without its banner, nor where it must not be called; whoever gets it
  /// gets all that makes calling it safe.
  private var contact: Part {
    let contact = `case`.facts.contact
    let banner = contact.rule(deskOffset: caseload.desk.offset)
    guard let phone = contact.phone?.filled, contact.canBeGivenOn else {
      return Part(item: .phone, lines: [banner, Say.numberStays], typed: [contact.window])
    }
    let said: [(String, Words?)] = [
      (Say.number, phone), (Say.whosePhone, contact.whosePhone),
      (Say.whenCalling, contact.instructions), (Say.ifNobodyAnswers, contact.ifNobodyAnswers),
      (Say.weSayWeAre, contact.weSayWeAre), (Say.codeWord, contact.codeWord),
      (Say.duressWord, contact.duressWord),
    ]
    let lines = said.compactMap { label, words in words?.filled.map { "\(label): \($0.text)" } }
    return Part(item: .phone, lines: [banner] + lines, typed: said.map(\.1) + [contact.window])
  }

  /// What holds where the number isn't shared: a receiver may know it from elsewhere.
  private var contactWithoutNumber: String {
    let contact = `case`.facts.contact
    return contact.isAllowed
      ? Say.contactThroughDesk : contact.rule(deskOffset: caseload.desk.offset)
  }
}

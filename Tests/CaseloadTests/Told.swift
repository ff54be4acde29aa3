import Caseload
import Casework
import Coalition
import DeskTesting

// A caseload as text, everything that a fold keeps in it; what isn't there is left out. Not JSON and
// not a dump, so that a new field with its default changes no line; codes and not words, so that a
// better word changes none either.

extension Caseload {
  var told: String {
    var lines = ["line \(seq), \(lastAt.map(\.description) ?? "never")"]
    lines.add("people") {
      people.values.sorted { $0.id < $1.id }
        .map { "\($0.id): \($0.name.text), \($0.roles.map(\.rawValue).joined(separator: " "))" }
    }
    lines.add("directory") { directory.organizations.flatMap(\.told) }
    for review in reviews {
      lines.add("review \(review.id)") {
        [
          "started \(review.startedAt) by \(review.startedBy)",
          "present \(review.present.map(\.rawValue))", "agenda \(review.agenda)",
          "decided \(review.decided.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })",
          said("ended", review.endedAt),
        ].compactMap(\.self)
      }
    }
    for `case` in cases { lines.add("case \(`case`.code)") { `case`.told } }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension [String] {
  fileprivate mutating func add(_ title: String, _ lines: () -> [String]) {
    self += ["", title] + lines().map { "  " + $0 }
  }
}

private func said(_ name: String, _ value: (some Any)?) -> String? { value.map { "\(name) \($0)" } }
private func said(_ name: String, _ words: Words?) -> String? {
  words.map { "\(name) “\($0.text)”" }
}

/// The parts that are there, in one line.
private func line(_ parts: String?...) -> String {
  parts.compactMap(\.self).joined(separator: ", ")
}

extension Organization {
  fileprivate var told: [String] {
    [
      line(
        "\(id): \(name)", kind.rawValue, base, knownFor, said("contact", contact),
        said("offices", offices?.map { "\($0.district) \($0.tehsil ?? "")" }))
    ]
      + services.map {
        line(
          "  \($0.key): \($0.name)", "needs \($0.needs.map(\.rawValue))",
          said("areas", $0.areas?.map(\.rawValue)), $0.isByPhone ? "by phone" : nil,
          said(
            "takes",
            $0.takes?.map {
              "\($0.genders?.map(\.rawValue) ?? []) \($0.ages.map { "\($0)" } ?? "") \($0.onlyWithMother)"
            }),
          said("hours", $0.hours?.days.map { "\($0.weekday) \($0.opens) \($0.closes)" }),
          said("languages", $0.languages), "knows \($0.specialises.map(\.rawValue))",
          said("free", $0.capacity.map { "\($0.free) at \($0.asOf)" }),
          said("confirmed", $0.confirmedOn), $0.isLocalAuthority ? "local authority" : nil,
          $0.status.rawValue)
      }
  }
}

extension Case {
  fileprivate var told: [String] {
    var lines = [
      line("opened \(openedAt)", status.rawValue, said("owner", owner), said("look by", lookBy)),
      line(
        said("closing", closing?.told),
        said("triage again", retriage.map { "\($0.why) by \($0.by)" })),
    ].filter { !$0.isEmpty }
    lines += facts.told
    lines += [triage?.told].compactMap(\.self)
    lines += needs.map {
      line(
        "need \($0.number) \($0.code.rawValue)", "persons \($0.persons)", said("in", $0.place),
        said("act by", $0.actBy), said("settled", $0.settled?.rawValue))
    }
    lines += referrals.map(\.inFull)
    lines += conflicts.map { "conflict \($0.key) \($0.value)" }.sorted()
    lines += rounds.map { round in
      let replies = round.replies.map { "\($0.key) \($0.value.reply.inWords) \($0.value.at)" }
      return line(
        "round \(round.number) about \(round.need)", "\(round.services) \(round.at)",
        "replies \(replies.sorted())")
    }
    lines += notifications.map {
      line(
        "notification \($0.number) to \($0.body)", "\($0.channel) \($0.at)", said("whom", $0.whom),
        said("what", $0.what))
    }
    lines += attempts.map {
      line(
        "attempt \($0.number) \($0.result)", "\($0.by) \($0.at)", said("note", $0.note),
        $0.isStruck ? "struck" : nil)
    }
    lines += joined.map { "joined by \($0)" }
    lines += todos.map {
      line(
        "to-do \($0.number) “\($0.what.text)”", "\($0.owner) by \($0.due)", $0.isDone ? "done" : nil
      )
    }
    lines += notes.map {
      line("note \($0.number) “\($0.text.text)”", "\($0.by) \($0.at)", $0.isStruck ? "struck" : nil)
    }
    lines += dues.map { "due \($0.at): \($0.what)" }
    lines += history.map { entry in
      line(
        "\(entry.stamp.seq) \(entry.stamp.at) \(entry.stamp.by)",
        said("undoes", entry.stamp.undoes),
        EventKind(entry.event).rawValue)
    }
    let last = touched.map { "\($0.key) \($0.value)" }.sorted()
    return lines + ["touched " + last.joined(separator: ", ")]
  }
}

extension Facts {
  fileprivate var told: [String] {
    persons.enumerated().map { index, person in
      line(
        "person \(index + 1) \(person.typed)", said("name", person.name),
        "pregnant \(person.pregnant)", "disability \(person.disability)")
    }
      + [
        line(
          "forms \(forms.map(\.rawValue))", "debt \(debt)", "stage \(stage)", said("place", place),
          "languages \(languages)", "official \(officialPerpetrator)", "armed \(armedPerpetrator)"),
        line(
          "story “\(story.text)”", said("detail", placeDetail), said("caller", caller),
          said("deadline", deadline.map { "\($0.at) “\($0.what.text)”" })),
        line(
          "contact \(contact.may)", said("window", contact.window),
          said("channel", contact.channel),
          said("phone", contact.phone), said("instructions", contact.instructions),
          said("code word", contact.codeWord)),
        line(
          said("call", call == .unknown ? nil : call.rawValue),
          powerfulPerpetrator == .unknown ? nil : "powerful \(powerfulPerpetrator)",
          said("perpetrator", perpetrator), said("sits in", perpetratorPlace),
          said("tehsil", perpetratorTehsil), means.isEmpty ? nil : "means \(means)",
          recruitment == .unknown ? nil : "by \(recruitment)",
          indicators.isEmpty ? nil : "indicators \(indicators)", said("incident", incident),
          said("debt", debtDetail), said("employer", employer), said("must not know", mustNotKnow),
          said("papers", courtPapers), said("earlier help", earlierHelp), said("next", forNext),
          workerAsked.isEmpty ? nil : "worker \(workerAsked)"),
        "consent "
          + consent.topics.map {
            "\($0.key) \(consent[$0]) \(consent.day(of: $0)?.description ?? "")"
          }
          .joined(separator: ", "),
      ].filter { !$0.isEmpty }
  }
}

extension Closing {
  fileprivate var told: String {
    switch self {
    case .closed(let reason, let note, let second):
      line("closed \(reason)", said("note", note), said("second", second))
    case .notTIP(let reason, let pointedTo):
      line("not TIP", said("reason", reason), said("pointed to", pointedTo))
    case .duplicate(let other): "duplicate of \(other)"
    case .noCase(let reason): "no case \(reason)"
    case .added(let other): "added to \(other)"
    }
  }
}

extension TriageRule {
  fileprivate var told: String {
    switch self {
    case .yes(let question): question.rawValue
    case .notAsked(let question): "not asked \(question.rawValue)"
    case .safeTonight: "safe tonight"
    case .advice: "advice"
    case .tip: "tip"
    }
  }
}

extension Triage {
  fileprivate var told: String {
    let answers = TriageQuestion.allCases.filter { sheet[$0] != .unknown }
      .map { "\($0.rawValue) \(sheet[$0])" }
    return line(
      "level \(level.rawValue)", "found \(foundLevel.rawValue) by \(rule.told)",
      isRaised ? "raised" : nil, "pressing \(aggravations.map(\.rawValue))",
      said("reason", reason), "answers \(answers)", said("second", second), said("door by", doorBy))
  }
}

extension Referral {
  fileprivate var inFull: String {
    line(
      "referral \(letter): need \(need) to \(service)", state.rawValue, "since \(since)",
      "sent \(sentAt) by \(sentBy)", said("tell by", tellBy),
      said("told", told.map { "\($0.at) \($0.channel) “\($0.whom.text)”" }),
      said("acknowledge by", acknowledgeBy), "answer by \(answerBy)",
      said("first contact", firstContact), said("contact by", contactBy),
      said("focal person", focalPerson), said("worker", worker), said("declined", declineReason),
      said("moved", moveReason), said("countersign by", countersignBy),
      said("suggests", suggests), attempts.isEmpty ? nil : "attempts \(attempts)",
      said("outcome", outcome?.rawValue))
  }
}

// The words of consent, as it is asked in Urdu and in English, of ties, and of how somebody may be
// spoken with.

extension Consent.Answer {
  package var inWords: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .notAsked: "not asked"
    case .withdrawn: "withdrawn"
    }
  }
}

extension Consent.Item {
  package var inWords: String {
    switch self {
    case .name: "names"
    case .phone: "the number"
    case .place: "the exact place"
    case .story: "the story"
    case .ages: "exact ages"
    case .health: "health"
    case .perpetrator: "who did it"
    }
  }
}

extension Consent.Topic {
  /// - Parameter name: gives a body's name.
  package func inWords(_ name: (BodyID) -> String) -> String {
    switch self {
    case .record: "keep a record"
    case .refer: "refer to others"
    case .referTo(let body): "refer to \(name(body))"
    case .share(let item): "share \(item.inWords)"
    case .notify(let body): "notify \(name(body))"
    case .statistics: "count in statistics"
    case .followUp: "be asked again later"
    case .assent: "the child agrees"
    case .caregiver: "a safe caregiver agrees"
    }
  }

  /// The question as it is asked in Urdu: with آپ, to a child as well, and so that it fits a woman
  /// and a man alike.
  package var inUrdu: String {
    switch self {
    case .record: "کیا ہم آپ کی بتائی ہوئی باتیں اپنے پاس لکھ کر رکھ سکتے ہیں؟"
    case .refer: "کیا ہم آپ کی مدد کے لیے کسی اور ادارے سے بات کر سکتے ہیں؟"
    case .referTo: "کیا ہم آپ کی مدد کے لیے اس ادارے سے بات کر سکتے ہیں؟"
    case .share(let item): item.inUrdu
    case .notify: "کیا ہم آپ کے معاملے کے بارے میں اس سرکاری محکمے کو بتا سکتے ہیں؟"
    case .statistics: "کیا ہم نام لیے بغیر آپ کے معاملے کو اپنی گنتی میں شامل کر سکتے ہیں؟"
    case .followUp: "کیا ہم کچھ دن بعد آپ کا حال پوچھنے کے لیے رابطہ کر سکتے ہیں؟"
    case .assent: "کیا اس مدد کے لیے آپ کی اپنی مرضی بھی ہے؟"
    case .caregiver: "کیا آپ کی طرف سے اجازت ہے کہ اس بچے یا بچی کی مدد کی جائے؟"
    }
  }
}

extension Consent.Item {
  fileprivate var inUrdu: String {
    switch self {
    case .name: "کیا ہم اس ادارے کو آپ کا نام بتا سکتے ہیں؟"
    case .phone: "کیا ہم اس ادارے کو آپ کا فون نمبر دے سکتے ہیں؟"
    case .place: "کیا ہم اس ادارے کو بتا سکتے ہیں کہ آپ کہاں ہیں؟"
    case .story: "کیا ہم اس ادارے کو بتا سکتے ہیں کہ آپ کے ساتھ کیا ہوا؟"
    case .ages: "کیا ہم اس ادارے کو آپ سب کی عمریں بتا سکتے ہیں؟"
    case .health: "کیا ہم اس ادارے کو آپ کی صحت کے بارے میں بتا سکتے ہیں؟"
    case .perpetrator: "کیا ہم اس ادارے کو بتا سکتے ہیں کہ یہ کس نے کیا؟"
    }
  }
}

extension Consent.Topic {
  /// - Parameter name: gives a body's name.
  package func inEnglish(_ name: (BodyID) -> String) -> String {
    switch self {
    case .record: "May we keep a record of what you tell us?"
    case .refer: "May we speak with others so that they can help you?"
    case .referTo(let body): "May we speak with \(name(body)) so that they can help you?"
    case .share(let item): "May we tell them this: \(item.inWords)?"
    case .notify(let body): "May we tell \(name(body))?"
    case .statistics: "May we count you, without your name?"
    case .followUp: "May we ask you later how you are?"
    case .assent: "Do you want this help yourself?"
    case .caregiver: "Do you agree that this child is helped?"
    }
  }
}

extension Conflict {
  package var inWords: String {
    switch self {
    case .noTie: "no tie known"
    case .linked: "tied to the alleged perpetrator"
    case .sharedCommittee: "on a committee with the alleged perpetrator"
    case .survivorSaysNo: "the survivor says no to this body"
    }
  }
}

extension SafeContact.Permission {
  package var inWords: String {
    switch self {
    case .yes: "yes"
    case .atAgreedTimes: "only at agreed times"
    case .never: "never"
    case .unknown: "not asked"
    }
  }
}

extension SafeContact {
  /// The banner that stands wherever a number is shown on the desk.
  ///
  /// - Parameter offset: the desk's distance from UTC, to say agreed hours by both clocks.
  /// - Parameter now: says so when the agreed hours are others.
  package func banner(deskOffset offset: Instant.Span = .hours(5), at now: Instant) -> String {
    // What is said in words is for whoever dials to read.
    let sign =
      switch isAllowed(at: now, deskOffset: offset) {
      case .no: " – NOT NOW"
      case .unknown where window?.filled != nil: " – CHECK FIRST"
      default: ""
      }
    return rule(deskOffset: offset, sign: sign)
  }

  /// The same for what is read later: whether it is now, nobody can say.
  package func rule(deskOffset offset: Instant.Span = .hours(5)) -> String {
    rule(deskOffset: offset, sign: "")
  }

  /// - Parameter sign: stands before the times, which may be long and cut.
  private func rule(deskOffset offset: Instant.Span, sign: String) -> String {
    let times = [hours?.inWords(deskOffset: offset), window?.filled?.text]
      .compactMap(\.self).joined(separator: ", ")
    return switch may {
    case .yes:
      "May be contacted" + (channel.map { " by \($0.inWords)" } ?? "")
        + sign + (times.isEmpty ? "" : ": \(times)")
    case .atAgreedTimes:
      "ONLY AT AGREED TIMES" + (channel.map { ", by \($0.inWords)" } ?? "") + sign
        + (times.isEmpty ? " – times not known, do not call" : ": \(times)")
    case .never: "NEVER CONTACT – DO NOT CALL"
    case .unknown: "NOT ASKED – DO NOT CALL"
    }
  }
}

extension ContactHours {
  /// `22:00–06:00`, or by both clocks: `22:00–06:00 there (UTC+7), 20:00–04:00 here`.
  package func inWords(deskOffset: Instant.Span) -> String {
    guard let offset, offset != deskOffset else { return spell }
    let here = shifted(to: deskOffset, from: offset)
    let minutes = offset.seconds.magnitude / 60
    let rest = minutes % 60 == 0 ? "" : ":" + padded(Int(minutes % 60))
    let sign = offset.seconds < 0 ? "−" : "+"
    return "\(spell) there (UTC\(sign)\(minutes / 60)\(rest)), \(here.spell) here"
  }

  private var spell: String { "\(clock(from))–\(clock(until))" }

  private func clock(_ minute: Int) -> String {
    "\(padded(minute / 60)):\(padded(minute % 60))"
  }
}

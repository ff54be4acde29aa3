// The questions of consent as they are asked in English; the Urdu ones stand beside the topics.

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

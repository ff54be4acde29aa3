import Casework

/// Something a case knows that gives somebody away, and the one yes that lets it out.
package struct Secret: Hashable, Sendable {
  /// What kind of thing it is: all that a refusal may say of it.
  package enum Kind: String, Sendable, CaseIterable {
    case name, caller, perpetrator, mustNotKnow, place, codeWord, number, paper
  }

  /// How a text is searched for it.
  enum Shape {
    /// A name, of which each word counts.
    case name
    /// Words among which names stand: ordinary ones don't count.
    case phrase
    /// Said as a whole.
    case codeWord
    /// Only its digits.
    case number
  }

  var words: String
  var kind: Kind
  /// What a person must have agreed to share for it to leave; nil never leaves.
  var item: Consent.Item?
  var shape: Shape
}

extension Case {
  /// What must not leave the desk unasked, in whatever field it stands, or stood: a name that was
  /// corrected is still a name.
  ///
  /// What stands in free text alone can't be listed: a story, a note, a to-do leave only where the
  /// person agreed to that text.
  var secrets: Set<Secret> {
    var known = [facts]
    for entry in history {
      switch entry.event {
      case .opened(let facts, _, _): known.append(facts)
      case .amended(let facts, let was): known += [facts, was]
      default: break
      }
    }
    return known.reduce(into: []) { $0.formUnion($1.secrets) }
  }
}

extension Facts {
  fileprivate var secrets: Set<Secret> {
    var all: Set<Secret> = []
    func add(
      _ words: Words?, _ kind: Secret.Kind, _ item: Consent.Item?, as shape: Secret.Shape
    ) {
      guard let words = words?.filled else { return }
      all.insert(Secret(words: words.text, kind: kind, item: item, shape: shape))
    }
    for person in persons { add(person.name, .name, .name, as: .name) }
    // A caller who is somebody else agreed to nothing.
    add(caller, .caller, call == .victim ? .name : nil, as: .phrase)
    add(perpetrator, .perpetrator, .perpetrator, as: .phrase)
    add(employer, .perpetrator, .perpetrator, as: .phrase)
    add(perpetratorTehsil, .perpetrator, .perpetrator, as: .phrase)
    add(mustNotKnow, .mustNotKnow, nil, as: .phrase)
    add(placeDetail, .place, .place, as: .phrase)
    add(contact.whosePhone, .name, .phone, as: .phrase)
    add(contact.codeWord, .codeWord, .phone, as: .codeWord)
    add(contact.duressWord, .codeWord, .phone, as: .codeWord)
    for words in [contact.phone, contact.window, contact.instructions, contact.ifNobodyAnswers] {
      add(words, .number, .phone, as: .number)
    }
    add(courtPapers, .paper, nil, as: .number)
    return all
  }
}

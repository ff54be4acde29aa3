import Casework

// A body's contact is words: "Amna, focal person, 0300-0000001". HSDS takes them apart.
//
// `; ` parts one contact from the next and `, ` its parts: a name and title, numbers, an e-mail
// address. A last contact that is numbers only is the organization's phones.

extension Words {
  /// Nil where nobody is named and no number given.
  init?(_ contacts: [HSDSContact]?, _ phones: [HSDSPhone]?) {
    var people = (contacts ?? []).map { contact in
      let words = [contact.name, contact.title, contact.department]
      return (words + Self.numbers(contact.phones) + [contact.email]).joined
    }
    people.append(Self.numbers(phones).joined)
    let text = people.filter { !$0.isEmpty }.joined(separator: "; ")
    guard !text.isEmpty else { return nil }
    self.init(text)
  }

  private static func numbers(_ phones: [HSDSPhone]?) -> [String?] {
    (phones ?? []).map { phone in
      guard let line = phone.extension.flatMap({ Int(exactly: $0) }) else { return phone.number }
      return phone.number.map { "\($0) ext. \(line)" }
    }
  }

  /// The same words as HSDS has them.
  func parts(of organization: String) -> (contacts: [HSDSContact], phones: [HSDSPhone]) {
    var people = text.split(separator: "; ").map { $0.split(separator: ", ").map(String.init) }
    var numbers: [String] = []
    if let last = people.last, last.allSatisfy(Self.isNumber) {
      numbers = last
      people.removeLast()
    }
    let contacts = people.enumerated().map { index, parts in
      Self.contact(parts, id: HSDSID.derived(organization, "contact \(index + 1)"))
    }
    return (contacts, Self.phones(numbers, of: organization))
  }

  private static func contact(_ parts: [String], id: String) -> HSDSContact {
    var parts = parts
    var contact = HSDSContact(id: id)
    if let last = parts.last, last.contains("@"), !last.contains(" ") {
      contact.email = parts.removeLast()
    }
    let words = parts.lastIndex { !isNumber($0) }.map { parts[...$0] } ?? []
    let numbers = parts[words.endIndex...]
    contact.name = words.isEmpty ? nil : words.joined(separator: ", ")
    contact.phones = numbers.isEmpty ? nil : phones(Array(numbers), of: id)
    return contact
  }

  private static func phones(_ numbers: [String], of owner: String) -> [HSDSPhone] {
    numbers.enumerated().map { index, number in
      HSDSPhone(id: HSDSID.derived(owner, "phone \(index + 1)"), number: number)
    }
  }

  /// Two digits at least (15 is the police), and nothing but what stands in numbers.
  private static func isNumber(_ text: String) -> Bool {
    text.count { $0.isASCII && $0.isNumber } >= 2
      && text.allSatisfy { ($0.isASCII && $0.isNumber) || "+-() ./ext".contains($0) }
  }
}

extension [String?] {
  fileprivate var joined: String {
    compactMap { $0?.trimmed }.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

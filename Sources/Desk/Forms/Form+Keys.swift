import Canvas
import Caseload

// What a key does in a form.

extension Form {
  enum Reaction { case nothing, changed, submit, leave, discard, goToKnown }

  /// Whether keys mean nothing to a form, so that they can mean something on top of it.
  static func leavesAlone(_ keys: KeySequence) -> Bool {
    guard keys.keys.count == 1, let key = keys.keys.first, key.text == nil else { return false }
    switch key.code {
    case .function: return true
    case .character:
      return ![.ctrl("s"), .ctrl("x"), .ctrl("g")].contains(key) && !LineEditor.isMeant(key)
    default: return false
    }
  }

  /// - Parameter width: of the texts as they are seen, in columns.
  mutating func handle(_ key: Key, width: Int) -> Reaction {
    if key.text == nil { spelled = "" }
    switch key {
    case .escape: return .leave
    case .ctrl("s"): return .submit
    case .ctrl("x"): return .discard
    case .ctrl("g") where kind == .newCase: return .goToKnown
    case .tab: return step(1)
    case .backTab: return step(-1)
    case .pageDown: return goToPart(1)
    case .pageUp: return goToPart(-1)
    default: break
    }
    switch focused?.value {
    case .choice(let choices, let at)?: return choose(key, choices, at)
    case .text(var editor, let rows)?:
      if rows == 1 {
        if key == .up { return step(-1) }
        if key == .down { return step(1) }
        if key == .enter { return focus == fields.count - 1 ? .submit : step(1) }
      }
      let takesOffersPlace = fields[focus].isOffered && (key.text != nil || key == .backspace)
      if takesOffersPlace { editor = LineEditor(isMultiline: rows > 1) }
      guard editor.handle(key, width: width) || takesOffersPlace else { return .nothing }
      fields[focus].write(editor)
      return .changed
    case nil: return .nothing
    }
  }

  mutating func paste(_ text: String) -> Reaction {
    guard let field = focused, !field.isChoice else { return .nothing }
    fields[focus].insert(text)
    return .changed
  }

  /// A choice takes its key. A sheet of questions goes on to the next: `y` `n` `u` answer one in one
  /// key; any other choice stays, so that what comes next isn't taken for another field. Where several
  /// begin with a letter, it goes round among them, or more letters tell which. A text that was meant
  /// for another field chooses nothing.
  private mutating func choose(_ key: Key, _ choices: [Choice], _ at: Int?) -> Reaction {
    let next: Int?
    switch key {
    case .up: return step(-1)
    case .down: return step(1)
    case .enter: return focus == fields.count - 1 ? .submit : step(1)
    case .right: next = after(at, choices)
    // Within words it is a part of them.
    case .space where spelled.count < 2: next = after(at, choices)
    case .left: next = ((at ?? 0) + choices.count - 1) % choices.count
    default:
      guard let letter = key.text?.lowercased() else { return .nothing }
      let longer = spelled + letter
      let begun = spelled.isEmpty ? nil : choices.firstIndex { $0.begins(with: longer) }
      // Whoever spells a word out doesn't mean another by its last letters.
      guard let found = begun ?? (spelled.count > 1 ? nil : index(of: letter, in: choices, at))
      else {
        guard !fields[focus].isHintSteady else { return .nothing }
        misspell(longer)
        return .changed
      }
      if spelled.isEmpty { before = at }
      spelled = begun == nil ? letter : longer
      fields[focus].choose(found)
      let isOnlyOne = choices.count { $0.answers(to: letter) } == 1
      if fields[focus].isHintSteady, isOnlyOne, isBeforeChoice { _ = step(1) }
      return .changed
    }
    if let next { fields[focus].choose(next) }
    return .changed
  }

  /// What was typed is no choice: its first letter chose nothing either.
  private mutating func misspell(_ text: String) {
    if !spelled.isEmpty, !fields[focus].isMistyped { fields[focus].choose(before) }
    // More than a letter: the rest of the word is not looked at.
    spelled = text.count > 1 ? text : text + text
    fields[focus].problem = English.choosesNothing
    fields[focus].isMistyped = true
  }

  /// Goes back to a choice where what was typed chose nothing, once; false where there is none.
  mutating func returnsToMistyped() -> Bool {
    guard let place = fields.firstIndex(where: \.isMistyped) else { return false }
    focus = place
    fields[place].isMistyped = false
    fields[place].problem = English.choosesNothing
    return true
  }

  private func after(_ at: Int?, _ choices: [Choice]) -> Int {
    at.map { ($0 + 1) % choices.count } ?? 0
  }

  /// The choice with this key, or the next one, from the chosen one on, that begins with it.
  private func index(of letter: String, in choices: [Choice], _ at: Int?) -> Int? {
    let next = after(at, choices)
    let order = Array(choices.indices[next...]) + Array(choices.indices[..<next])
    return order.first { choices[$0].answers(to: letter) }
  }

  private var isBeforeChoice: Bool {
    focus + 1 < fields.count && fields[focus + 1].isChoice
  }

  /// Whether it is long enough to have headings.
  var hasParts: Bool { fields.contains { $0.heading != nil } }

  /// To the next heading, or the one before; past the last to the last field.
  mutating func goToPart(_ by: Int) -> Reaction {
    let parts = fields.indices.filter { $0 == 0 || fields[$0].heading != nil }
    focus =
      by > 0
      ? parts.first { $0 > focus } ?? max(0, fields.count - 1) : parts.last { $0 < focus } ?? 0
    return .nothing
  }

  private mutating func step(_ by: Int) -> Reaction {
    focus = max(0, min(focus + by, fields.count - 1))
    return .nothing
  }
}

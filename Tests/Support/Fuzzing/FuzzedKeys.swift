import CTerminal
import Canvas
import Caseload
import Casework
import Desk
import Terminal

/// What a terminal sends, decoded and typed into fields and forms.
///
/// Bytes are bytes, but for two that no text has: 0xFE and two more are a code of the key table,
/// 0xFF ends what came at once.
enum FuzzedKeys {
  static func take(_ bytes: [UInt8]) throws(Fuzzed.Fault) {
    let pieces = pieces(bytes)
    let inputs = decoded(pieces)
    // Only Esc means something else when what follows comes later.
    if !pieces.contains(where: { $0.contains(0x1B) }) {
      guard inputs == decoded([pieces.flatMap(\.self)]) else {
        throw Fuzzed.Fault("in pieces it is something else")
      }
    }
    for isMultiline in [false, true] {
      try type(inputs, into: LineEditor(isMultiline: isMultiline))
    }
    try type(inputs)
  }

  private static func pieces(_ bytes: [UInt8]) -> [[Int32]] {
    var pieces: [[Int32]] = [[]]
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == 0xFF {
        pieces.append([])
      } else if byte == 0xFE, let high = rest.popFirst(), let low = rest.popFirst() {
        pieces[pieces.count - 1].append(Int32(high) << 8 | Int32(low))
      } else {
        pieces[pieces.count - 1].append(Int32(byte))
      }
    }
    return pieces
  }

  private static func decoded(_ pieces: [[Int32]]) -> [Input] {
    var decoder = KeyDecoder()
    let now = ContinuousClock.now
    return pieces.flatMap { decoder.decode($0, at: now) }
  }

  // MARK: Typing

  private static func type(_ inputs: [Input], into editor: LineEditor) throws(Fuzzed.Fault) {
    var editor = editor
    for (number, input) in inputs.enumerated() {
      switch input {
      case .key(let key): _ = editor.handle(key, width: 1 + number % 30)
      case .paste(let text): editor.insert(text)
      case .resize, .mouse: break
      }
    }
    guard
      editor.text.unicodeScalars.allSatisfy({
        $0 == "\n" ? editor.isMultiline : $0.properties.generalCategory != .control
      })
    else { throw Fuzzed.Fault("a control character is in a field") }
    guard editor.text.utf8.count <= LineEditor.byteLimit else {
      throw Fuzzed.Fault("a field holds more than it may")
    }
    for (columns, rows) in [(1, 1), (7, 3), (60, 4)] {
      var frame = Frame(Size(columns: columns, rows: rows))
      frame.put(editor, in: frame.bounds, isFocused: true)
      try frame.check()
    }
  }

  /// A desk with a case, in memory.
  private static let desk: Caseload? = {
    let lines = FuzzedLines()
    return (try? OpenedDesk(lines.journal, lines.desk))?.caseload
  }()

  /// Works at a desk, from the form of a new case on.
  private static func type(_ inputs: [Input]) throws(Fuzzed.Fault) {
    guard var caseload = desk else { throw Fuzzed.Fault("there is no desk") }
    var state = State(
      me: "amina", now: OpenedDesk.now, size: Size(columns: 80, rows: 24), warning: "practice data")
    var count = 0
    for input in [.key(.character("N"))] + inputs.prefix(2000) {
      var effects = update(&state, .input(input), caseload)[...]
      while let effect = effects.popFirst() {
        guard case .perform(let asks) = effect else { continue }
        var outcomes: [Outcome] = []
        for ask in asks {
          count += 1
          outcomes.append(perform(ask, "typed \(count)", &caseload))
        }
        effects += update(&state, .performed(asks, outcomes), caseload)
      }
      if case .paste = input { try draw(state, caseload).check() }
    }
    try draw(state, caseload).check()
    _ = update(&state, .input(.resize(Size(columns: 132, rows: 43))), caseload)
    try draw(state, caseload).check()
  }

  private static func perform(_ ask: Ask, _ id: String, _ caseload: inout Caseload) -> Outcome {
    let request = Request(
      id: id, by: "amina", role: .operator, at: OpenedDesk.now, action: ask.action, seen: ask.seen,
      review: ask.review)
    do throws(DeskRefusal) {
      let line = try caseload.decide(request)
      caseload.apply(line)
      return .done(line)
    } catch {
      return .refused(error)
    }
  }
}

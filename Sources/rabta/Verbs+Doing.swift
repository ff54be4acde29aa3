import Caseload
import Casework

// How verbs that write are done, and how they read what was typed.

extension Verbs {
  /// An action on a case: `DESK CASE …`.
  static func onCase(
    _ arguments: Arguments,
    _ action: (Arguments, borrowing OpenDesk, Case) throws(Failure) -> CaseAction
  ) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    let `case` = try desk.find(arguments[1])
    let line = try desk.write(
      .on(`case`.code, try action(arguments, desk, `case`)), arguments,
      review: try review(arguments, desk))
    report(line, desk, arguments)
    return 0
  }

  /// An action on a referral: `DESK REFERRAL …`.
  static func onReferral(
    _ arguments: Arguments,
    _ action: (Arguments, borrowing OpenDesk, Referral) throws(Failure) -> CaseAction
  ) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    let (`case`, referral) = try desk.findReferral(arguments[1])
    let line = try desk.write(
      .on(`case`.code, try action(arguments, desk, referral)), arguments,
      review: try review(arguments, desk))
    report(line, desk, arguments)
    return 0
  }

  /// The review under way, when the action is said to be one of its decisions.
  static func review(
    _ arguments: Arguments, _ desk: borrowing OpenDesk
  ) throws(Failure) -> String? {
    guard arguments.has("--review") else { return nil }
    guard let review = desk.caseload.review else {
      throw .failed(DeskRefusal.noReview.description)
    }
    return review.id
  }

  /// Says what came of it, without names or numbers of survivors.
  static func report(
    _ line: Line, _ desk: borrowing OpenDesk, _ arguments: Arguments, _ sentence: String? = nil
  ) {
    if arguments.has("--json") { return Output.json(LineOutput(line, desk.caseload)) }
    if let sentence { return Output.say(sentence) }
    for case .on(let code, let event) in line.events where event.isWorthSaying {
      Output.sayLine("\(code): \(event.inWords(desk.caseload.names))")
    }
  }

  // MARK: Reading words

  /// What was typed after an option, as free text.
  static func words(_ arguments: Arguments, _ option: String) -> Words? {
    arguments[option].map { Words($0) }
  }

  /// A word of a list of codes.
  static func code<Code: RawRepresentable & CaseIterable>(
    _ text: String, _ option: String
  ) throws(Failure) -> Code where Code.RawValue == String {
    guard let code = Code.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() })
    else {
      throw .usage("\(option) takes: \(list(Code.self)).")
    }
    return code
  }

  /// The code after an option, where one was typed.
  static func code<Code: RawRepresentable & CaseIterable>(
    _ arguments: Arguments, _ option: String
  ) throws(Failure) -> Code? where Code.RawValue == String {
    guard let text = arguments[option] else { return nil }
    let code: Code = try code(text, option)
    return code
  }

  /// Why something is moved or taken back: it is never recorded unsaid.
  static func reason(
    _ arguments: Arguments, of reasons: [MoveReason]
  ) throws(Failure) -> MoveReason {
    guard let reason: MoveReason = try code(arguments, "--reason") else {
      throw .usage("Say --reason: \(list(reasons)).")
    }
    return reason
  }

  /// The words of a list of codes, as help and refusals show them.
  static func list<Code: RawRepresentable & CaseIterable>(_: Code.Type) -> String
  where Code.RawValue == String {
    list(Array(Code.allCases))
  }

  static func list<Code: RawRepresentable>(_ codes: [Code]) -> String
  where Code.RawValue == String {
    codes.map(\.rawValue).joined(separator: ", ")
  }

  /// Numbers with commas between: `1,3`.
  static func numbers(_ text: String, _ option: String) throws(Failure) -> [Int] {
    let numbers = text.split(separator: ",").map { Int($0.trimmed) }
    guard !numbers.contains(nil) else { throw .usage("\(option) takes numbers: 1,3.") }
    return numbers.compactMap(\.self)
  }

  static func readable<T>(
    _ text: String?, _ read: (String) throws(Unreadable) -> T
  ) throws(Failure) -> T {
    do throws(Unreadable) { return try read(text ?? "") } catch { throw .usage(error.withoutWord) }
  }

  /// Free text; `-` reads standard input.
  static func text(_ word: String) throws(Failure) -> String {
    guard word == "-" else { return word }
    return String(decoding: try InputFile.read("-"), as: UTF8.self)
  }
}

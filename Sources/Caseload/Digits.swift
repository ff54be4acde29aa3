import Casework
import Coalition

/// A number in a text, however its digits are written and parted.
struct Digits: Hashable, Sendable {
  /// A phone or identity number has at least this many digits; a date, a price or an age hasn't.
  static let identifying = 7

  /// Without the country's prefix and the zeros before it: `0300-1234567`, `+92 300 1234567` and
  /// `۰۳۰۰ ۱۲۳۴۵۶۷` are one.
  let national: String
  /// How many digits were written.
  let count: Int

  /// Every number of a text but dates, amounts of money, and codes of cases with this prefix.
  static func all(in text: some StringProtocol, prefix: String? = nil) -> [Digits] {
    var scan = Scan(tokens(of: text), prefix: prefix)
    return scan.all().map { Digits(national: national($0), count: $0.count) }
  }

  private static func national(_ digits: String) -> String {
    var rest = digits.drop { $0 == "0" }
    if rest.count > 10, rest.hasPrefix("92") { rest = rest.dropFirst(2).drop { $0 == "0" } }
    return String(rest)
  }

  // MARK: Parts of a text

  fileprivate enum Token: Equatable {
    case word(String)
    case digits(String)
    /// May part the digits of one number.
    case gap(String)
    /// Parts two numbers.
    case end
  }

  /// Signs that people put between the digits of one number.
  private static let signs: Set<Character> = [
    "-", "–", "—", "‐", "‑", "−", ".", "·", "/", "(", ")", "+", "_", "*",
  ]

  private static func tokens(of text: some StringProtocol) -> [Token] {
    var tokens: [Token] = []
    for character in text.visible {
      if let digit = character.wholeNumberValue, (0...9).contains(digit) {
        if case .digits(let before)? = tokens.last {
          tokens[tokens.count - 1] = .digits(before + "\(digit)")
        } else {
          tokens.append(.digits("\(digit)"))
        }
      } else if character.isLetter {
        if case .word(let before)? = tokens.last {
          tokens[tokens.count - 1] = .word(before + "\(character)")
        } else {
          tokens.append(.word("\(character)"))
        }
      } else if character.isWhitespace || signs.contains(character) {
        if case .gap(let before)? = tokens.last {
          tokens[tokens.count - 1] = .gap(before + "\(character)")
        } else {
          tokens.append(.gap("\(character)"))
        }
      } else {
        tokens.append(.end)
      }
    }
    return tokens
  }
}

private struct Scan {
  private let tokens: [Digits.Token]
  private let prefix: String?
  private var at = 0
  private var runs: [String] = []
  private var run = ""
  /// Of how many pieces the run is, and the word before it.
  private var pieces = 0
  private var before = ""

  init(_ tokens: [Digits.Token], prefix: String?) {
    self.tokens = tokens
    self.prefix = prefix
  }

  mutating func all() -> [String] {
    var last = ""
    var times = 1
    while at < tokens.count {
      if let length = codeLength ?? dateLength {
        end(followedBy: "")
        at += length
        continue
      }
      switch tokens[at] {
      case .digits(let digits):
        add(digits, after: last)
      case .word(let word):
        last = Folded.text(word)
        if let digit = Self.spoken.firstIndex(of: last) {
          add(String(repeating: "\(digit)", count: times), after: "")
          times = 1
        } else if let more = Self.repeated[last] {
          times = more
        } else {
          times = 1
          end(followedBy: last)
        }
      case .gap: break
      case .end: end(followedBy: "")
      }
      at += 1
    }
    end(followedBy: "")
    return runs
  }

  /// "zero three double zero …", as a number is said.
  private static let spoken = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
  ]
  private static let repeated = ["double": 2, "triple": 3]
  private static let money: Set<String> = ["rs", "pkr", "rupees", "rupee", "روپے", "روپیہ"]

  private mutating func add(_ digits: String, after word: String) {
    if run.isEmpty { before = word }
    run += digits
    pieces += 1
  }

  private mutating func end(followedBy word: String) {
    // Peshgi runs into millions, and belongs to the story.
    let isMoney = Self.money.contains(before) || Self.money.contains(word)
    let isAmount = isMoney && pieces == 1 && run.count <= 8 && !run.hasPrefix("0")
    if !run.isEmpty && !isAmount { runs.append(run) }
    run = ""
    pieces = 0
  }

  private func digits(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .digits(let digits) = tokens[index] else {
      return nil
    }
    return digits
  }

  private func isHyphen(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index] == .gap("-")
  }

  /// `KHI-26-0147`
  private var codeLength: Int? {
    guard let prefix, tokens[at] == .word(prefix), isHyphen(at + 1), digits(at + 2)?.count == 2,
      isHyphen(at + 3), let number = digits(at + 4), (4...6).contains(number.count)
    else { return nil }
    return 5
  }

  /// `2026-11-24`, `24/11/2026`.
  private var dateLength: Int? {
    guard run.isEmpty, let first = digits(at), isSign(at + 1), let middle = digits(at + 2),
      isSign(at + 3), let last = digits(at + 4), !isSign(at + 5),
      let month = Int(middle), (1...12).contains(month)
    else { return nil }
    let (year, day) = first.count == 4 ? (first, last) : (last, first)
    guard year.count == 4, year.hasPrefix("19") || year.hasPrefix("20"), day.count <= 2,
      let day = Int(day), (1...31).contains(day)
    else { return nil }
    return 5
  }

  private func isSign(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), case .gap(let gap) = tokens[index] else { return false }
    return gap == "-" || gap == "/" || gap == "."
  }
}

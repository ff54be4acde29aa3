package import Casework
import Coalition

/// A case that a number is known from, as much of it as may be said before the code word
/// (domain §6): more comes after that, since the husband redials.
package struct KnownCaller: Hashable, Sendable {
  package let code: CaseCode
  /// "30–44", "12–17": never an exact age.
  package let ages: [String]
  package let district: AreaID?
  package let status: Status
  /// A closed case can be opened again.
  package let canReopen: Bool
}

extension KnownCaller {
  /// Stands above them wherever they are named.
  package static let warning =
    "This number is known. Do not say that we know it; ask for the code word first."

  package var inWords: String {
    let ages = ages.isEmpty ? "age not known" : ages.joined(separator: ", ")
    let district = district.map { Gazetteer.pakistan.name(of: $0) } ?? "not known"
    return "\(code)  \(ages)  \(district)  \(status.inWords)"
  }
}

extension Caseload {
  /// The cases that a number stands in, the latest first.
  ///
  /// Numbers are compared by their last ten digits, in whatever script and with whatever stands
  /// between them: `0300-1234567` is `+92 300 1234567`.
  ///
  /// Of the cases at hand; `codes(knownFrom:)` says which to bring.
  package func callers(of number: String) -> [KnownCaller] {
    codes(knownFrom: number).reversed().compactMap { self[$0] }.compactMap { `case` in
      let facts = `case`.facts
      guard !`case`.isVoid else { return nil }
      return KnownCaller(
        code: `case`.code, ages: facts.present.map { Say.band($0.age) }, district: facts.place,
        status: `case`.status, canReopen: CaseStep.reopen.from.contains(`case`.status))
    }
  }
}

extension Caseload {
  /// The cases that a number stands in, in the order in which they were opened, but for those that
  /// were entered in error.
  package func codes(knownFrom number: String) -> [CaseCode] {
    let hits = Sought.numbers(in: number).map { self.hits(of: $0) }
    guard !hits.isEmpty else { return [] }
    return (0..<rows.count)
      .filter { row in hits.contains { $0[row] } && !rows[Rows.Number(row)].isVoid }
      .map { rows.code(of: Rows.Number($0)) }
  }
}

extension Facts {
  /// Where a number may stand that others know: in a hurry all is typed into one field.
  package var mayHoldNumbers: String {
    [contact.phone, caller, story].compactMap(\.self).map(\.text).joined(separator: "\n")
  }

  /// The last ten digits of the numbers that somebody may call from.
  var phoneNumbers: Set<String> {
    PhoneNumbers.found(in: mayHoldNumbers)
  }
}

/// Phone numbers in a text.
package enum PhoneNumbers {
  /// Fewer digits are no number that tells one caller from another.
  private static let fewest = 7
  private static let compared = 10

  /// A number never stands without the safe-contact rule of the case; a caller's is not the person's.
  package static func withRule(_ banner: String, _ text: String) -> String {
    found(in: text).isEmpty ? text : "\(text) – \(person(banner))"
  }

  /// The rule where it isn't clear by itself whose it is.
  package static func person(_ banner: String) -> String { "The person: \(banner)" }

  /// The last ten digits of each number in a text.
  package static func found(in text: String) -> Set<String> {
    var numbers: Set<String> = []
    var run: [UInt8] = []
    func end() {
      if run.count >= fewest {
        numbers.insert(String(decoding: run.suffix(compared), as: UTF8.self))
      }
      run = []
    }
    for scalar in Folded.text(text).unicodeScalars {
      if let digit = digit(scalar) {
        run.append(UInt8(ascii: "0") + digit)
      } else if !isWithinNumber(scalar) {
        end()
      }
    }
    end()
    return numbers
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "0"..."9": UInt8(scalar.value) - UInt8(ascii: "0")
    case _ where scalar.isASCII: nil
    // Digits of scripts that folding leaves as they are.
    default: Character(scalar).wholeNumberValue.flatMap { $0 < 10 ? UInt8($0) : nil }
    }
  }

  /// What may stand between the digits of a number.
  private static func isWithinNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", "(", ")", ".", "/", "+": true
    default: false
    }
  }
}

import Casework
import DeskTesting
import FoundationEssentials
import Testing

@Suite("Codes and letters")
struct NamesTests {
  @Test(
    "A referral's letter goes from Z to AA",
    arguments: [
      (1, "A"), (2, "B"), (25, "Y"), (26, "Z"), (27, "AA"), (28, "AB"), (52, "AZ"), (53, "BA"),
      (701, "ZY"), (702, "ZZ"), (703, "AAA"), (18_278, "ZZZ"),
    ])
  func letter(number: Int, text: String) {
    #expect(ReferralLetter(number: number).description == text)
    #expect(ReferralLetter(text)?.number == number)
    #expect(ReferralLetter(text.lowercased())?.number == number)
  }

  @Test("No two referrals have the same letter, and their order is that of their numbers")
  func letters() {
    let letters = (1...18_278).map(ReferralLetter.init(number:))
    #expect(letters.allSatisfy { ReferralLetter($0.description) == $0 })
    #expect(Set(letters.map(\.description)).count == letters.count)
    #expect(letters.sorted() == letters)
  }

  @Test("Nothing else is a letter", arguments: ["", "AAAA", "A1", "1", "Ä", "ب", " A", "A-B"])
  func notALetter(text: String) {
    #expect(ReferralLetter(text) == nil)
  }

  @Test(
    "A case's code has four digits, and grows one after 9999",
    arguments: [
      (1, "KHI-26-0001"), (147, "KHI-26-0147"), (9999, "KHI-26-9999"), (10_000, "KHI-26-10000"),
      (123_456_789, "KHI-26-123456789"),
    ])
  func code(number: Int, text: String) {
    let code = CaseCode(prefix: "KHI", year: 26, number: number)
    #expect(code.description == text)
    #expect(CaseCode(text) == code)
  }

  @Test(
    "A code is read in either case and with spaces around",
    arguments: ["khi-26-0147", " KHI-26-0147 ", "Khi-26-0147"])
  func forgiving(text: String) {
    #expect(CaseCode(text) == CaseCode(prefix: "KHI", year: 26, number: 147))
  }

  @Test(
    "Nothing else is a code",
    arguments: [
      "", "KHI", "KHI-26", "KHI-26-147", "KHI-2026-0147", "K-26-0147", "KARACHI-26-0147",
      "KH1-26-0147", "KHI-26-0000", "KHI-26-0147-B", "KHI-26-01a7", "KHI-2x-0147", "KHI--0147",
      "KHI-26-1234567890", "KHI-26--0147", "کرا-26-0147", "KHI-+6-0147", "KHI-26-+147",
    ])
  func notACode(text: String) {
    #expect(CaseCode(text) == nil)
  }

  @Test("Codes stand in the order in which cases came, beyond 9999 too")
  func order() {
    let codes = ["LHE-25-0200", "KHI-26-0002", "KHI-26-9999", "KHI-26-10000"]
      .compactMap { CaseCode($0) }
    #expect(codes.count == 4)
    #expect(codes.reversed().sorted() == codes)
  }

  @Test(
    "A prefix is two to five capital letters",
    arguments: [
      ("KHI", true), ("LH", true), ("QUETT", true), ("K", false), ("QUETTA", false),
      ("khi", false), ("KH1", false), ("KÉ", false), ("", false),
    ])
  func prefix(text: String, isOne: Bool) {
    #expect(CaseCode.isPrefix(text) == isOne)
  }

  @Test("Codes and letters are written as text, and a wrong one is not read")
  func coding() throws {
    let code = CaseCode(prefix: "KHI", year: 6, number: 12)
    let bytes = try JSONEncoder().encode([code])
    #expect(String(decoding: bytes, as: UTF8.self) == #"["KHI-06-0012"]"#)
    #expect(try JSONDecoder().decode([CaseCode].self, from: bytes) == [code])
    let letters = Data(#"["A","AB"]"#.utf8)
    #expect(
      try JSONDecoder().decode([ReferralLetter].self, from: letters).map(\.number) == [1, 28])
    for wrong in [#"["KHI-26"]"#, "[7]"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([CaseCode].self, from: Data(wrong.utf8))
      }
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([ReferralLetter].self, from: Data(wrong.utf8))
      }
    }
  }

  @Test("A referral's code is its case's with its letter")
  func referralCode() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    #expect(it.it.referralCode("A") == "KHI-26-0147-A")
  }
}

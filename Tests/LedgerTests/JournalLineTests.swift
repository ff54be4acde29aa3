import Ledger
import Testing

@Suite("A line of the journal")
struct JournalLineTests {
  static let chain = String(repeating: "0123456789abcdef", count: 4)
  static let start = #"{"chain":"\#(chain)","head":"#

  static func line(
    head: String = "{}", events: String = "[]", words: String = "[]"
  ) -> String {
    start + head + #","events":"# + events + #","words":"# + words + "}"
  }

  @Test(
    "Its four parts are found",
    arguments: [
      ("{}", "[]", "[]"),
      (
        #"{"v":1,"of":["a","b"],"after":[{"x":-1.5e3}]}"#, #"[{"sent":{"to":null}}]"#,
        #"["s",true]"#
      ),
      (#"{"quote":"\" } ] ,\"events\":["}"#, #"["\\"]"#, #"["\\\"]}"]"#),
      (#"{"escape":"\u00Ae\b\f\n\r\t\/"}"#, #"[[[{}],{}]]"#, #"["رابطہ","👩🏽‍🌾"]"#),
      (#"{ "spaces" : 1 }"#, "[ ]", "[     ]"),
    ])
  func parts(head: String, events: String, words: String) throws {
    let text = Self.line(head: head, events: events, words: words)
    let line = try JournalLine(Array(text.utf8))
    #expect(line.text == text)
    #expect(line.chainText == Self.chain)
    #expect(String(decoding: line.bytes[line.chain], as: UTF8.self) == Self.chain)
    #expect(String(decoding: line.bytes[line.head], as: UTF8.self) == head)
    #expect(String(decoding: line.bytes[line.events], as: UTF8.self) == events)
    #expect(String(decoding: line.bytes[line.words], as: UTF8.self) == words)
  }

  @Test(
    "What is not one is refused",
    arguments: [
      "",
      "{}",
      "null",
      line() + " ",
      line() + "\r",
      line() + line(),
      " " + line(),
      line().replacing("head", with: "Head"),
      line().replacing(":", with: ": "),
      line().replacing("0123", with: "0123".uppercased() + "4"),
      line().replacing("abcdef", with: "ABCDEF"),
      #"{"head":{},"chain":"\#(chain)","events":[],"words":[]}"#,
      #"{"chain":"\#(chain)","head":{},"words":[],"events":[]}"#,
      line(head: "[]"),
      line(events: "{}"),
      line(words: "null"),
      line(head: "{]"),
      line(events: "[{]}"),
      line(events: "[]]"),
      line(words: #"["open]"#),
      line(words: #"["\x"]"#),
      line(words: #"["\u12g4"]"#),
      line(words: "[\"a\tb\"]"),
      line(words: "[\u{1}]"),
      line(events: String(repeating: "[", count: 65) + String(repeating: "]", count: 65)),
      #"{"chain":"\#(chain)","head":{},"events":[],"words":[],"more":[]}"#,
    ])
  func refused(text: String) {
    #expect(throws: Damage.self) { try JournalLine(Array(text.utf8)) }
  }

  @Test("Cut off anywhere, it is refused")
  func truncated() {
    let whole = Array(Self.line(head: #"{"by":"\"é"}"#, words: #"["a\u00e9",{"b":[1]}]"#).utf8)
    #expect(throws: Never.self) { try JournalLine(whole) }
    for length in whole.indices {
      #expect(throws: Damage.self, "cut at \(length)") {
        try JournalLine(Array(whole[..<length]))
      }
    }
  }

  @Test(
    "Bytes that are no UTF-8 are refused",
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    let line = Array(Self.line(words: #"["?"]"#).utf8)
    let broken = line.split(separator: UInt8(ascii: "?")).joined(separator: bytes)
    #expect(throws: Damage.notUTF8) { try JournalLine(Array(broken)) }
  }

  @Test("Longer than 16 MB, it is refused; just as long, it is read")
  func tooLong() {
    let rest = JournalLine.longest - Self.line(words: "[]").utf8.count
    let longest = Self.line(words: "[" + String(repeating: " ", count: rest) + "]")
    #expect(throws: Never.self) { try JournalLine(Array(longest.utf8)) }
    #expect(throws: Damage.tooLong) { try JournalLine(Array((longest + " ").utf8)) }
  }

  @Test("The first wrong byte is named")
  func misshapen() {
    let text = Self.line(head: "[]")
    #expect(throws: Damage.misshapen(byte: Self.start.utf8.count)) {
      try JournalLine(Array(text.utf8))
    }
  }

  @Test("A composed line is read back with the same parts")
  func composed() throws {
    var maker = LineMaker()
    let line = maker.next()
    #expect(try JournalLine(line.bytes) == line)
  }

  // From another implementation of BLAKE2b (Python's hashlib).
  @Test(
    "Digests are BLAKE2b-256",
    arguments: [
      ("", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
      ("abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
    ])
  func digest(text: String, expected: String) {
    #expect(Digest.of(Array(text.utf8)) == expected)
  }

  @Test("The chain begins with the desk's id and goes on from line to line")
  func chained() {
    var maker = LineMaker(after: "000102030405060708090a0b0c0d0e0f")
    let first = maker.next()
    let second = maker.next()
    #expect(first.chainText == "27315e77e774873088e289d2a05505c9b511aac1c8ef79f06e237aceec95dc23")
    #expect(second.chainText == "11231001a5a5b5142429ea5dff0ce90e6df733ee135cf53439c0c46eb34205ef")
    #expect(first.follows("000102030405060708090a0b0c0d0e0f"))
    #expect(second.follows(first.chainText))
    #expect(!second.follows("000102030405060708090a0b0c0d0e0f"))
  }
}

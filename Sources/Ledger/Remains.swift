/// What can still be learnt from bytes that are no line any more: which cases they were about, and
/// how to go on behind them.
///
/// The marks it looks for hold bare quotes. No text within a line can: there a quote is escaped.
package struct Remains: Hashable, Sendable {
  /// How many lines began here. One that lost its end is together with the next.
  var lines = 1
  /// What the last of them says its chain is.
  var chain: String?
  /// What the heads and the events name.
  var subjects: [String] = []

  init() {}

  init(of bytes: [UInt8]) {
    var begun = 0
    for place in bytes.indices where bytes[place] == UInt8(ascii: "\"") {
      let rest = bytes[place...]
      if let text = rest.after(#""on":""#) {
        subjects.append(text.string(upTo: "\"", atMost: 40))
      } else if let list = rest.after(#""of":["#) {
        subjects += list.string(upTo: "]", atMost: 10_000).split(separator: "\"").map(String.init)
      } else if let text = rest.after(#""chain":""#) {
        begun += 1
        let digest = text.string(upTo: "\"", atMost: Digest.length + 1)
        chain = Digest.isOne(digest) ? digest : nil
      }
    }
    lines = max(1, begun)
  }
}

extension ArraySlice<UInt8> {
  /// What comes after a text with which it begins.
  fileprivate func after(_ text: StaticString) -> Self? {
    text.withUTF8Buffer { starts(with: $0) ? dropFirst($0.count) : nil }
  }

  fileprivate func string(upTo end: Unicode.Scalar, atMost most: Int) -> String {
    String(decoding: prefix(most).prefix { $0 != UInt8(ascii: end) }, as: UTF8.self)
  }
}

import CText
import Testing

@Suite("Folding for search")
struct FoldingTests {
  private func folded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var folded = [UInt8](repeating: 0, count: text_fold(bytes, bytes.count, nil, 0))
    let count = text_fold(bytes, bytes.count, &folded, folded.count)
    return String(decoding: folded[..<count], as: UTF8.self)
  }

  @Test(
    "Case, marks and letters that keyboards differ in are one",
    arguments: [
      ("KARACHI", "karachi"), ("Café", "cafe"), ("كراچي", "کراچی"), ("رَابِطَہ", "رابطہ"),
      ("می\u{200C}خواہم", "میخواہم"), ("کـــام", "کام"), ("۱۲۳ ٤٥", "123 45"),
      ("Straße", "strasse"), ("a\u{0}B", "a\u{0}b"), ("\u{202E}x\u{FEFF}", "x"), ("", ""),
    ])
  func folds(text: String, expected: String) { #expect(folded(text) == expected) }
}

/// A name as the look-up compares it: folded, and of its letters and digits only.
func folded(_ text: some StringProtocol) -> String {
  var key = Folded.text(text)
  key.unicodeScalars.removeAll { !$0.isLetterOrDigit }
  return key
}

/// The same, word by word: whatever is no letter and no digit parts two words.
func foldedWords(_ text: some StringProtocol) -> [String] {
  Folded.text(text).unicodeScalars.split { !$0.isLetterOrDigit }.map { String($0) }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    if isASCII { return ("a"..."z").contains(self) || ("0"..."9").contains(self) }
    return properties.isAlphabetic || properties.numericType != nil
  }
}

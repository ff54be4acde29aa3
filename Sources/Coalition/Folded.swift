import CText

/// Text as search and look-up compare it.
package enum Folded {
  /// Without case, diacritics, and letters that keyboards differ in (ی/ي, ک/ك).
  package static func text(_ text: some StringProtocol) -> String {
    var text = String(text)
    return text.withUTF8 { source in
      var capacity = 2 * source.count
      while true {
        var count = 0
        let result = String(unsafeUninitializedCapacity: capacity) { buffer in
          count = text_fold(source.baseAddress, source.count, buffer.baseAddress, buffer.count)
          return count <= capacity ? count : 0
        }
        if count <= capacity { return result }
        capacity = count
      }
    }
  }
}

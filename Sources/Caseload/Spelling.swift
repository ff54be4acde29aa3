import Coalition

/// A word of a text or of a name, as it is written and as it sounds.
///
/// One name has many spellings: Shazia, Shaziya, شازیہ. A search that knew only one of them would
/// let the others out, and one that took every likeness would refuse every story.
struct Spelling: Hashable, Sendable {
  let folded: String
  /// Written as a name may be: with a capital, where the script has them.
  let isCapital: Bool
  private let isLatin: Bool
  private let sound: [UInt8]
  private let beats: Beats

  init(_ word: some StringProtocol) {
    folded = Folded.text(word)
    isCapital = word.first?.isLowercase == false
    isLatin = folded.unicodeScalars.allSatisfy(\.isASCII)
    sound = Folded.sound(word)
    beats = Beats(sound)
  }

  /// The words of a text. Letters and digits part: "shazia84" holds a name. What can't be seen
  /// parts nothing.
  static func words(in text: some StringProtocol) -> [Spelling] {
    var words: [Spelling] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(Spelling(word)) }
      word = ""
    }
    for character in text.visible {
      if character.isLetter { word.append(character) } else { end() }
    }
    end()
    return words
  }

  /// Whether two words may be one name: spelled alike, or sounding so.
  func isLike(_ other: Spelling) -> Bool {
    if folded == other.folded { return true }
    if sound.count >= 3, sound == other.sound { return true }
    guard isLatin == other.isLatin else {
      return isLatin ? other.isUnvowelled(form: self) : isUnvowelled(form: other)
    }
    guard beats.consonants == other.beats.consonants else { return false }
    let difference = beats.difference(from: other.beats)
    switch beats.consonants.count {
    case 0, 1: return false
    // Yusuf and Yusaf; but Sana and Sania, so only a vowel for a vowel.
    case 2: return sound.count >= 4 && sound.count == other.sound.count && difference == 1
    case 3: return difference <= 1
    default: return difference <= 2
    }
  }

  /// Whether two words are spelled alike or sound the same: surer than `isLike`.
  func isSame(as other: Spelling) -> Bool {
    folded == other.folded || (sound.count >= 4 && sound == other.sound)
  }

  /// Whether another word is written within this one: Shaziabibi, شازیہکو.
  func holds(_ other: Spelling) -> Bool {
    other.folded.count >= (other.isLatin ? 5 : 4) && folded.count > other.folded.count
      && folded.contains(other.folded)
  }

  /// Urdu leaves short vowels out: what it does write must be heard in the Latin word, in its place.
  private func isUnvowelled(form latin: Spelling) -> Bool {
    guard beats.consonants == latin.beats.consonants, beats.consonants.count >= 2 else {
      return false
    }
    for (index, (written, heard)) in zip(beats.vowels, latin.beats.vowels).enumerated() {
      // A vowel can be missing on either side of an "h", as in محمد.
      let most = written.count + 1
      var written = written.filter { $0 != Self.breath }
      let heard = heard.filter { $0 != Self.breath }
      // The letter a word begins with only carries its vowel: اقبال is Iqbal, عمر is Umar.
      if index == 0, written.first == UInt8(ascii: "a"), let first = heard.first {
        written[0] = first
      }
      guard heard.count <= most, Self.isPart(written, of: heard) else { return false }
    }
    return true
  }

  private static let breath = UInt8(ascii: "h")

  private static func isPart(_ part: [UInt8], of whole: [UInt8]) -> Bool {
    var rest = part[...]
    for letter in whole where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

/// A sound taken apart: its consonants, and the vowels before, between and behind them.
private struct Beats: Hashable, Sendable {
  var consonants: [UInt8] = []
  var vowels: [[UInt8]] = [[]]

  init(_ sound: [UInt8]) {
    for letter in sound {
      switch letter {
      case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "h"):
        vowels[vowels.count - 1].append(letter)
      default:
        consonants.append(letter)
        vowels.append([])
      }
    }
  }

  /// How many vowels are others, too many or missing, where the consonants are the same.
  func difference(from other: Beats) -> Int {
    zip(vowels, other.vowels).reduce(0) { $0 + Self.distance($1.0, $1.1) }
  }

  /// Levenshtein's.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let changed = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}

extension StringProtocol {
  /// Without what can't be seen, so that it hides nothing either: joiners, directions, soft hyphens.
  var visible: String {
    var visible = String(self)
    visible.unicodeScalars.removeAll { $0.properties.generalCategory == .format }
    return visible
  }
}

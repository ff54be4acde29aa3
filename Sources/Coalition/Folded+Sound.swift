extension Folded {
  /// A word as it sounds, one letter a sound, for comparing names across spellings and scripts.
  ///
  /// What `Sounds` hears of a place, and a little more, since names are longer in their vowels than
  /// in their letters: `v`, `w` and `u` are one, "ai" and "au" are one vowel in both scripts, and
  /// the ہ that ends شازیہ is the "a" that ends Shazia.
  package static func sound(_ word: some StringProtocol) -> [UInt8] {
    // The dagger alif of موسیٰ is heard; folding would drop it as a mark.
    let written = String(word).replacing("یٰ", with: "ا").replacing("ىٰ", with: "ا")
    var key = folded(written)
    if key.unicodeScalars.count > 2, key.unicodeScalars.last == "ہ" {
      key.unicodeScalars.removeLast()
      key.unicodeScalars.append("ا")
    }
    var sound: [UInt8] = []
    for letter in Sounds(key).letters {
      let letter = letter == UInt8(ascii: "w") ? UInt8(ascii: "u") : letter
      if sound.last == letter { continue }
      let isDiphthong = letter == UInt8(ascii: "i") || letter == UInt8(ascii: "u")
      if isDiphthong, sound.last == UInt8(ascii: "a") { sound.removeLast() }
      if sound.last != letter { sound.append(letter) }
    }
    // Shah and شاہ: an "h" at the end is only breath.
    if sound.count > 2, sound.last == UInt8(ascii: "h") { sound.removeLast() }
    return sound
  }
}

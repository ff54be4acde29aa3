/// A name as it sounds, so that Qasoor, Kasur and قصور are written alike or nearly so.
///
/// Written as one letter a sound. What callers and operators mix up is one sound: long and short
/// vowels (`ee`/`i`/`y`, `oo`/`u`/`o`), `q`/`k`/`kh`/`x`, `gh`/`g`, `v`/`w`, doubled letters, and the
/// aspirates (`bh`/`b`, ھ); in Urdu the letters of one sound (ص/س/ث, ط/ت, ظ/ض/ز, ح/ہ) and the
/// retroflex ones (ٹ, ڈ, ڑ), which Latin letters don't tell apart. What is only alike costs less
/// than a change of sound: see `Sounds.costs`.
struct Sounds: Sendable {
  private(set) var letters: [UInt8] = []

  /// - Parameter key: a name as `folded` leaves it.
  init(_ key: String) {
    let scalars = Array(key.unicodeScalars)
    letters.reserveCapacity(scalars.count)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar.isASCII {
        addLatin(UInt8(scalar.value), before: next)
      } else {
        addUrdu(scalar)
      }
    }
    // "Okarah" is Okara.
    if letters.count > 3, letters.last == UInt8(ascii: "h") { letters.removeLast() }
  }

  private mutating func addLatin(_ letter: UInt8, before next: Unicode.Scalar?) {
    let last = letters.last
    switch letter {
    case UInt8(ascii: "h"):
      switch last {
      case UInt8(ascii: "s"): replaceLast("x")
      case UInt8(ascii: "p"): replaceLast("f")
      case UInt8(ascii: "z"): replaceLast("j")
      case let last? where !Self.isWeak(last): break
      default: add("h")
      }
    case UInt8(ascii: "c"):
      switch next {
      case "h": add("c")
      case "e", "i", "y": add("s")
      default: add("k")
      }
    case UInt8(ascii: "q"), UInt8(ascii: "x"): add("k")
    case UInt8(ascii: "v"): add("w")
    case UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y"):
      // "ai", "ei" and "ay" are one sound.
      if last == UInt8(ascii: "a") { replaceLast("i") } else { add("i") }
    case UInt8(ascii: "o"), UInt8(ascii: "u"):
      if last == UInt8(ascii: "a") { replaceLast("u") } else { add("u") }
    default: add(Unicode.Scalar(letter))
    }
  }

  private mutating func addUrdu(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "ا", "آ", "ع", "ة", "ۃ": add("a")
    case "ی", "ے", "ئ": add("i")
    case "و", "ؤ": add("u")
    case "ہ", "ح": add("h")
    case "ب": add("b")
    case "پ": add("p")
    case "ت", "ط", "ٹ": add("t")
    case "ث", "س", "ص": add("s")
    case "ش": add("x")
    case "ج", "ژ": add("j")
    case "چ": add("c")
    case "خ", "ق", "ک": add("k")
    case "د", "ڈ": add("d")
    case "ذ", "ز", "ض", "ظ": add("z")
    case "ر", "ڑ": add("r")
    case "غ", "گ": add("g")
    case "ف": add("f")
    case "ل": add("l")
    case "م": add("m")
    case "ن", "ں": add("n")
    // ھ only breathes on the letter before it; other scripts have no sounds here.
    default: break
    }
  }

  /// A letter twice is one sound.
  private mutating func add(_ letter: Unicode.Scalar) {
    let letter = UInt8(truncatingIfNeeded: letter.value)
    if letters.last != letter { letters.append(letter) }
  }

  private mutating func replaceLast(_ letter: Unicode.Scalar) {
    letters.removeLast()
    add(letter)
  }
}

// MARK: What a difference costs

extension Sounds {
  /// What a changed consonant costs; a vowel that is left out or changed costs half of it.
  static let whole = 2

  /// Vowels and `h`: heard badly, written freely, and in Urdu mostly not at all.
  private static func isWeak(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "h"): true
    default: false
    }
  }

  /// Sounds near each other: `z`/`j` and `p`/`f` in Pashto and English mouths, `w`/`u` as one
  /// letter in Urdu, `d`/`r` as one sound (ڈ/ڑ) in two spellings.
  private static let kin: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("z", "j"), ("z", "s"), ("s", "x"), ("c", "x"), ("p", "f"), ("p", "b"), ("w", "u"), ("d", "r"),
    ("d", "t"), ("k", "g"), ("m", "n"), ("j", "g"),
  ]

  /// Of a sound too many or too few, and of one for another.
  static let costs: EditCosts = {
    var costs = EditCosts(whole)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    for a in letters where isWeak(a) {
      costs.set(1, dropping: a)
      for b in letters where a != b && isWeak(b) { costs.set(1, replacing: a, b) }
    }
    for (a, b) in kin { costs.set(1, replacing: UInt8(ascii: a), UInt8(ascii: b)) }
    return costs
  }()

  static func bit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter & 31) }

  /// By the low bits of each sound: itself, those near it, and those that are dropped as cheaply.
  static let reach: [UInt32] = (UInt8(0)..<32).map { low in
    (UInt8(ascii: "a")...UInt8(ascii: "z")).reduce(0) { mask, other in
      let letter = low | 0x60
      let isNear = costs.replacing(letter, other) < whole || costs.dropping(other) < whole
      return isNear ? mask | bit(other) : mask
    }
  }
}

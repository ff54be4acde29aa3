internal import CText

/// What goes into one cell: a base, at most four marks on it, and one or two columns.
///
/// Four because ncurses keeps no more, and columns are those it counts; this is the only place
/// where text is made fit for a terminal, so nothing below needs to look at it again.
struct Glyph {
  let base: Unicode.Scalar
  let width: Int
  /// Whether a joiner after it could make it part of a larger picture.
  let isPicture: Bool
  private(set) var marks = ""
  private var markCount = 0

  init(_ base: Unicode.Scalar, width: Int, isPicture: Bool = false) {
    self.base = base
    self.width = width
    self.isPicture = isPicture
  }

  mutating func add(mark: Unicode.Scalar) {
    guard markCount < 4 else { return }
    marks.unicodeScalars.append(mark)
    markCount += 1
  }
}

/// The glyphs of a text, made one at a time, so that what isn't visible costs nothing.
///
/// Text from a case is data, never a command to the terminal:
/// - a control character, C1 included, and what isn't assigned is shown as `·`, line ends and tabs
///   as a space;
/// - what is invisible by itself falls away: bidirectional controls (which could make one text
///   pass for another), byte order marks, tags, variation selectors (terminals disagree about
///   the width they give);
/// - of an emoji family or one with a skin tone the first person stays, for terminals disagree
///   about the width of the whole.
struct Glyphs: Sequence, IteratorProtocol {
  private var scalars: Substring.UnicodeScalarView.Iterator
  private var held: Glyph?
  private var isJoining = false

  init(_ text: Substring) {
    scalars = text.unicodeScalars.makeIterator()
  }

  mutating func next() -> Glyph? {
    while let scalar = scalars.next() {
      switch Treatment(scalar) {
      case .drop:
        break
      case .mark:
        if held == nil { held = Glyph(" ", width: 1) }
        held?.add(mark: scalar)
      case .joiner:
        isJoining = held?.isPicture == true
        if !isJoining { held?.add(mark: scalar) }
      case .skinTone where held?.isPicture == true:
        break
      case .skinTone:
        if let done = replaceHeld(Glyph(scalar, width: 2)) { return done }
      case .base(let glyph):
        if isJoining && glyph.isPicture {
          isJoining = false
        } else if let done = replaceHeld(glyph) {
          return done
        }
      }
    }
    return replaceHeld(nil)
  }

  /// A glyph is complete only when the next one begins, since marks follow their base.
  private mutating func replaceHeld(_ glyph: Glyph?) -> Glyph? {
    isJoining = false
    defer { held = glyph }
    return held
  }
}

/// What becomes of a scalar on its way to a cell.
private enum Treatment {
  case base(Glyph)
  case mark, joiner, skinTone, drop

  /// Stands for what must not be shown.
  static let replacement = Treatment.base(Glyph("·", width: 1))

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E: self = .base(Glyph(scalar, width: 1))
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: self = .base(Glyph(" ", width: 1))
    case ..<0xA0: self = Self.replacement
    case 0x200C: self = .mark  // The non-joiner shapes Urdu and Persian words.
    case 0x200D: self = .joiner
    case 0x1F3FB...0x1F3FF: self = .skinTone
    default: self.init(scalar, width: Int(text_width(scalar.value)))
    }
  }

  private init(_ scalar: Unicode.Scalar, width: Int) {
    switch text_kind(scalar.value) {
    case TEXT_IGNORABLE: self = .drop
    // The signs that span Arabic numbers take a column for ncurses, and none for many terminals.
    case TEXT_FORMAT: self = width == 0 ? .drop : Self.replacement
    case _ where width < 0: self = Self.replacement
    case _ where width == 0: self = .mark
    case let kind: self = .base(Glyph(scalar, width: width, isPicture: kind == TEXT_PICTURE))
    }
  }
}

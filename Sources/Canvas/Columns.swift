/// Columns a text takes on one line, if there is room for all of it. Costs its whole length.
package func columns(of text: String) -> Int { columns(of: text[...]) }

func columns(of text: Substring) -> Int {
  if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
  return Glyphs(text).reduce(0) { $0 + $1.width }
}

func columns(of character: Character) -> Int {
  character.isASCII ? 1 : columns(of: Substring(String(character)))
}

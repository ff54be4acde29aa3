package import Canvas
import Casework

// What stands on the screen, taken apart.

extension Pilot {
  /// The codes of the queue as far as they are seen, from the top.
  package var queue: [String] {
    lines.dropFirst(2).prefix { !$0.hasPrefix("└") }.compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("KHI-") }.map(String.init)
    }
  }

  /// The line of the queue that shows a case.
  package func row(_ code: String) -> String? {
    lines.dropFirst(2).first { $0.hasPrefix("│") && $0.contains(code) }
  }

  /// What stands side by side between frames, each read from top to bottom as one text.
  var columnTexts: [String] {
    var texts: [[Substring]] = []
    for line in lines {
      for (index, part) in line.split(separator: "│").enumerated() {
        if !texts.indices.contains(index) { texts.append([]) }
        texts[index] += part.split(separator: " ")
      }
    }
    return texts.map { $0.joined(separator: " ") }
  }

  package var hintedKeys: [String] { frame.hintedKeys }

  /// The screen as text with what colour and the terminal's cursor would say beside it.
  package var golden: String {
    let cursor = frame.cursor.map { "cursor: line \($0.row + 1), column \($0.column + 1)" }
    return screen + "\n" + (cursor ?? "no cursor") + "\n"
  }
}

extension Frame {
  /// The keys of the hint bar that can be pressed now: those that are off are dimmed.
  package var hintedKeys: [String] {
    var words: [String] = []
    var word = ""
    for column in 0...size.columns {
      let cell = self[Point(column: column, row: size.rows - 1)]
      if cell?.role == .key, let scalar = cell?.scalar {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return words
  }
}

import Casework

/// Rows of cells as spreadsheets save them (RFC 4180), and as some save them instead: with
/// semicolons or tabs, a byte order mark, a first line `sep=;`, bare line feeds.
struct CSV: Hashable, Sendable {
  /// A row, with its number as a spreadsheet shows it: 1 is the first.
  struct Row: Hashable, Sendable {
    var number: Int
    var cells: [String]

    var isEmpty: Bool { cells.allSatisfy { $0.trimmed.isEmpty } }
  }

  var rows: [Row]
  /// The row in which a quotation mark was opened that nothing closes.
  var unclosed: Int?

  /// What a separator is, where it isn't told: the one that parts the first row into the most
  /// cells.
  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let start = scalars.drop { $0 == "\n" || $0 == "\r" }
    let first = String(String.UnicodeScalarView(start.prefix { $0 != "\n" && $0 != "\r" }))
    var separator: Unicode.Scalar = ","
    if first.hasPrefix("sep="), let told = first.unicodeScalars.dropFirst(4).first {
      separator = told
      scalars = start.drop { $0 != "\n" }.dropFirst()
    } else {
      var most = 0
      for candidate in [",", ";", "\t"] as [Unicode.Scalar] {
        let count = first.unicodeScalars.count { $0 == candidate }
        if count > most { (most, separator) = (count, candidate) }
      }
    }
    (rows, unclosed) = Self.rows(scalars, separator)
  }

  private static func rows(
    _ scalars: ArraySlice<Unicode.Scalar>, _ separator: Unicode.Scalar
  ) -> ([Row], unclosed: Int?) {
    var rows: [Row] = []
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var (isQuoted, isOpen) = (false, false)
    var rest = scalars
    func endCell() {
      cells.append(String(cell))
      cell = String.UnicodeScalarView()
      isQuoted = false
    }
    func endRow() {
      endCell()
      rows.append(Row(number: rows.count + 1, cells: cells))
      cells = []
    }
    while let scalar = rest.popFirst() {
      if isOpen {
        if scalar != "\"" {
          cell.append(scalar)
        } else if rest.first == "\"" {
          cell.append("\"")
          rest.removeFirst()
        } else {
          isOpen = false
        }
        continue
      }
      switch scalar {
      // Spaces before a quoted cell are no part of it.
      case "\"" where !isQuoted && cell.allSatisfy({ $0 == " " }):
        cell = String.UnicodeScalarView()
        (isQuoted, isOpen) = (true, true)
      case separator: endCell()
      case "\r":
        if rest.first == "\n" { rest.removeFirst() }
        endRow()
      case "\n": endRow()
      // Nor those behind it.
      case " " where isQuoted: break
      default: cell.append(scalar)
      }
    }
    let unclosed = isOpen ? rows.count + 1 : nil
    if !cell.isEmpty || !cells.isEmpty || isQuoted { endRow() }
    return (rows, unclosed)
  }

  /// The text of a file; nil where it is in no encoding of Unicode.
  static func text(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
        let (a, b) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
        return isLittle ? a | b << 8 : a << 8 | b
      }
      return String(validating: units, as: UTF16.self)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  // MARK: Writing

  /// With a byte order mark, without which spreadsheets take Urdu for something else.
  static func text(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    let needs = cell.unicodeScalars.contains { ",;\"\r\n\t".unicodeScalars.contains($0) }
    let isPadded = cell.first == " " || cell.last == " "
    return needs || isPadded ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }

  /// A cell that a spreadsheet can't take for a formula: it runs those from whatever file.
  static func harmless(_ text: String) -> String {
    text.unicodeScalars.first.map(isRisky) == true ? "'" + text : text
  }

  /// The text that `harmless` was given.
  static func plain(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    guard scalars.first == "'", let next = scalars.dropFirst().first, isRisky(next) else {
      return cell
    }
    return String(scalars.dropFirst())
  }

  private static func isRisky(_ scalar: Unicode.Scalar) -> Bool {
    "=+-@\t\r'".unicodeScalars.contains(scalar)
  }
}

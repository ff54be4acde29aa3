import Casework
import Ledger

/// The lines of a case's life with gaps where another case's code, times and numbers belong.
struct Template: Sendable {
  let lines: [LineTemplate]
  /// When the case was opened. All its times count from here.
  let opened: Instant

  /// - Parameters:
  ///   - code: the case's code in these lines; nil for lines of the desk itself.
  ///   - firstSeq: the number of the first of these lines in the desk they were made at.
  init(_ lines: [JournalLine], opened: Instant, code: CaseCode?, firstSeq: Int) {
    var scanner = TemplateScanner(opened: opened, code: code, firstSeq: firstSeq)
    self.lines = lines.map { scanner.template($0) }
    self.opened = opened
  }
}

struct LineTemplate: Sendable {
  /// In seconds from when the case was opened.
  let at: Int64
  let head: [Piece]
  let events: [Piece]
  let words: [Piece]

  enum Piece: Sendable {
    case bytes([UInt8])
    case code
    /// The number of this line, or of another of the case, counted from 0.
    case line(Int)
    /// Random: 32 hex digits.
    case id
    /// In seconds from when the case was opened.
    case time(Int64)
    /// The how-manieth number of the case it is.
    case phone(Int)
    /// Seven digits that no other case has.
    case file
    case eventsDigest
    case wordsDigest
  }
}

/// Finds in stored lines what differs from case to case.
struct TemplateScanner {
  typealias Piece = LineTemplate.Piece

  private let opened: Instant
  private let code: [UInt8]
  private let firstSeq: Int
  private var phones: [[UInt8]] = []

  private static let phone = Array("0300-0000".utf8)
  private static let file = Array(" \(Pool.fileNumber).".utf8)

  init(opened: Instant, code: CaseCode?, firstSeq: Int) {
    self.opened = opened
    self.code = Array((code?.description ?? "").utf8)
    self.firstSeq = firstSeq
  }

  mutating func template(_ line: JournalLine) -> LineTemplate {
    let head = head(line.bytes[line.head])
    let times = line.bytes[line.head].count > 0 ? Self.times(in: head) : []
    return LineTemplate(
      at: times.first ?? 0, head: head, events: events(line.bytes[line.events]),
      words: words(line.bytes[line.words]))
  }

  /// A head has one time: when the line was written.
  private static func times(in pieces: [Piece]) -> [Int64] {
    pieces.compactMap { if case .time(let seconds) = $0 { seconds } else { nil } }
  }

  private func head(_ bytes: ArraySlice<UInt8>) -> [Piece] {
    var text = Text(bytes)
    while !text.isAtEnd {
      if text.skip("\"after\":[") {
        while let number = text.number() {
          text.put(numbered(number))
          _ = text.skip(",")
        }
      } else if text.skip("\"seq\":") || text.skip("\"undoes\":") {
        if let number = text.number() { text.put(numbered(number)) }
      } else if text.skip("\"id\":\"") {
        text.replaceString(with: .id)
      } else if text.skip("\"digests\":[\"") {
        text.replaceString(with: .eventsDigest)
        _ = text.skip("\",\"")
        text.replaceString(with: .wordsDigest)
      } else if !takeCodeOrTime(&text) {
        text.goOn()
      }
    }
    return text.finish()
  }

  /// A line of the case by its place in it; one before that stays what it is.
  private func numbered(_ seq: Int) -> Piece {
    seq < firstSeq ? .bytes(Array("\(seq)".utf8)) : .line(seq - firstSeq)
  }

  private func events(_ bytes: ArraySlice<UInt8>) -> [Piece] {
    var text = Text(bytes)
    while !text.isAtEnd {
      if !takeCodeOrTime(&text) { text.goOn() }
    }
    return text.finish()
  }

  private func takeCodeOrTime(_ text: inout Text) -> Bool {
    if !code.isEmpty, text.replace(code, with: .code) { return true }
    guard let time = text.peek(20), let instant = Instant(String(decoding: time, as: UTF8.self))
    else { return false }
    return text.replace(time, with: .time((instant - opened).seconds))
  }

  private mutating func words(_ bytes: ArraySlice<UInt8>) -> [Piece] {
    var text = Text(bytes)
    // What hides an erased word from its digest.
    if text.skip("[\"") { text.replaceString(with: .id) }
    while !text.isAtEnd {
      if text.stands(Self.phone), let phone = text.peek(12) {
        if !phones.contains(Array(phone)) { phones.append(Array(phone)) }
        _ = text.replace(phone, with: .phone(phones.firstIndex(of: Array(phone)) ?? 0))
      } else if text.stands(Self.file) {
        _ = text.skip(" ")
        _ = text.replace(Array(Pool.fileNumber.utf8), with: .file)
      } else {
        text.goOn()
      }
    }
    return text.finish()
  }
}

/// Bytes on their way to becoming pieces.
private struct Text {
  private var rest: ArraySlice<UInt8>
  private var plain: [UInt8] = []
  private var pieces: [LineTemplate.Piece] = []

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  func stands(_ bytes: some Collection<UInt8>) -> Bool { rest.starts(with: bytes) }

  /// The next so many bytes; nil where there are fewer.
  func peek(_ count: Int) -> ArraySlice<UInt8>? { rest.count < count ? nil : rest.prefix(count) }

  mutating func goOn() { plain.append(rest.removeFirst()) }

  mutating func skip(_ text: String) -> Bool {
    guard stands(text.utf8) else { return false }
    plain += text.utf8
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  mutating func number() -> Int? {
    let digits = rest.prefix { (48...57).contains($0) }
    rest = rest.dropFirst(digits.count)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  mutating func put(_ piece: LineTemplate.Piece) {
    if !plain.isEmpty { pieces.append(.bytes(plain)) }
    plain = []
    pieces.append(piece)
  }

  mutating func replace(
    _ bytes: some Collection<UInt8>, with piece: LineTemplate.Piece
  ) -> Bool {
    guard stands(bytes) else { return false }
    put(piece)
    rest = rest.dropFirst(bytes.count)
    return true
  }

  /// Up to the closing quotation mark.
  mutating func replaceString(with piece: LineTemplate.Piece) {
    put(piece)
    rest = rest.drop { $0 != UInt8(ascii: "\"") }
  }

  consuming func finish() -> [LineTemplate.Piece] {
    if !plain.isEmpty { pieces.append(.bytes(plain)) }
    return pieces
  }
}

/// One line of the journal exactly as stored, without its line end, and where its four parts lie.
///
/// `{"chain":"…","head":{…},"events":[…],"words":[…]}`, in this order and with nothing between. The
/// order is fixed so that a part is found without decoding anything, and so that the bytes that are
/// hashed are the bytes that are stored. What a part says is the caller's to decode.
package struct JournalLine: Hashable, Sendable {
  /// A line beyond this is damage, not an action: reading never takes more memory than it.
  package static let longest = 16 << 20

  package let bytes: [UInt8]
  /// The hash itself, without quotes.
  package let chain: Range<Int>
  /// The object, with its braces.
  package let head: Range<Int>
  /// The list, with its brackets.
  package let events: Range<Int>
  /// The list, with its brackets.
  package let words: Range<Int>

  /// Finds the parts of a whole line, or says what is wrong with it.
  package init(_ bytes: [UInt8]) throws(Damage) {
    guard bytes.count <= Self.longest else { throw .tooLong }
    guard (try? UTF8Span(validating: bytes.span)) != nil else { throw .notUTF8 }
    var scanner = LineScanner(bytes)
    try scanner.expect(#"{"chain":""#)
    chain = try scanner.digest()
    try scanner.expect(#"","head":"#)
    head = try scanner.value(from: "{")
    try scanner.expect(#","events":"#)
    events = try scanner.value(from: "[")
    try scanner.expect(#","words":"#)
    words = try scanner.value(from: "[")
    try scanner.expect("}")
    try scanner.expectEnd()
    self.bytes = bytes
  }

  private init(
    bytes: [UInt8], chain: Range<Int>, head: Range<Int>, events: Range<Int>, words: Range<Int>
  ) {
    self.bytes = bytes
    self.chain = chain
    self.head = head
    self.events = events
    self.words = words
  }

  /// Other bytes of the same length, with the parts in the same places.
  init(replacing bytes: [UInt8], in line: JournalLine) {
    self.init(
      bytes: bytes, chain: line.chain, head: line.head, events: line.events, words: line.words)
  }

  /// The line that follows one with `previousChain`, from parts that are JSON already.
  ///
  /// Nothing is checked here: a journal refuses to append what it could not read back.
  package static func compose(
    previousChain: String, head: [UInt8], events: [UInt8], words: [UInt8]
  ) -> JournalLine {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.count + events.count + words.count + 120)
    func add(_ part: some Collection<UInt8>, after opening: StaticString) -> Range<Int> {
      opening.withUTF8Buffer { bytes += $0 }
      let start = bytes.count
      bytes += part
      return start..<bytes.count
    }
    let chain = add(Chain.next(after: previousChain, head: head).utf8, after: #"{"chain":""#)
    let head = add(head, after: #"","head":"#)
    let events = add(events, after: #","events":"#)
    let words = add(words, after: #","words":"#)
    bytes.append(UInt8(ascii: "}"))
    return JournalLine(bytes: bytes, chain: chain, head: head, events: events, words: words)
  }

  /// The line's own chain, to which the next line is tied.
  package var chainText: String { String(decoding: bytes[chain], as: UTF8.self) }

  /// Whether the line follows from one with `previousChain`.
  package func follows(_ previousChain: String) -> Bool {
    Chain.next(after: previousChain, head: bytes[head]) == chainText
  }
}

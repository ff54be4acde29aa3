/// What is being encoded: texts of values, and how they hang together.
///
/// A node's text (its key and its value, escaped already) lies in one buffer, the nodes in another;
/// objects are put in order when all is written out.
///
/// Why the pointers are sound: both buffers are this object's own. A text is a range that was filled
/// before its node was made known; a `Spot` is handed out only for a node that exists, and
/// `JSONWriter` empties the tree only when nobody but itself holds it.
final class JSONTree {
  /// The number of a node.
  typealias Spot = UInt32

  enum Kind: UInt8 {
    case unset, text, array, object
  }

  struct Node {
    /// The key's first eight bytes, so that they sort as a number.
    var prefix: UInt64 = 0
    /// Where the key lies, unescaped; of an element of a list its index.
    var key: UInt32 = 0
    var keyCount: UInt32 = 0
    /// Where the text lies; of a container its first child, 0 for none.
    var start: UInt32 = 0
    /// How long the text is; of a container its last child.
    var count: UInt32 = 0
    /// The next child of the same container, 0 for none.
    var next: UInt32 = 0
    var parent: UInt32 = 0
    /// How many children there are.
    var children: UInt32 = 0
    var kind = Kind.unset
    var keyNeedsEscapes = false
  }

  static let top: Spot = 0
  /// `JSONEncoder` nests no deeper.
  private static let deepest = 512

  private var text: UnsafeMutablePointer<UInt8>
  private var textCount = 0
  private var textCapacity = 4096
  private var nodes: UnsafeMutablePointer<Node>
  private var nodeCount = 0
  private var nodeCapacity = 128
  /// More than the bytes of keys that escapes may add.
  private var escapeRoom = 0

  init() {
    text = .allocate(capacity: textCapacity)
    nodes = .allocate(capacity: nodeCapacity)
    empty()
  }

  deinit {
    text.deallocate()
    nodes.deallocate()
  }

  var size: Int { textCount }

  /// Leaves one node, of which nothing is known.
  func empty() {
    textCount = 0
    escapeRoom = 0
    nodeCount = 0
    _ = add(Node())
  }

  // MARK: Nodes

  private func add(_ node: Node) -> Spot {
    if nodeCount == nodeCapacity {
      let larger = UnsafeMutablePointer<Node>.allocate(capacity: nodeCapacity * 2)
      larger.moveInitialize(from: nodes, count: nodeCount)
      nodes.deallocate()
      nodes = larger
      nodeCapacity *= 2
    }
    (nodes + nodeCount).initialize(to: node)
    nodeCount += 1
    return Spot(nodeCount - 1)
  }

  /// A member to be, not yet part of its object.
  func member(_ key: String, of object: Spot) -> Spot {
    var node = Node(parent: object)
    var key = key
    key.withUTF8 { key in
      node.key = UInt32(textCount)
      node.keyCount = UInt32(key.count)
      node.prefix = Self.prefix(key)
      node.keyNeedsEscapes = Self.firstEscape(in: key) < key.count
      if node.keyNeedsEscapes { escapeRoom += 6 * key.count }
      append(key)
    }
    return add(node)
  }

  /// An element to be, not yet part of its list.
  func element(of array: Spot) -> Spot {
    add(Node(key: nodes[Int(array)].children, parent: array))
  }

  /// Makes a node the last child of what it was made for.
  func attach(_ child: Spot) {
    let parent = nodes + Int(nodes[Int(child)].parent)
    if parent.pointee.children == 0 {
      parent.pointee.start = child
    } else {
      nodes[Int(parent.pointee.count)].next = child
    }
    parent.pointee.count = child
    parent.pointee.children += 1
  }

  func kind(_ spot: Spot) -> Kind { nodes[Int(spot)].kind }

  func children(_ spot: Spot) -> Int { Int(nodes[Int(spot)].children) }

  /// Makes it a container, unless it is this one already.
  func become(_ kind: Kind, _ spot: Spot) {
    let node = nodes + Int(spot)
    if node.pointee.kind == kind { return }
    precondition(node.pointee.kind == .unset, "Something else was encoded here before.")
    node.pointee.kind = kind
  }

  /// The member that has this key already.
  func member(_ spot: Spot, sameAs other: Spot) -> Spot? {
    var found: Spot?
    var child = nodes[Int(spot)].start
    while child != 0 {
      if isSame(child, other) { found = child }
      child = nodes[Int(child)].next
    }
    return found
  }

  // MARK: Values

  /// Writes a value's text, whatever was there before.
  private func set(_ spot: Spot, _ write: () -> Void) {
    let start = textCount
    write()
    let node = nodes + Int(spot)
    node.pointee.kind = .text
    node.pointee.start = UInt32(start)
    node.pointee.count = UInt32(textCount - start)
  }

  func set(_ spot: Spot, toText value: StaticString) {
    set(spot) { value.withUTF8Buffer { append($0) } }
  }

  func set(_ spot: Spot, toText value: some Sequence<UInt8>) {
    set(spot) { for byte in value { append(byte) } }
  }

  func set(_ spot: Spot, to value: some BinaryInteger) {
    set(spot) {
      if let small = Int64(exactly: value) {
        append(small)
      } else {
        var digits = String(value)
        digits.withUTF8 { append($0) }
      }
    }
  }

  func set(_ spot: Spot, to value: String) {
    set(spot) { append(quoted: value) }
  }

  func set(_ spot: Spot, to values: [String]) {
    set(spot) {
      append(UInt8(ascii: "["))
      var isFirst = true
      for value in values {
        if !isFirst { append(UInt8(ascii: ",")) }
        isFirst = false
        append(quoted: value)
      }
      append(UInt8(ascii: "]"))
    }
  }

  func set(_ spot: Spot, to values: [Int]) {
    set(spot) {
      append(UInt8(ascii: "["))
      var isFirst = true
      for value in values {
        if !isFirst { append(UInt8(ascii: ",")) }
        isFirst = false
        append(Int64(value))
      }
      append(UInt8(ascii: "]"))
    }
  }

  // MARK: Text

  @inline(__always)
  private func makeRoom(_ count: Int) {
    if textCount + count > textCapacity { grow(count) }
  }

  @inline(never)
  private func grow(_ count: Int) {
    let capacity = max(textCapacity * 2, textCount + count)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: text, count: textCount)
    text.deallocate()
    text = larger
    textCapacity = capacity
  }

  private func append(_ byte: UInt8) {
    makeRoom(1)
    text[textCount] = byte
    textCount += 1
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    makeRoom(bytes.count)
    (text + textCount).initialize(from: start, count: bytes.count)
    textCount += bytes.count
  }

  private func append(_ value: Int64) {
    makeRoom(20)
    var rest = value.magnitude
    var count = 1
    var limit: UInt64 = 10
    while rest >= limit {
      count += 1
      if count == 20 { break }
      limit *= 10
    }
    if value < 0 { append(UInt8(ascii: "-")) }
    makeRoom(20)
    var place = textCount + count
    textCount = place
    repeat {
      place -= 1
      text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  private func append(quoted value: String) {
    var value = value
    value.withUTF8 { bytes in
      if Self.firstEscape(in: bytes) == bytes.count {
        makeRoom(bytes.count + 2)
        text[textCount] = UInt8(ascii: "\"")
        if let start = bytes.baseAddress {
          (text + textCount + 1).initialize(from: start, count: bytes.count)
        }
        text[textCount + bytes.count + 1] = UInt8(ascii: "\"")
        textCount += bytes.count + 2
      } else {
        makeRoom(6 * bytes.count + 2)
        var end = text + textCount
        Self.write(quoted: bytes, to: &end)
        textCount = end - text
      }
    }
  }

  /// At most six bytes for one, and the quotes.
  private static func write(
    quoted bytes: UnsafeBufferPointer<UInt8>, to end: inout UnsafeMutablePointer<UInt8>
  ) {
    func put(_ byte: UInt8) {
      end.pointee = byte
      end += 1
    }
    func put(escaped byte: UInt8) {
      put(UInt8(ascii: "\\"))
      put(byte)
    }
    func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
    put(UInt8(ascii: "\""))
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(escaped: byte)
      case 0x08: put(escaped: UInt8(ascii: "b"))
      case 0x09: put(escaped: UInt8(ascii: "t"))
      case 0x0A: put(escaped: UInt8(ascii: "n"))
      case 0x0C: put(escaped: UInt8(ascii: "f"))
      case 0x0D: put(escaped: UInt8(ascii: "r"))
      case ..<0x20:
        put(escaped: UInt8(ascii: "u"))
        put(UInt8(ascii: "0"))
        put(UInt8(ascii: "0"))
        put(digit(byte >> 4))
        put(digit(byte & 0xF))
      default: put(byte)
      }
    }
    put(UInt8(ascii: "\""))
  }

  /// Where the first quote, backslash or control character stands; the end where there is none.
  private static func firstEscape(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var i = 0
    // Eight at a time: a byte's high bit is set where it is below 0x20, or where it is zero once
    // the character looked for is taken out of it.
    while i + 8 <= raw.count {
      let eight = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      let quote = eight ^ (ones &* 0x22)
      let backslash = eight ^ (ones &* 0x5C)
      let control = (eight &- ones &* 0x20) & ~eight
      let hit = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | control
      if hit & highs != 0 { break }
      i += 8
    }
    while i < raw.count, raw[i] >= 0x20, raw[i] != 0x22, raw[i] != 0x5C { i += 1 }
    return i
  }

  private static func prefix(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if key.count >= 8 {
      return UnsafeRawBufferPointer(key).loadUnaligned(as: UInt64.self).bigEndian
    }
    var prefix: UInt64 = 0
    for byte in key { prefix = prefix << 8 | UInt64(byte) }
    return prefix << UInt64(8 * (8 - key.count))
  }

  // MARK: Order

  private func keyBytes(_ spot: Spot) -> UnsafeBufferPointer<UInt8> {
    let node = nodes + Int(spot)
    return UnsafeBufferPointer(
      start: text + Int(node.pointee.key), count: Int(node.pointee.keyCount))
  }

  private func isSame(_ a: Spot, _ b: Spot) -> Bool {
    nodes[Int(a)].prefix == nodes[Int(b)].prefix && keyBytes(a).elementsEqual(keyBytes(b))
  }

  /// By the bytes of their keys, as `JSONEncoder` does.
  @inline(__always)
  private func isBefore(_ a: Spot, _ b: Spot) -> Bool {
    let (first, second) = (nodes[Int(a)].prefix, nodes[Int(b)].prefix)
    if first != second { return first < second }
    return keyBytes(a).lexicographicallyPrecedes(keyBytes(b))
  }

  /// The members of an object in their order, each key once: the last counts.
  ///
  /// They are linked anew and not copied: most objects are small, and many are in order already.
  private func sort(_ object: Spot) {
    var child = nodes[Int(object)].start
    guard child != 0 else { return }
    if nodes[Int(object)].children > 40 { return sortMany(object) }
    // The sorted part is linked backwards from its greatest.
    var greatest = child
    child = nodes[Int(child)].next
    nodes[Int(greatest)].next = 0
    while child != 0 {
      let following = nodes[Int(child)].next
      var after: Spot = 0
      var before = greatest
      while before != 0, isBefore(child, before) {
        after = before
        before = nodes[Int(before)].next
      }
      var rest = before
      if before != 0, !isBefore(before, child) { rest = nodes[Int(before)].next }
      nodes[Int(child)].next = rest
      if after == 0 { greatest = child } else { nodes[Int(after)].next = child }
      child = following
    }
    var least: Spot = 0
    while greatest != 0 {
      let next = nodes[Int(greatest)].next
      nodes[Int(greatest)].next = least
      least = greatest
      greatest = next
    }
    nodes[Int(object)].start = least
  }

  private func sortMany(_ object: Spot) {
    var children: [Spot] = []
    children.reserveCapacity(Int(nodes[Int(object)].children))
    var child = nodes[Int(object)].start
    while child != 0 {
      children.append(child)
      child = nodes[Int(child)].next
    }
    // The sort is stable.
    children.sort { isBefore($0, $1) }
    var kept: [Spot] = []
    kept.reserveCapacity(children.count)
    for child in children {
      if let last = kept.last, isSame(last, child) { kept.removeLast() }
      kept.append(child)
    }
    for (i, child) in kept.enumerated() {
      nodes[Int(child)].next = i + 1 < kept.count ? kept[i + 1] : 0
    }
    nodes[Int(object)].start = kept.first ?? 0
  }

  // MARK: Output

  /// The whole text; nil where it nests too deep.
  func output() -> [UInt8]? {
    // Texts and keys, for each node two quotes, a colon and a comma or two brackets and a comma.
    let most = textCount + escapeRoom + 5 * nodeCount
    var isFine = true
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      var end = start
      isFine = write(Self.top, depth: 0, to: &end)
      count = end - start
    }
    return isFine ? bytes : nil
  }

  private func write(
    _ spot: Spot, depth: Int, to end: inout UnsafeMutablePointer<UInt8>
  ) -> Bool {
    let node = nodes + Int(spot)
    switch node.pointee.kind {
    case .text:
      end.initialize(from: text + Int(node.pointee.start), count: Int(node.pointee.count))
      end += Int(node.pointee.count)
      return true
    case .array:
      return write(children: spot, "[", "]", depth, &end)
    case .object, .unset:
      sort(spot)
      return write(children: spot, "{", "}", depth, &end)
    }
  }

  private func write(
    children spot: Spot, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ depth: Int,
    _ end: inout UnsafeMutablePointer<UInt8>
  ) -> Bool {
    guard depth + 1 < Self.deepest else { return false }
    end.pointee = UInt8(ascii: opening)
    end += 1
    let isObject = nodes[Int(spot)].kind != .array
    var child = nodes[Int(spot)].kind == .unset ? 0 : nodes[Int(spot)].start
    while child != 0 {
      if isObject { write(key: child, to: &end) }
      guard write(child, depth: depth + 1, to: &end) else { return false }
      child = nodes[Int(child)].next
      if child != 0 {
        end.pointee = UInt8(ascii: ",")
        end += 1
      }
    }
    end.pointee = UInt8(ascii: closing)
    end += 1
    return true
  }

  private func write(key child: Spot, to end: inout UnsafeMutablePointer<UInt8>) {
    let key = keyBytes(child)
    if nodes[Int(child)].keyNeedsEscapes {
      Self.write(quoted: key, to: &end)
    } else {
      end.pointee = UInt8(ascii: "\"")
      end += 1
      if let start = key.baseAddress { end.initialize(from: start, count: key.count) }
      end += key.count
      end.pointee = UInt8(ascii: "\"")
      end += 1
    }
    end.pointee = UInt8(ascii: ":")
    end += 1
  }

  // MARK: Paths

  /// The keys that lead to a node: only errors ask for them.
  func path(to spot: Spot) -> [any CodingKey] {
    var path: [any CodingKey] = []
    var spot = spot
    while spot != Self.top {
      let node = nodes[Int(spot)]
      if nodes[Int(node.parent)].kind == .array {
        path.append(PathKey(index: Int(node.key)))
      } else {
        path.append(PathKey(stringValue: String(decoding: keyBytes(spot), as: UTF8.self)))
      }
      spot = node.parent
    }
    return path.reversed()
  }
}

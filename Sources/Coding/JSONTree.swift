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

  private var text = JSONText()
  private var nodes: UnsafeMutablePointer<Node>
  private var nodeCount = 0
  private var nodeCapacity = 128
  /// More than the bytes of keys that escapes may add.
  private var escapeRoom = 0

  init() {
    nodes = .allocate(capacity: nodeCapacity)
    empty()
  }

  deinit {
    nodes.deallocate()
  }

  var size: Int { text.count }

  /// Leaves one node, of which nothing is known.
  func empty() {
    text.empty()
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
      node.key = UInt32(text.count)
      node.keyCount = UInt32(key.count)
      node.prefix = Self.prefix(key)
      node.keyNeedsEscapes = JSONText.firstEscape(in: key) < key.count
      if node.keyNeedsEscapes { escapeRoom += 6 * key.count }
      text.append(key)
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
    let start = text.count
    write()
    let node = nodes + Int(spot)
    node.pointee.kind = .text
    node.pointee.start = UInt32(start)
    node.pointee.count = UInt32(text.count - start)
  }

  func set(_ spot: Spot, toText value: StaticString) {
    set(spot) { value.withUTF8Buffer { text.append($0) } }
  }

  func set(_ spot: Spot, toText value: some Sequence<UInt8>) {
    set(spot) { for byte in value { text.append(byte) } }
  }

  func set(_ spot: Spot, to value: some BinaryInteger) {
    set(spot) {
      if let small = Int64(exactly: value) {
        text.append(small)
      } else {
        var digits = String(value)
        digits.withUTF8 { text.append($0) }
      }
    }
  }

  func set(_ spot: Spot, to value: String) { set(spot) { text.append(quoted: value) } }

  func set(_ spot: Spot, to values: [String]) {
    set(spot, toList: values) { $0.append(quoted: $1) }
  }

  func set(_ spot: Spot, to values: [Int]) { set(spot, toList: values) { $0.append(Int64($1)) } }

  private func set<Value>(
    _ spot: Spot, toList values: [Value], _ append: (inout JSONText, Value) -> Void
  ) {
    set(spot) {
      text.append(UInt8(ascii: "["))
      for (i, value) in values.enumerated() {
        if i > 0 { text.append(UInt8(ascii: ",")) }
        append(&text, value)
      }
      text.append(UInt8(ascii: "]"))
    }
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
      start: text.bytes + Int(node.pointee.key), count: Int(node.pointee.keyCount))
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
    let most = text.count + escapeRoom + 5 * nodeCount
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
      end.initialize(from: text.bytes + Int(node.pointee.start), count: Int(node.pointee.count))
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
      JSONText.write(quoted: key, to: &end)
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

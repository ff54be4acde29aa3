import Casework
import Coalition

/// In which order the queue stands. Within each the order of work goes on.
package enum QueueOrder: String, CaseIterable, Sendable {
  /// What is late on top, the most pressing first, then what is due next.
  case work
  /// The case that was opened last on top.
  case newest
  /// The most pressing on top, whatever is due; a case without a level among those of level 1.
  case level
  /// By the name of the place; where it isn't known last.
  case place
  /// By the name of whom it is with; with nobody first, for somebody must take it.
  case owner
}

extension Rows {
  /// - Parameter rows: in the order of work.
  func sorted(_ found: [Number], by order: QueueOrder, _ names: Names) -> [Number] {
    switch order {
    case .work: found
    case .newest: found.sorted(by: >)
    case .level: sorted(found) { UInt32($0.pressing) }
    case .place:
      sorted(
        found,
        by: ranks(places.values) { $0.map { Gazetteer.pakistan.name(of: $0) } ?? "\u{10FFFF}" }
      ) { $0.place }
    case .owner:
      sorted(found, by: ranks(owners.values) { $0.map { names.person($0) } ?? "" }) { $0.owner }
    }
  }

  /// Where each of some shared values stands among the others.
  private func ranks<Value>(_ values: [Value], _ name: (Value) -> String) -> [UInt32] {
    let folded = values.map { Folded.text(name($0)) }
    var ranks = [UInt32](repeating: 0, count: values.count)
    let order = folded.indices.sorted { (folded[$0], $0) < (folded[$1], $1) }
    for (rank, index) in order.enumerated() { ranks[index] = UInt32(rank) }
    return ranks
  }

  private func sorted(
    _ found: [Number], by ranks: [UInt32], _ value: (Entry) -> UInt32
  ) -> [Number] {
    sorted(found) { ranks[Int(value($0))] }
  }

  /// By a number, and where that is the same as they stood: one integer for both, so that sorting
  /// is quick.
  private func sorted(_ found: [Number], by key: (Entry) -> UInt32) -> [Number] {
    let keys = found.indices.map { UInt64(key(self[found[$0]])) << 32 | UInt64($0) }
    return keys.sorted().map { found[Int($0 & 0xFFFF_FFFF)] }
  }
}

/// When referrals run out, the soonest first: a heap, so that a change costs the same among many.
struct Expiries: Sendable {
  struct Item: Sendable {
    let at: Int64
    let row: Rows.Number
  }

  /// No item runs out before the one at half its index. Among them are old ones of rows that
  /// have changed since; they are thrown away when they come to the top.
  private var items: [Item] = []

  init(_ items: [Item] = []) {
    // A sorted list is a heap.
    self.items = items.sorted { $0.at < $1.at }
  }

  var soonest: Item? { items.first }

  mutating func add(_ item: Item) {
    items.append(item)
    var place = items.count - 1
    while place > 0, items[place].at < items[(place - 1) / 2].at {
      items.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Throws the soonest away as long as it is old.
  mutating func drop(while isOld: (Item) -> Bool) {
    while let first = items.first, isOld(first) {
      let last = items.removeLast()
      if items.isEmpty { return }
      items[0] = last
      var place = 0
      while true {
        let children = [2 * place + 1, 2 * place + 2].filter { $0 < items.count }
        guard let sooner = children.min(by: { items[$0].at < items[$1].at }),
          items[sooner].at < items[place].at
        else { break }
        items.swapAt(place, sooner)
        place = sooner
      }
    }
  }
}

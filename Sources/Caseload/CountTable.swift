/// Counts by two things, with their totals, as they may leave the desk: what is below five is left
/// out, and as much besides that no sum gives it back (domain §8).
package struct CountTable: Hashable, Sendable {
  package static let smallest = 5

  package let name: String
  package let rows: [String]
  package let columns: [String]
  /// Row by row; the last of each row is its total, the last row the totals of the columns. Nil is
  /// left out.
  package let shown: [[Int?]]

  /// - Parameter counts: the true counts, row by row.
  package init(name: String, rows: [String], columns: [String], counts: [[Int]]) {
    self.name = name
    self.rows = rows
    self.columns = columns
    var net = CountNet(counts, columns: columns.count)
    net.protect(below: Self.smallest)
    shown = net.shown
  }
}

/// The sums of a table as a network in which what flows in flows out: from its total through each
/// row to its cells, from those through each column to its total, and back.
///
/// Whoever knows the totals can find out exactly what a circulation through the cells left out
/// allows. A cell is safe once such a circulation could raise it to five: nothing published then
/// says that it is small.
private struct CountNet {
  private struct Edge {
    var from: Int
    var to: Int
    var count: Int
    var isLeftOut = false
  }

  private let height: Int
  private let width: Int
  /// Row by row, as `CountTable.shown`.
  private var edges: [Edge] = []
  private var nodes: Int { height + width }

  init(_ counts: [[Int]], columns: Int) {
    height = counts.count + 1
    width = columns + 1
    let withTotals = counts.map { $0 + [$0.reduce(0, +)] }
    let sums = (0..<width).map { column in withTotals.reduce(0) { $0 + $1[column] } }
    for (i, row) in (withTotals + [sums]).enumerated() {
      for (j, count) in row.enumerated() {
        let (row, column) = (i, height + j)
        // A total flows into its row, and out of its column; their sum closes the ring.
        let isTotal = (i == height - 1) != (j == width - 1)
        edges.append(
          isTotal
            ? Edge(from: column, to: row, count: count)
            : Edge(from: row, to: column, count: count))
      }
    }
  }

  var shown: [[Int?]] {
    (0..<height).map { i in
      (0..<width).map { j in
        let edge = edges[i * width + j]
        return edge.isLeftOut ? nil : edge.count
      }
    }
  }

  mutating func protect(below least: Int) {
    let small = edges.indices.filter { edges[$0].count < least }
    for edge in small { edges[edge].isLeftOut = true }
    for edge in small {
      while let more = widening(edge, to: least) {
        for other in more { edges[other].isLeftOut = true }
      }
    }
  }

  /// What must be left out besides for a cell to be safe; nil when it is.
  private func widening(_ edge: Int, to least: Int) -> [Int]? {
    var flow = [Int](repeating: 0, count: edges.count)
    var risen = edges[edge].count
    while risen < least {
      guard let path = cheapest(for: edge, flow) else { return nil }
      let more = path.map(\.edge).filter { !edges[$0].isLeftOut }
      guard more.isEmpty else { return more }
      let step = path.map { $0.isForward ? least - risen : room(back: $0.edge, flow) }.min() ?? 1
      for hop in path { flow[hop.edge] += hop.isForward ? step : -step }
      risen += step
    }
    return nil
  }

  private struct Hop {
    var edge: Int
    var isForward: Bool
  }

  private func room(back edge: Int, _ flow: [Int]) -> Int { edges[edge].count + flow[edge] }

  /// The way round that closes a circulation through a cell and leaves out the least besides.
  /// Distances settle after as many rounds as there are nodes (Bellman and Ford).
  private func cheapest(for cell: Int, _ flow: [Int]) -> [Hop]? {
    let (start, end) = (edges[cell].to, edges[cell].from)
    var cost = [Int?](repeating: nil, count: nodes)
    var came = [(from: Int, hop: Hop)?](repeating: nil, count: nodes)
    cost[start] = 0
    for _ in 0..<nodes {
      var hasChanged = false
      for index in edges.indices where index != cell {
        let edge = edges[index]
        let price = edge.isLeftOut ? 0 : edge.count + 1
        var hops = [(edge.from, edge.to, Hop(edge: index, isForward: true))]
        if room(back: index, flow) > 0 {
          hops.append((edge.to, edge.from, Hop(edge: index, isForward: false)))
        }
        for (from, to, hop) in hops {
          guard let soFar = cost[from], cost[to].map({ soFar + price < $0 }) ?? true else {
            continue
          }
          cost[to] = soFar + price
          came[to] = (from, hop)
          hasChanged = true
        }
      }
      if !hasChanged { break }
    }
    var path: [Hop] = []
    var node = end
    while node != start {
      guard let step = came[node] else { return nil }
      path.append(step.hop)
      node = step.from
    }
    return path
  }
}

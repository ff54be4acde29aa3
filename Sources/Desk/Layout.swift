import Canvas

/// Where the panes stand, from size and focus alone.
///
/// Three panes from 60×16 on: the queue above, the case and who can take it side by side below.
/// Two below that, the pane with the keys under the queue; one when there is room for no more.
struct Layout {
  let header: Rect
  let panes: [(pane: State.Pane, rect: Rect)]
  let status: Rect
  let hints: Rect

  init(_ state: State) {
    let size = state.size
    let (header, below) = Rect(size).split(top: 1)
    let (rest, hints) = (below.split(bottom: 1).rest, below.split(bottom: 1).part)
    self.header = header
    self.hints = hints
    let (status, middle) = (rest.split(bottom: 1).part, rest.split(bottom: 1).rest)
    self.status = status
    panes = Self.panes(in: middle, state)
  }

  private static func panes(in middle: Rect, _ state: State) -> [(State.Pane, Rect)] {
    let isSmall = middle.columns < 60 || middle.rows < 13
    if state.isZoomed || middle.rows < 9 || (isSmall && state.focus == .queue) {
      return [(state.focus, middle)]
    }
    let (queue, below) = middle.split(top: max(4, middle.rows * 2 / 5))
    if isSmall { return [(.queue, queue), (state.focus, below)] }
    let (left, right) = below.split(left: below.columns / 2)
    return [(.queue, queue), (.case, left), (.match, right)]
  }

  func rect(of pane: State.Pane) -> Rect {
    panes.first { $0.pane == pane }?.rect ?? Rect(columns: 0, rows: 0)
  }

  /// What is inside a pane's frame.
  func inside(_ pane: State.Pane) -> Rect { Self.inside(rect(of: pane)) }

  /// What is inside the frame of the case or of who can take it. Without room for one it is all but a
  /// column for the sign that says where the keys are; a row of the queue has its own.
  static func inside(_ rect: Rect) -> Rect {
    rect.rows > 3 ? rect.inset() : rect.split(left: 1).rest
  }
}

/// Which rows of a list are seen: the page that the selected one is on, so that a step within a
/// page moves nothing else and a slow link carries little.
func visible(_ selected: Int, of count: Int, height: Int) -> Range<Int> {
  guard height > 0, count > 0 else { return 0..<0 }
  let top = min(max(0, selected) / height * height, max(0, count - height))
  return top..<min(count, top + height)
}

extension State {
  /// Below that nothing can be shown that one could act on.
  var isTooSmall: Bool { size.columns < 20 || size.rows < 5 }
}

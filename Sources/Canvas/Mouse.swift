/// What somebody did with a mouse, when the terminal tells.
package struct Mouse: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press, wheelUp, wheelDown
  }

  package var action: Action
  package var place: Point

  package init(_ action: Action, at place: Point) {
    self.action = action
    self.place = place
  }
}

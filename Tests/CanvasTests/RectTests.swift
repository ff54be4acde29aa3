import Canvas
import Testing

@Suite("Rect")
struct RectTests {
  private let screen = Rect(Size(columns: 80, rows: 24))

  @Test(
    "A split hands back the part and the rest, which together are the whole",
    arguments: [-1, 0, 5, 24, 99])
  func splits(count: Int) {
    let taken = min(max(0, count), 24)
    let top = screen.split(top: count)
    #expect(top.part == Rect(columns: 80, rows: taken))
    #expect(top.rest == Rect(row: taken, columns: 80, rows: 24 - taken))
    let bottom = screen.split(bottom: count)
    #expect(bottom.part == Rect(row: 24 - taken, columns: 80, rows: taken))
    #expect(bottom.rest == Rect(columns: 80, rows: 24 - taken))
  }

  @Test("Splitting by columns goes as splitting by rows", arguments: [-1, 0, 30, 80, 99])
  func columns(count: Int) {
    let taken = min(max(0, count), 80)
    let left = screen.split(left: count)
    #expect(left.part == Rect(columns: taken, rows: 24))
    #expect(left.rest == Rect(column: taken, columns: 80 - taken, rows: 24))
    let right = screen.split(right: count)
    #expect(right.part == Rect(column: 80 - taken, columns: taken, rows: 24))
    #expect(right.rest == Rect(columns: 80 - taken, rows: 24))
  }

  @Test("An inset never turns inside out")
  func inset() {
    #expect(screen.inset() == Rect(column: 1, row: 1, columns: 78, rows: 22))
    #expect(Rect(columns: 1, rows: 1).inset().isEmpty)
    #expect(Rect(columns: 5, rows: 5).inset(columns: 2, rows: 0).columns == 1)
  }

  @Test("A pop-up stands in the middle and is no larger than the screen")
  func centered() {
    #expect(
      screen.centered(Size(columns: 40, rows: 10))
        == Rect(column: 20, row: 7, columns: 40, rows: 10))
    #expect(screen.centered(Size(columns: 400, rows: 100)) == screen)
  }

  @Test("Rectangles that don't touch have nothing in common")
  func intersection() {
    let part = Rect(column: 70, row: 20, columns: 20, rows: 20)
    #expect(screen.intersection(part) == Rect(column: 70, row: 20, columns: 10, rows: 4))
    #expect(screen.intersection(Rect(column: 90, row: 0, columns: 5, rows: 5)).isEmpty)
  }

  @Test("A row that isn't there is empty")
  func rows() {
    #expect(part.row(1) == Rect(column: 2, row: 4, columns: 5, rows: 1))
    #expect(part.row(2).isEmpty)
    #expect(part.row(-1).isEmpty)
  }

  private let part = Rect(column: 2, row: 3, columns: 5, rows: 2)
}

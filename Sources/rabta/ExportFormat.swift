import Caseload
import Casework
import Coalition

/// A way to write a desk out: a row of the table that `export` is made of.
struct ExportFormat: Sendable {
  let name: String
  let help: String
  let write: @Sendable (Arguments) throws(Failure) -> Int32

  static let all: [ExportFormat] =
    [
      ExportFormat(
        name: "cases", help: "everything, for rabta import into a new desk; needs --identity"
      ) { arguments throws(Failure) in
        guard arguments.has("--identity") else { throw .failed(English.exportHoldsAll) }
        var export = CaseExport()
        _ = try OpenDesk(readingAllOf: arguments[0]) { export.add($0, before: $1) }
        Output.file(export.text)
        return 0
      },
      ExportFormat(
        name: "counts",
        help: "counts only; what is below 5 is left out, and what would give it away"
      ) { arguments throws(Failure) in
        var desk = try OpenDesk(arguments[0])
        var tally = Counts.Tally(offset: desk.caseload.desk.offset)
        try desk.eachCase { tally.add($0) }
        let output = CountsOutput(Counts(tally))
        if arguments.has("--json") { Output.json(output) } else { Output.say(output.inWords) }
        return 0
      },
    ] + directory
}

/// Statistics as they may leave the desk.
struct CountsOutput: Encodable {
  struct Table: Encodable {
    var name: String
    var rows: [String]
    var columns: [String]
    /// Row by row, with the totals last; null is left out.
    var cells: [[Int?]]
  }
  struct Gap: Encodable {
    var need: NeedCode
    var place: String
    var what: Form?
    var month: String
    var count: Int
  }

  var tables: [Table]
  var gaps: [Gap]

  init(_ counts: Counts) {
    tables = [counts.needs, counts.forms].map {
      Table(
        name: $0.name, rows: $0.rows + ["all"], columns: $0.columns + ["all"], cells: $0.shown)
    }
    gaps = counts.gaps.map {
      Gap(need: $0.need, place: $0.place, what: $0.form, month: $0.month, count: $0.count)
    }
  }

  var inWords: String {
    var lines = ["– is below \(CountTable.smallest), or left out so that no sum gives it back."]
    for table in tables {
      let width = (table.rows.map(\.count).max() ?? 0) + 2
      let widths = table.columns.map { max($0.count, 5) + 2 }
      func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
      }
      lines += [
        "",
        table.name.padding(to: width)
          + zip(table.columns, widths).map { right($0, $1) }.joined(),
      ]
      for (name, cells) in zip(table.rows, table.cells) {
        lines.append(
          name.padding(to: width)
            + zip(cells, widths).map { right($0.map(String.init) ?? "–", $1) }.joined())
      }
    }
    lines += ["", "gaps, where there were \(CountTable.smallest) alike in a month"]
    if gaps.isEmpty { lines.append("none") }
    for gap in gaps {
      lines.append(
        "\(gap.month)  \(String(gap.count).padding(to: 5)) \(gap.need.withCode.padding(to: 34)) "
          + "\(gap.place.padding(to: 26)) \(gap.what?.inWords ?? "not known")")
    }
    return lines.joined(separator: "\n")
  }
}

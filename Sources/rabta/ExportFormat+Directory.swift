import Caseload
import Casework
import Coalition

extension ExportFormat {
  /// The directory: to other programs and desks, to spreadsheets, to members.
  static let directory: [ExportFormat] = [
    ExportFormat(
      name: "hsds", help: "the directory as HSDS 3.1, for rabta import and other programs"
    ) {
      arguments throws(Failure) in
      let desk = try OpenDesk(arguments[0])
      Output.json(
        HSDSDirectory(
          desk.caseload.directory.organizations, offset: desk.caseload.desk.offset))
      return 0
    },
    ExportFormat(name: "csv", help: "the directory as a table, for spreadsheets and rabta import") {
      arguments throws(Failure) in
      let desk = try OpenDesk(arguments[0])
      let cells = DirectoryCells(offset: desk.caseload.desk.offset, now: desk.now)
      Output.table(DirectoryTable.text(desk.caseload.directory.organizations, cells: cells))
      return 0
    },
    ExportFormat(name: "template", help: "such a table, empty, for members to fill in") {
      _ throws(Failure) in
      Output.table(DirectoryTable.template)
      return 0
    },
  ]
}

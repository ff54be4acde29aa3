import Caseload
import Glibc
import Ledger

/// Makes large desks, and files to import, for the bench and for whoever wants to see one.
@main
enum Main {
  private static let usage = """
    usage: rabta-generator desk FOLDER CASES [SEED]
           rabta-generator cases FILE CASES [SEED]

    The first makes a desk with so many cases, and its checkpoint; the second a file to import.
    All of it is made up from sample-data, the same for the same seed.
    """

  static func main() throws {
    let words = CommandLine.arguments
    guard words.count >= 4, let count = Int(words[3]), count > 0,
      let seed = words.count > 4 ? Int(words[4]) : 1
    else {
      print(usage)
      exit(2)
    }
    switch words[1] {
    case "desk":
      try LargeDesk(count: count, seed: seed).write(to: words[2])
      var ledger = try Ledger(openingDeskAt: words[2])
      var caseload = Caseload(desk: ledger.identity)
      try ledger.catchUp(&caseload)
      _ = try ledger.writeCheckpoint(of: &caseload, at: LargeDesk.end)
    case "cases": try ImportFile(count: count, seed: seed).write(to: words[2])
    default:
      print(usage)
      exit(2)
    }
  }
}

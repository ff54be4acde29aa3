import Caseload
import Casework
import FoundationEssentials

extension Checkpoint {
  /// Writes both files anew and puts them in place. Needs the checkpoint's lock.
  ///
  /// Needs no lock of the journal: it writes down what was folded, and lines are only added.
  static func write(
    _ caseload: Caseload, _ lines: CaseLines, _ head: Head, in folder: borrowing Folder,
    at now: Instant
  ) throws(LedgerError) {
    let rowsHalf = rowsName + ".half"
    let textsHalf = textsName + ".half"
    do throws(LedgerError) {
      try folder.remove(textsHalf)
      try folder.remove(rowsHalf)
      try writeTexts(caseload, lines, head, to: folder.open(textsHalf, for: .creating))
      try writeRows(caseload, lines, head, to: folder.open(rowsHalf, for: .creating), at: now)
      try folder.rename(textsHalf, to: textsName)
      try folder.rename(rowsHalf, to: rowsName)
    } catch {
      try? folder.remove(textsHalf)
      try? folder.remove(rowsHalf)
      throw error
    }
    try folder.sync()
  }

  private static func writeTexts(
    _ caseload: Caseload, _ lines: CaseLines, _ head: Head, to file: consuming File
  ) throws(LedgerError) {
    var writer = CheckedWriter(file)
    try writer.write("\"\(head.id)\"\n".utf8)
    var old = lines.base?.textLines()
    for ordinal in 0..<caseload.count {
      // Read on with every row that the older file has.
      let before = ordinal < lines.base?.count ?? 0 ? try old?.next() : nil
      if let text = caseload.text(of: ordinal) {
        try writer.write(text)
      } else {
        // What wasn't folded since stands in the older file.
        guard case .line(let bytes)? = before else { throw .inputOutput("reading \(textsName)") }
        try writer.write(bytes)
        try writer.write([LineReader.lineEnd])
      }
    }
    try writer.finish()
  }

  private static func writeRows(
    _ caseload: Caseload, _ lines: CaseLines, _ head: Head, to file: consuming File, at now: Instant
  ) throws(LedgerError) {
    var writer = CheckedWriter(file)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let first = try? encoder.encode(head) else { throw .inputOutput("encoding \(rowsName)") }
    try writer.write(first)
    try writer.write([LineReader.lineEnd])
    var old = lines.base?.rowLines()
    var failure: LedgerError?
    try caseload.writeCheckpoint(
      at: now,
      encode: { state in
        guard let bytes = try? encoder.encode(state) else {
          failure = .inputOutput("encoding \(rowsName)")
          return []
        }
        return Array(bytes)
      },
      places: { ordinal throws(LedgerError) in
        var places: [Int] = []
        if let base = lines.base, ordinal < base.count {
          // A case whose lines were forgotten would look whole.
          guard case .line(let bytes)? = try old?.next() else {
            throw .inputOutput("reading \(rowsName)")
          }
          places = CheckpointFile.places(in: bytes[...])
        }
        places += lines.newPlaces(of: ordinal)
        return Array("[\(places.map(String.init).joined(separator: ","))]".utf8)
      },
      write: { bytes throws(LedgerError) in try writer.write(bytes) })
    if let failure { throw failure }
    try writer.finish()
  }
}

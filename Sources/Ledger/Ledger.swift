package import Caseload
import Casework

/// A desk's journal and how far it has been folded: the only way to change a caseload.
///
/// The run loop owns the caseload and lends it for each call, so that it is never copied.
package struct Ledger: ~Copyable {
  package let identity: DeskIdentity
  let deskID: String
  let journal: any Journal
  /// Where checkpoints are kept; nil for a journal that has none.
  let folder: DeskFolder?
  let coder = LineCoder()
  var position = JournalPosition.start
  /// What the next line must follow from.
  var end: ChainEnd
  /// Lines that can't be read, as FILE:LINE with the reason.
  package internal(set) var damage: [DamagedLine] = []
  var lines = CaseLines()
  /// Where the last line begins that was folded.
  var last = JournalPosition.start
  /// A search that is under way.
  var scan: TextScan?
  /// The last line of the checkpoint that was begun with.
  var beganAt = 0
  /// Whether a fold may begin with a checkpoint; not with one that turned out to be wrong.
  var usesCheckpoint: Bool
  /// Cases at hand beyond these are let go of while the journal is read; a rich one takes under 20 kB.
  let mostAtHand: Int
  var erasures = Erasures()
  /// Held while something is erased: no checkpoint may be written of what was known before.
  var checkpointLock: JournalLock?
  /// What a writer that died left behind, set aside when the lock was next taken.
  var tornTails: [TornTail] = []

  package struct DamagedLine: Hashable, Sendable, Codable {
    package let place: String
    package let reason: Damage
  }

  package init(_ journal: any Journal, desk: DeskFile, mostAtHand: Int = 4000) {
    self.init(journal, desk, nil, mostAtHand, usesCheckpoint: false)
  }

  /// Opens the desk in a folder.
  ///
  /// - Parameter fromStart: reads the whole journal, whatever a checkpoint says.
  package init(
    openingDeskAt path: String, fromStart: Bool = false, mostAtHand: Int = 4000
  ) throws(LedgerError) {
    let folder = try DeskFolder.open(at: path)
    self.init(try folder.openJournal(), folder.desk, folder, mostAtHand, usesCheckpoint: !fromStart)
  }

  private init(
    _ journal: any Journal, _ desk: DeskFile, _ folder: DeskFolder?, _ mostAtHand: Int,
    usesCheckpoint: Bool
  ) {
    self.journal = journal
    self.folder = folder
    self.mostAtHand = mostAtHand
    self.usesCheckpoint = usesCheckpoint
    deskID = desk.id
    end = ChainEnd(desk.id)
    identity = DeskIdentity(name: desk.name, prefix: desk.prefix)
  }

  package var watchDescriptor: Int32? { journal.watchDescriptor }
}

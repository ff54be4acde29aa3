import Ledger
import Testing

@Suite("The words of the ledger")
struct EnglishTests {
  @Test(
    "Every refusal is a calm sentence that says what to do",
    arguments: [
      (
        .noDesk(path: "my-desk"),
        "There is no desk at my-desk. Check the name, or make one with: rabta init."
      ),
      (
        .notADesk(path: "my-desk"),
        "my-desk is not a desk: it has no readable desk.json or no journal. Check the name."
      ),
      (
        .newerFormat(found: 2, known: 1),
        "This desk was written by a newer Rabta (format 2; this one knows 1). Update Rabta; "
          + "nothing was changed."
      ),
      (
        .notPrivate(path: "my-desk", mode: 0o755),
        "Others on this machine can look into my-desk (mode 755). To close it, run chmod 700 my-desk"
      ),
      (
        .notPrivate(path: "Saima's desk", mode: 0o750),
        "Others on this machine can look into Saima's desk (mode 750). To close it, "
          + #"run chmod 700 'Saima'\''s desk'"#
      ),
      (
        .isLink(path: "my-desk"),
        "my-desk is a link. A desk is opened by its real name, so that two names never mean one desk."
      ),
      (
        .networkFileSystem(name: "NFS"),
        "This folder is on a network file system (NFS), where two desks could overwrite each other. "
          + "Keep the desk on a disk of this machine and reach it by ssh."
      ),
      (
        .exists(path: "a\u{1B}b"),
        "There is already something at a?b. Choose a new or an empty folder."
      ),
      (
        .notReadable(path: "my-desk"),
        "You may not look into my-desk. Check who owns it; nothing was changed."
      ),
      (
        .readOnly,
        "This desk's folder can't be written to. Nothing was saved and nothing is lost. "
          + "Check who owns it and whether the disk is read-only."
      ),
      (
        .diskFull,
        "The disk is full. Nothing was saved and nothing is lost. Free some space, then do it again."
      ),
      (
        .inputOutput("saving 2026-11.jsonl: Input/output error"),
        "The disk failed while saving 2026-11.jsonl: Input/output error. What was saved before is "
          + "kept. Have the disk looked at, then open the desk again."
      ),
      (
        .damaged(file: "2026-11.jsonl", line: 14, reason: .chainDiffers),
        "The journal is damaged at 2026-11.jsonl:14: it does not follow from the line before it. "
          + "Everything else works."
      ),
      (
        .lockedBy("Ayesha (process 71)"),
        "Ayesha (process 71) is saving to this desk. Nothing was saved here; try again in a moment."
      ),
      (
        .notLocked,
        "This was not saved, because the desk was not locked for it. Please report this mistake."
      ),
      (
        .behind,
        "Another desk saved first. Nothing was saved here; look at what changed, then do it again."
      ),
      (.rewound, "A save of another desk failed and was taken back. The journal is read again."),
      (
        .unwritable(reason: .tooLong),
        "This is too long: one entry holds 16 MB. Nothing was saved; shorten it, then do it again."
      ),
      (
        .unwritable(reason: .notUTF8),
        "This was not saved: the line for the journal is wrong: it is not UTF-8 text. "
          + "Please report this mistake."
      ),
    ] as [(LedgerError, String)])
  func sentence(error: LedgerError, expected: String) {
    #expect(error.description == expected)
  }

  @Test(
    "Damage is said shortly",
    arguments: [
      (.tooLong, "it is longer than 16 MB"),
      (.cutOff, "it is cut off"),
      (.notUTF8, "it is not UTF-8 text"),
      (.misshapen(byte: 0), "it is not an entry (byte 1)"),
      (.chainDiffers, "it does not follow from the line before it"),
      (.digestDiffers, "its content is not what was first written"),
      (.notUnderstood, "its content is not understood"),
      (.newer, "it was written by a newer Rabta"),
      (.openedTwice, "it opens a case that is there already"),
    ] as [(Damage, String)])
  func damage(reason: Damage, expected: String) {
    #expect(reason.description == expected)
  }

  @Test("A torn line is told with where it is kept")
  func torn() {
    #expect(
      TornTail(file: "2026-11.jsonl", sideFile: "torn-1.partial", count: 312).description
        == "A save to 2026-11.jsonl was interrupted before it was done. Its 312 bytes are kept in "
        + "journal/torn-1.partial; everything reported as saved is there.")
  }
}

import DeskTesting

/// A hand at a desk (Tests/Support/Hand): one program that does action after action.
struct Hand {
  /// What it has said up to now. What is not whole yet was not said.
  struct Said {
    /// How many lines there were when it began.
    var opened = 0
    /// Actions that were done, by their ids, with their numbers.
    var done: [String: Int] = [:]
    /// When a line was done or folded, in nanoseconds.
    var doneAt: [Int: Int] = [:]
    var sawAt: [Int: Int] = [:]
    /// The number of the last draft that was kept.
    var kept: Int?
    /// The name of its draft.
    var draft: String?
    /// Who it was told holds the lock.
    var waitedFor: [String] = []

    init(_ output: String) {
      for line in output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        let words = line.split(separator: " ").map(String.init)
        let numbers = words.map { Int($0) ?? 0 }
        switch words.first {
        case "opened": opened = numbers[1]
        case "done":
          done[words[2]] = numbers[1]
          doneAt[numbers[1]] = numbers[3]
        case "saw": for seq in numbers[1]...numbers[2] { sawAt[seq] = numbers[3] }
        case "kept": (kept, draft) = (numbers[1], words[2])
        case "waits": waitedFor.append(words.dropFirst().joined(separator: " "))
        default: break
        }
      }
    }
  }

  let name: String
  let run: Run

  /// - Parameter lines: stays until the desk has so many.
  init(at desk: String, _ name: String, actions: Int, untilLines lines: Int? = nil) throws {
    self.name = name
    let words = [desk, name, "\(actions)"] + (lines.map { ["\($0)"] } ?? [])
    run = try Run(words, program: try Program.beside("rabta-hand"))
  }

  var said: Said { Said(run.outputSoFar) }
}

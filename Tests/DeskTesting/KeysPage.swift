import Canvas
import Casework
package import Desk

extension Commands {
  /// The page of keys in docs, made of the table that the desk itself runs on.
  package static var keysPage: String {
    var lines = [
      "# Keys", "",
      "Made from the program's own table of commands; `?` shows the same at the desk and runs what",
      "you choose. What can't be done now says why when you press it.", "",
      "One key does one thing everywhere. Where several are given, any of them will do. The name is",
      "what the palette finds and what keys of one's own are set by: `key triage = T` in",
      "`~/.config/rabta/config`.",
    ]
    for scope in Command.Scope.allCases {
      lines += [
        "", "## \(scope.inWords.capitalizedFirst)", "", "| Key | What it does | Name |",
        "|---|---|---|",
      ]
      for command in all where command.scope == scope {
        let keys = command.keys.map { "`\($0.display)`" }.joined(separator: " ")
        lines.append("| \(keys) | \(command.sentence) | \(command.id) |")
      }
    }
    return (lines + ["", layers]).joined(separator: "\n")
  }

  /// What forms, lists and questions listen to; they have no commands of their own.
  private static let layers = """
    ## In a form

    | Key | What it does |
    |---|---|
    | `Tab` `Shift-Tab` `↓` `↑` | The next field, the one before. |
    | `Enter` | The next field; saves on the last one. A new line where there are several. |
    | `Ctrl-S` | Saves from any field. |
    | `Esc` | Leaves. What you typed is kept and comes back with the same key. |
    | `Ctrl-X` | Leaves and throws away what you typed; undo brings it back. |
    | a letter, `→` `←` | Another answer where one stands between ‹ ›: `y` yes, `n` no, `u` not asked. In triage a letter goes on to the next question. |
    | `Ctrl-G` | From a new case to the one that knows the number; what was typed waits. |

    ## In a list and in a question

    | Key | What it does |
    |---|---|
    | the key in front, or `↑` `↓` `Enter` | Chooses. |
    | `y` | Yes. Nothing else says yes. |
    | `n` `Enter` `Esc` | No: nothing is done. |

    """
}

import Glibc
import Terminal

@main
enum Main {
  static func main() {
    // Before anything else: a trap must neither print memory nor leave the terminal raw.
    guardAgainstCrashes()
    exit(Verbs.run(Array(CommandLine.arguments.dropFirst())))
  }
}

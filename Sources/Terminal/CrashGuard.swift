internal import CTerminal

/// Makes a crash harmless to whoever sits before it: the terminal is given back, a sentence takes
/// the place of a stack trace, and no core is left, for both could hold a case.
///
/// To be called first of all, in every verb: Swift starts its backtracer before `main`, and this
/// takes its place.
package func guardAgainstCrashes(
  saying sentence: String =
    "rabta stopped because of a fault of its own. What it reported as done is saved."
) {
  terminal_guard_against_crashes(sentence)
}

package import Casework

extension MatchWords {
  /// A whole match as plain lines: what fits with its reasons and what to ask, what is possible with
  /// its questions, what takes some of the persons only, and the rule of each that can't.
  package func lines(
    of match: Match, for need: Need, of case: Case, in directory: Directory
  ) -> [String] {
    let persons = `case`.facts.persons
    func name(_ key: ServiceKey) -> String { "\(key)  \(directory.name(of: key))" }
    func asked(_ ask: [Question]) -> [String] {
      ask.isEmpty ? [] : ["      ask: \(ask.map(question).joined(separator: "; "))"]
    }
    let nobody =
      match.nobodyFits
      ? [NobodyFits.sentence] + NobodyFits.advice(for: need, of: `case`).map(\.inWords)
      : [NobodyFits.butPossible]
    var lines = match.fits.isEmpty ? nobody : ["fits, best first:"]
    for (rank, fit) in match.fits.enumerated() {
      lines.append("  \(rank + 1) \(name(fit.service))")
      let reasons = fit.reasons.map(reason).joined(separator: ", ")
      if !reasons.isEmpty { lines.append("      \(reasons)") }
      lines += asked(fit.ask)
    }
    if !match.possible.isEmpty { lines += ["", "possible if:"] }
    for entry in match.possible {
      lines.append("  ? \(name(entry.service))")
      lines.append("      \(entry.questions.map(question).joined(separator: " "))")
      lines += asked(entry.ask)
    }
    if !match.partial.isEmpty {
      lines += ["", "takes only some of them (split the need first):"]
    }
    for part in match.partial {
      lines.append("  / \(name(part.service))")
      lines.append("      \(partial(part, of: persons))")
      lines += match.rule(against: part.service).map { ["      \(rule($0))"] } ?? []
    }
    let refusing = match.refusing
    if !refusing.isEmpty { lines += ["", "can't take it:"] }
    for entry in refusing {
      lines.append("  – \(name(entry.service)): \(rule(entry.rule))")
    }
    if match.othersCount > 0 { lines += ["", NobodyFits.others(match.othersCount)] }
    return lines
  }
}

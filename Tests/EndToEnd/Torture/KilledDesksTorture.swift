import Testing

@Suite("Desks that are killed")
struct KilledDesksTorture {
  @Test("With kill -9 at any moment while several write: what was done is there, once, and well")
  func killed() throws {
    let crowd = try Crowd(seed: Torture.seed)
    let kills = Torture.states(25, of: 300)
    for number in 1...kills {
      try crowd.killOne()
      if number % Torture.states(12, of: 30) == 0 { try crowd.look() }
    }
    try crowd.end()
    let unsaid = try crowd.unsaid
    let report = """
      \(crowd.kills) kills, \(crowd.done.count) actions and \(crowd.notes.count) notes that were \
      done, \(crowd.kept.count) drafts, \(crowd.imports.count) imports, \
      \(unsaid) lines of which nobody could be told, \
      \(crowd.desk.tornTails.count) torn, seed \(Torture.seed)
      """
    try crowd.prove()
    // It proves something only if they came to write.
    #expect(crowd.done.count > kills && !crowd.kept.isEmpty, "\(report)")
    Torture.say(report)
  }
}

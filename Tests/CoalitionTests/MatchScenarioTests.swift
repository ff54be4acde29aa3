import Casework
import Coalition
import DeskTesting
import Testing

/// Scenarios of the domain's page with the directory that ships.
@Suite("Who can help, in the sample directory")
struct MatchScenarioTests {
  private static let sample = SampleData.directory(shiftedTo: opening)
  private let directory = Self.sample
  private let words = MatchWords(now: opening)

  private func says(_ match: Match, _ key: ServiceKey) -> String {
    match.verdict(on: key, words: words)
  }

  // MARK: A, a family at a kiln

  /// Nine people in Kasur, peshgi, the owner a councillor; boys of 14 and 13.
  private func family(_ need: NeedCode, _ persons: [Int] = [], official: Known = .yes) -> Asking {
    Asking {
      $0.need = need
      $0.persons = persons
      $0.facts.persons = [
        Person(age: Age(40), gender: .male), Person(age: Age(35), gender: .female),
        Person(age: Age(70), gender: .female), Person(age: Age(19), gender: .female),
        Person(age: Age(14), gender: .male), Person(age: Age(13), gender: .male),
        Person(age: Age(11), gender: .female), Person(age: Age(7), gender: .female),
        Person(age: Age(2), gender: .male),
      ]
      $0.facts.forms = [.brickKiln]
      $0.facts.debt = .yes
      $0.facts.languages = ["pan"]
      $0.facts.officialPerpetrator = official
    }
  }

  @Test("A kiln family's release goes to the kiln desk first, and to no vigilance committee")
  func scenarioA() throws {
    let match = try family(.bondedLabour).match(directory)
    let first = try #require(match.fits.first)
    #expect(first.service == "demo-kiln")
    #expect(
      first.reasons.map(words.reason) == [
        "confirmed 24 Nov", "same district", "speaks Punjabi", "knows brick kiln",
      ])
    #expect(
      says(match, "vigilance")
        == "excluded: the perpetrator is an official – no local authority without a coordinator")
    #expect(says(match, "court") == "fits")
    #expect(says(match, "demo-hari") == "excluded: does not cover Kasur, Punjab")
  }

  @Test("Until the question of conflict is answered the vigilance committee is only possible")
  func scenarioAUnanswered() throws {
    let match = try family(.bondedLabour, official: .unknown).match(directory)
    #expect(
      says(match, "vigilance") == "possible if: Is the perpetrator an official, or tied to one?")
    #expect(says(try family(.bondedLabour, official: .no).match(directory), "vigilance") == "fits")
  }

  @Test("The kiln desk stands in court for them too")
  func scenarioARepresentation() throws {
    let match = try family(.legalRepresentation).match(directory)
    #expect(match.fits.first?.service == "demo-kiln")
  }

  @Test(
    "No shelter takes all nine; apart, the woman, the boys and the little ones have a door each")
  func scenarioASplit() throws {
    let all = try family(.shelter).match(directory)
    #expect(all.fits.isEmpty)
    #expect(
      says(all, "demo-panah") == "excluded: person 1 (male) – takes female only")
    #expect(
      says(all, "demo-boys") == "excluded: person 1 (40) – takes ages 6 to 17")
    let mother = try family(.shelter, [2]).match(directory)
    #expect(mother.fits.first?.service == "demo-panah")
    let boys = try family(.shelter, [5, 6]).match(directory)
    #expect(boys.fits.map(\.service) == ["demo-boys"])
    #expect(says(boys, "demo-panah") == "excluded: person 5 (14) – takes ages up to 12")
    // The toddler comes with her mother, and not alone.
    let toddler = try family(.shelter, [9]).match(directory)
    #expect(
      says(toddler, "demo-panah") == "excluded: person 9 (2) – only with a mother who is taken, too"
    )
    let together = try family(.shelter, [2, 9]).match(directory)
    #expect(together.fits.first?.service == "demo-panah")
    // The split is shown before anything is sent.
    let part = try #require(all.part(of: "demo-panah"))
    #expect(
      words.partial(part, of: try family(.shelter).case().facts.persons)
        == "takes persons 2–4, 7–9; not 1 (man, 40), 5 (boy, 14), 6 (boy, 13)")
  }

  // MARK: C, a hari family held by armed men

  @Test("Held in Umerkot, 25 people: the hari unit comes first for release and debt (scenario C)")
  func scenarioC() throws {
    for need in [NeedCode.release, .bondedLabour] {
      let asking = Asking {
        $0.need = need
        $0.facts.place = "sd-umerkot"
        $0.facts.persons = Array(repeating: Person(), count: 25)
        $0.facts.forms = [.farm]
        $0.facts.debt = .yes
        $0.facts.languages = ["snd", "mki"]
        $0.facts.armedPerpetrator = .yes
        $0.facts.officialPerpetrator = .unknown
      }
      let match = try asking.match(directory)
      let first = try #require(match.fits.first)
      #expect(first.service == "demo-hari")
      #expect(
        first.reasons.map(words.reason).dropFirst()
          == ["same district", "speaks Sindhi", "knows farm (hari)"])
      // Whom the landlord may have in his pocket is not asked before that is.
      for authority in ["vigilance", "police-15"] as [ServiceKey] {
        let verdict = says(match, authority)
        #expect(
          verdict == "possible if: Is the perpetrator an official, or tied to one?"
            || verdict == "excluded: does not offer this service")
      }
      #expect(match.possible.contains { $0.service == "vigilance" })
    }
  }

  // MARK: E, nobody has a bed

  @Test("A khawaja sira in Peshawar: no bed fits, somebody to talk to does (scenario E)")
  func scenarioE() throws {
    let asking = Asking {
      $0.need = .shelter
      $0.facts.place = "kp-peshawar"
      $0.facts.persons = [Person(age: Age(19), gender: .third)]
      $0.facts.languages = ["pus", "urd"]
    }
    let beds = try asking.match(directory)
    #expect(beds.fits.isEmpty)
    #expect(beds.possible.isEmpty)
    #expect(
      says(beds, "dar-ul-aman")
        == "excluded: person 1 (khawaja sira or other) – takes female only")
    var talk = asking
    talk.need = .counselling
    let talkers = try talk.match(directory)
    #expect(talkers.fits.map(\.service).prefix(2) == ["demo-peshawar", "demo-night"])
  }

  // MARK: L, “Nasirabad”

  @Test(
    "“Nasirabad” is a district of Balochistan and a town in Sindh: the place stays open (scenario L)"
  )
  func scenarioL() throws {
    guard case .ambiguous(let candidates) = Gazetteer.pakistan.look(up: "Nasirabad") else {
      Issue.record("Nasirabad was not asked back")
      return
    }
    #expect(candidates.map(\.id) == ["ba-nasirabad", "sd-kambar-shahdadkot"])
    let asking = Asking {
      $0.need = .shelter
      $0.facts.place = nil
    }
    let open = try asking.match(directory)
    for key in ["demo-quetta", "demo-sindh", "demo-panah"] as [ServiceKey] {
      #expect(says(open, key) == "possible if: Where are they now?")
    }
    // Once the caller has said which, Sindh's shelter fits and Quetta's is out, or the reverse of it.
    let answers: [(AreaID, String, String)] = [
      (
        "sd-kambar-shahdadkot", "fits",
        "excluded: does not cover Qambar Shahdadkot, Sindh"
      ),
      (
        "ba-nasirabad", "excluded: does not cover Nasirabad, Balochistan",
        "excluded: does not cover Nasirabad, Balochistan"
      ),
      ("ba", "excluded: does not cover Balochistan", "possible if: Which district of Balochistan?"),
    ]
    for (place, sindh, quetta) in answers {
      var told = asking
      told.facts.place = place
      let match = try told.match(directory)
      #expect(says(match, "demo-sindh") == sindh)
      #expect(says(match, "demo-quetta") == quetta)
    }
  }

  @Test(
    "A man in a scam compound abroad: the return desk works there, national lines don't (scenario D)"
  )
  func scenarioD() throws {
    let asking = Asking {
      $0.need = .repatriation
      $0.facts.place = .abroad
      $0.facts.persons = [Person(age: Age(26), gender: .male)]
      $0.facts.forms = [.forcedCrime]
    }
    #expect(try asking.match(directory).fits.map(\.service) == ["demo-return"])
    var talk = asking
    talk.need = .counselling
    #expect(says(try talk.match(directory), "demo-night") == "excluded: does not work abroad")
  }

  @Test("Of a real body nothing is made up: not confirmed, no hours, no places, no number but 15")
  func nothingInvented() {
    for (organization, service) in directory.services where !organization.isDemo {
      #expect(service.confirmedOn == nil)
      #expect(service.hours == nil)
      #expect(service.capacity == nil)
      #expect(organization.contact == (service.key == "police-15" ? "15" : nil))
    }
    #expect(!directory.organizations.filter(\.isDemo).isEmpty)
  }
}

import Caseload
import Casework
import Coalition
import Testing

@Suite("A story without names leaves, whoever it is about")
struct OutgoingStoryTests {
  /// Everybody and everything of the hidden lists, in one case.
  private static let everybody: Facts = {
    var facts = Facts.woman
    let names = Hidden.all.filter { $0.field == .name }
    facts.persons = names.map { Person(age: Age(30), gender: .female, name: Words($0.kept)) }
    func all(_ field: Hidden.Field) -> Words {
      Words(Hidden.all.filter { $0.field == field }.map(\.kept).joined(separator: "; "))
    }
    facts.caller = all(.caller)
    facts.perpetrator = all(.perpetrator)
    facts.employer = all(.employer)
    facts.mustNotKnow = all(.mustNotKnow)
    facts.placeDetail = all(.placeDetail)
    facts.courtPapers = all(.courtPapers)
    facts.contact.phone = all(.phone)
    facts.contact.codeWord = "neela dupatta"
    facts.share([.story])
    return facts
  }()

  private static let stories = """
    They took an advance of 400,000 rupees in 2019 and work at the kiln from four in the morning. The \
    owner's men beat the eldest boy on Monday and keep all identity cards locked in the office.
    She is 24, was raped yesterday near the bus stand in Quetta, has not washed, and wants a doctor now.
    A girl of 12 cleans and cooks in a house in Lahore. The neighbour saw burns on both arms and hears \
    her crying at night. She sleeps on the kitchen floor and has no shoes.
    Peshgi Rs 1500000 since 12/03/2021, written in the munshi's notebook. Nobody may leave without a guard.
    He was promised a job abroad as a driver; the agent took his passport at the airport. He can only \
    use WhatsApp between 22:00 and 06:00.
    25 people are held in a hari settlement by armed men. Two are pregnant, one cannot walk.
    The wedding is on 2026-11-25 at 06:00, then she is flown out. She is afraid of her father and her uncle.
    See also KHI-26-0147. FIR has not been registered; the police told them to go home.
    Her husband sold the gold, beats her with a belt, and says he will burn her face with acid.
    Children of 13, 14 and 9 carry bricks all day in the heat; the youngest coughs blood.
    وہ رات کو بھٹے سے بھاگ کر آئی ہے، مالک نے شناختی کارڈ رکھ لیے ہیں اور بچے وہیں ہیں۔
    لڑکی گھر میں کام کرتی ہے، اسے مارا جاتا ہے اور باہر جانے نہیں دیتے۔
    bhatta malik ne paisa diya tha, ab ghar jane nahi deta. bacha bimar hai.
    They live in Faisalabad, moved from Rahim Yar Khan, and have worked in Hyderabad and Nawabshah.
    The landlord says the debt is now double. Women pick cotton without pay and are shouted at.
    A man in a car follows her to school. She wants to stay in a hostel and to finish class nine.
    The baby has a fever and diarrhoea, the mother no milk. They need food, blankets and medicine.
    """.split(separator: "\n").map { String($0) }

  @Test("Ordinary words, places, prices, dates and codes are no secrets", arguments: stories)
  func ordinary(_ story: String) throws {
    let desk = try OutgoingDesk(Self.everybody)
    let sheet = try desk.sheet {
      $0.story = Words(story)
      $0.consent[.referTo("1")] = .yes
    }
    #expect(try sheet.get().contains(story.prefix(40)))
  }

  @Test("Whoever calls who they are, a word that only says so is no name")
  func kin() throws {
    let desk = try OutgoingDesk()
    let text = try desk.sheet {
      $0.persons[0].name = "not known"
      $0.caller = "her mother's neighbour"
      $0.mustNotKnow = "the husband and his brothers"
      $0.employer = "brick kiln, Kasur"
      $0.contact.codeWord = "water"
      $0.story = "Her mother and her husband's brothers live at the brick kiln. No water in Kasur."
      $0.share([.story])
    }.get()
    #expect(text.contains("No water in Kasur."))
    #expect(text.contains("Somebody must not hear of it: ask us who, by phone."))
  }

  @Test("A name that is a word as well counts where it has its capital")
  func may() throws {
    let desk = try OutgoingDesk()
    func story(_ story: Words) throws -> Result<String, Outgoing.Fault> {
      try desk.sheet {
        $0.persons[0].name = "May"
        $0.story = story
        $0.share([.story])
      }
    }
    #expect(try story("She may go.").get().contains("She may go."))
    #expect(throws: Outgoing.Fault.givesAway(.name, in: .story)) {
      try story("Then May ran.").get()
    }
  }

  @Test("What is shared of one thing is searched for the others")
  func everyItem() throws {
    let desk = try OutgoingDesk()
    func fault(_ item: Consent.Item, _ change: (inout Facts) -> Void) throws -> Outgoing.Fault? {
      let sheet = try desk.sheet {
        $0.contact.may = .yes
        $0.contact.phone = "0300-1234567"
        change(&$0)
        $0.share([item])
      }
      if case .failure(let fault) = sheet { return fault } else { return nil }
    }
    #expect(
      try fault(.name) { $0.persons[0].name = "Saima 0300 1234567" }
        == .givesAway(.number, in: .name))
    #expect(
      try fault(.place) {
        $0.placeDetail = "house of Akbar"
        $0.perpetrator = "Akbar"
      } == .givesAway(.perpetrator, in: .place))
    #expect(
      try fault(.health) {
        $0.persons[0].special = "asks for Saima"
        $0.persons[0].name = "Saima"
      } == .givesAway(.name, in: .health))
    #expect(
      try fault(.phone) {
        $0.contact.ifNobodyAnswers = "ask for Saima"
        $0.persons[0].name = "Saima"
      } == .givesAway(.name, in: .phone))
    #expect(
      try fault(.perpetrator) {
        $0.perpetrator = "Akbar, 35202-1234567-1"
      } == .givesAway(.number, in: .perpetrator))
    #expect(try fault(.phone) { _ in } == nil)
  }

  @Test("A name that two have is listed with either; a whole name needs its own yes")
  func shared() throws {
    let desk = try OutgoingDesk()
    func sheet(
      _ items: [Consent.Item], _ change: (inout Facts) -> Void
    ) throws -> Result<String, Outgoing.Fault> {
      try desk.sheet {
        $0.persons[0].name = "Shazia Khan"
        $0.perpetrator = "Akbar Khan"
        $0.mustNotKnow = "Akbar Khan"
        change(&$0)
        $0.share(items)
      }
    }
    #expect(try sheet([.name]) { _ in }.get().contains("Names: Shazia Khan"))
    #expect(try sheet([.perpetrator]) { _ in }.get().contains("Who did it: Akbar Khan"))
    #expect(throws: Outgoing.Fault.givesAway(.perpetrator, in: .story)) {
      try sheet([.name, .story]) { $0.story = "Akbar beats her." }.get()
    }
    #expect(throws: Outgoing.Fault.givesAway(.name, in: .perpetrator)) {
      try sheet([.perpetrator]) { $0.employer = "Shazia's uncle" }.get()
    }
    #expect(throws: Outgoing.Fault.givesAway(.mustNotKnow, in: .story)) {
      try sheet([.name, .story]) {
        $0.perpetrator = nil
        $0.story = "Akbar beats her."
      }.get()
    }
  }

  @Test("A name that the desk's own words have too doesn't keep a message at the desk")
  func ownWords() throws {
    let desk = try OutgoingDesk(isAccepted: false)
    for name in ["Sana", "Kasur", "Kiln", "Demo", "May", "Urdu", "Woman", "Tue", "Punjab", "A"] {
      let (outgoing, referral) = try desk.outgoing {
        $0.persons[0].name = Words(name)
        $0.caller = Words(name)
        $0.languages = ["urd"]
      }
      #expect(try outgoing.message(referral).contains("Urdu"))
      #expect(try outgoing.sheet(referral).contains("Sana"))
    }
  }

  @Test("A refusal says which kind of thing it is, and never the thing")
  func sentences() {
    #expect(
      Outgoing.Fault.givesAway(.name, in: .story).description
        == "The story holds a person's name, which the consent doesn't list. "
        + "Reword it in the case, or ask the person.")
    #expect(
      Outgoing.Fault.noConsent.description
        == "The person hasn't agreed to this body, and no reason to go without stands with the "
        + "referral. Ask the person; until then only the first message goes.")
    for kind in Secret.Kind.allCases {
      for item in Consent.Item.allCases.map(Optional.init) + [nil] {
        #expect(!Outgoing.Fault.givesAway(kind, in: item).description.isEmpty)
      }
    }
  }
}

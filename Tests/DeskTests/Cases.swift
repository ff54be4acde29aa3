import Caseload
import DeskTesting

/// Cases for these tests, as small as what they are about lets them be.
enum Cases {
  /// One record of `sample-data/cases.json`'s form.
  static func record(
    _ persons: String, forms: String = "DW", debt: String = "unknown", place: String? = "pb-lahore",
    story: String = "A call.", official: String = "unknown", contact: String = #"{"may":"never"}"#,
    refer: String = "yes", more: String = "", needs: [String] = [], inbox: Bool = false,
    by: String = "amina", arrived: String = "30m", history: [String] = []
  ) -> String {
    """
    {"inbox":\(inbox),"by":"\(by)","arrived":"-\(arrived)","facts":{"persons":[\(persons)],
    "forms":["\(forms)"],"debt":"\(debt)",\(place.map { "\"place\":\"\($0)\"," } ?? "")
    "story":"\(story)","officialPerpetrator":"\(official)","contact":\(contact)\(more),
    "consent":{"record":"yes","refer":"\(refer)","assent":"\(refer)",
    "caregiver":"\(refer)"}},
    "needs":[\(needs.map { "{\"code\":\"\($0)\"}" }.joined(separator: ","))],
    "history":[\(history.joined(separator: ","))]}
    """
  }

  static func records(_ records: String...) -> CaseFile {
    SampleData.cases("[" + records.joined(separator: ",") + "]")
  }

  // MARK: Steps

  /// A triage of a few minutes ago: no to everything but what is named.
  static func triaged(_ yes: String..., ago: String = "20m") -> String {
    let questions = [
      "harmNow", "movedWithinDay", "childHurt", "childAlone", "noSafePlaceTonight",
      "rapeWithin72h", "suicidal", "untreatedInjury", "stillHeld", "childExploited", "threats",
      "dateWithin72h", "freedWithoutPlan",
    ]
    let sheet = questions.map { "\"\($0)\":\"\(yes.contains($0) ? "yes" : "no")\"" }
    return step("{\"triage\":{\"sheet\":{\(sheet.joined(separator: ","))}}}", ago: ago)
  }

  static func sent(_ need: Int, to service: String, ago: String) -> String {
    let said = "\"said\":{\"conflict\":\"none\"}"
    return step(
      "{\"refer\":{\"need\":\(need),\"service\":\"\(service)\",\(said)}}", ago: ago)
  }

  static func told(_ letter: String, ago: String) -> String {
    step(
      "{\"tell\":{\"referral\":\"\(letter)\",\"channel\":\"phone\",\"whom\":\"Nadia\"}}", ago: ago)
  }

  static func assigned(to person: String, ago: String = "19m") -> String {
    step("{\"assign\":{\"person\":\"\(person)\"}}", ago: ago)
  }

  static func step(_ action: String, ago: String) -> String {
    "{\"at\":\"-\(ago)\",\"by\":\"amina\",\"do\":\(action)}"
  }

  // MARK: People

  /// Who can take her: DEMO Child Help first, then the bureau and Sudhar, of whom little is known.
  static func girl(
    _ refer: String = "yes", arrived: String = "30m", history: [String] = [triaged()]
  ) -> String {
    record(
      #"{"age":12,"gender":"F","name":"Rani"}"#, story: "A girl in service, burned.",
      contact: #"{"may":"never","phone":"0300-0000213"}"#, refer: refer, needs: ["CHP"],
      arrived: arrived, history: history)
  }

  /// The girl's case at level 1, out with DEMO Child Help and told, so many minutes ago: an answer
  /// is due after four hours.
  static func waiting(minutes: Int, more: [String] = []) -> String {
    girl(
      arrived: "\(minutes + 20)m",
      history: [
        triaged("harmNow", ago: "\(minutes + 10)m"),
        sent(1, to: "demo-child", ago: "\(minutes)m"), told("A", ago: "\(minutes)m"),
      ] + more)
  }

  /// Scenario A: nine people, two boys too old for the women's shelter.
  static func kilnFamily(official: String = "unknown", history: [String] = []) -> String {
    record(
      """
      {"age":41,"gender":"M"},{"age":36,"gender":"F"},{"age":63,"gender":"F"},
      {"age":14,"gender":"M"},{"age":13,"gender":"M"},{"age":11,"gender":"F"},
      {"age":8,"gender":"M"},{"age":5,"gender":"F"},{"age":2,"gender":"F"}
      """, forms: "BK", debt: "yes", place: "pb-kasur", story: "Held at a kiln, peshgi 400,000.",
      official: official, contact: #"{"may":"atAgreedTimes","window":"after 20:00"}"#,
      more: #","languages":["pan"]"#, needs: ["BLR", "LRP", "SHE"], history: history)
  }
}

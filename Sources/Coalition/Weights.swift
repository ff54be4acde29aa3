/// How much each rank of a match counts (domain §7). A setting, with these as defaults;
/// docs/matching.md says what each is for.
package struct Weights: Hashable, Sendable, Codable {
  package var confirmed = 40
  package var sameDistrict = 30
  package var sameDivision = 20
  package var sameProvince = 10
  package var byPhone = 5
  /// Instead of nearness, where the alleged perpetrator is powerful.
  package var away = 30
  package var language = 15
  package var specialised = 12
  package var worker = 10
  /// For a body that always answers in time; less by its share of late or missing answers.
  package var inTime = 20
  package var placesFree = 20
  package var saidYes = 25
  /// For each other open need of the case that the body serves too, three at most.
  package var otherNeeds = 5
  /// Off for each referral that is open with the body, five at most.
  package var open = 2
  /// Off for a body that let this very need go by without a word.
  package var silent = 45
  /// Off for each thing not known that a person's safety hangs on.
  package var safetyNotKnown = 50
  /// An entry confirmed longer ago counts as not confirmed.
  package var confirmedWithinDays = 90
  /// A figure of places, or what was said when asked, older than this means "ask first".
  package var figureGoodForHours = 24

  package init() {}
}

// MARK: - By name

extension Weights {
  package struct Entry: Sendable {
    package let name: String
    package let path: any WritableKeyPath<Weights, Int> & Sendable
    /// For whoever sets it.
    package let help: String

    fileprivate init(
      _ name: String, _ path: any WritableKeyPath<Weights, Int> & Sendable, _ help: String
    ) {
      self.name = name
      self.path = path
      self.help = help
    }
  }

  /// Every weight under the name it is set and stored by.
  package static let table: [Entry] = [
    Entry("confirmed", \.confirmed, "recently confirmed by the body itself"),
    Entry("sameDistrict", \.sameDistrict, "in the same district"),
    Entry("sameDivision", \.sameDivision, "in the same division"),
    Entry("sameProvince", \.sameProvince, "in the same province"),
    Entry("byPhone", \.byPhone, "helps by phone"),
    Entry("away", \.away, "away from a powerful perpetrator's district"),
    Entry("language", \.language, "speaks the language"),
    Entry("specialised", \.specialised, "specialised in what happened"),
    Entry("worker", \.worker, "has a worker of the gender asked for"),
    Entry("inTime", \.inTime, "answers in time, less by the share that came late"),
    Entry("placesFree", \.placesFree, "has free places"),
    Entry("saidYes", \.saidYes, "said yes when asked"),
    Entry("otherNeeds", \.otherNeeds, "for each other need of the case it serves"),
    Entry("open", \.open, "off for each referral open with it"),
    Entry("silent", \.silent, "off where it let this need go unanswered"),
    Entry(
      "safetyNotKnown", \.safetyNotKnown,
      "off for each thing not known that a person's safety hangs on"),
    Entry("confirmedWithinDays", \.confirmedWithinDays, "days for which a confirmation is recent"),
    Entry("figureGoodForHours", \.figureGoodForHours, "hours for which a figure of places is good"),
  ]

  /// Nil where no weight has that name; setting one that doesn't exist changes nothing.
  package subscript(name: String) -> Int? {
    get { Self.table.first { $0.name == name }.map { self[keyPath: $0.path] } }
    set {
      guard let newValue, let entry = Self.table.first(where: { $0.name == name }) else { return }
      self[keyPath: entry.path] = newValue
    }
  }

  /// More than any weight is, and little enough that sums of them are numbers still.
  private static let range = -1_000_000...1_000_000

  /// What an older journal doesn't name has its default.
  package init(from decoder: any Decoder) throws {
    let named = try decoder.singleValueContainer().decode([String: Int].self)
    for entry in Self.table {
      self[entry.name] = named[entry.name].map {
        min(max($0, Self.range.lowerBound), Self.range.upperBound)
      }
    }
  }
}

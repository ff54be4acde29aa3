// The words of the directory's table: headings, what to write below them, and what is said when a
// cell can't be read.

extension DirectoryColumn {
  /// The heading.
  package var name: String {
    switch self {
    case .organisation: "organisation"
    case .kind: "kind"
    case .base: "base"
    case .knownFor: "known for"
    case .offices: "offices"
    case .contact: "contact"
    case .service: "service"
    case .key: "key"
    case .needs: "needs"
    case .districts: "districts"
    case .byPhone: "by phone"
    case .takes: "takes"
    case .childSafe: "child safe"
    case .loneChildren: "lone children"
    case .hours: "hours"
    case .languages: "languages"
    case .forms: "forms"
    case .workers: "workers"
    case .freePlaces: "free places"
    case .countedAt: "counted at"
    case .confirmedOn: "confirmed on"
    case .papers: "papers"
    case .paperHours: "papers take"
    case .localAuthority: "local authority"
    case .status: "status"
    case .until: "until"
    case .remarks: "remarks"
    }
  }

  /// What else it is called.
  var otherNames: [String] {
    switch self {
    case .organisation: ["organization", "member", "body", "ngo", "organisation name", "ادارہ"]
    case .knownFor: ["known", "description of organisation"]
    case .offices: ["office", "places of offices"]
    case .contact: ["contacts", "focal person", "phone", "contact person"]
    case .service: ["services", "service name", "name of service", "خدمت"]
    case .key: ["short key", "service key", "code"]
    case .needs: ["need", "gives", "what it gives"]
    case .districts: ["district", "areas", "area", "places", "where", "ضلع"]
    case .byPhone: ["phone service", "given by phone"]
    case .takes: ["whom it takes", "who is taken", "ages and genders"]
    case .childSafe: ["safe for children", "child-safe"]
    case .loneChildren: ["children alone", "takes lone children"]
    case .hours: ["opening hours", "open", "timings"]
    case .languages: ["language", "زبان"]
    case .forms: ["form", "specialised in", "specialises"]
    case .workers: ["worker", "gender of workers", "staff"]
    case .freePlaces: ["free", "beds", "free beds", "capacity"]
    case .countedAt: ["counted", "counted on", "as of"]
    case .confirmedOn: ["confirmed", "date confirmed"]
    case .papers: ["paper", "documents", "admission papers"]
    case .paperHours: ["hours for papers", "paper hours"]
    case .localAuthority: ["authority"]
    case .until: ["suspended until"]
    case .remarks: ["remark", "notes", "note"]
    case .kind, .base, .status: []
    }
  }

  /// What to write, as the template says it.
  package var hint: String {
    switch self {
    case .organisation: "its name"
    case .kind: "member, secretariat, outside or statutory"
    case .base: "town and province"
    case .knownFor: "in a few words"
    case .offices: "district, or district / tehsil; several with ;"
    case .contact: "a name and a number to tell; several with ;"
    case .service: "one service in each row"
    case .key: "short, small letters; left empty, the desk makes one"
    case .needs: "codes or words, with ; between: SHE, LAD, bed tonight, legal advice"
    case .districts: "districts, divisions or provinces, with ; between"
    case .byPhone: "yes or no"
    case .takes: "whom: women 18+; girls and boys 0-12 with mother"
    case .childSafe: "yes or no: staff checked, unknown adults kept apart"
    case .loneChildren: "yes or no: may a child come alone"
    case .hours: "Mon-Thu 09:00-17:00; Fri 09:00-12:30; or always"
    case .languages: "Urdu, Punjabi"
    case .forms: "what it knows well: brick kiln; domestic servitude"
    case .workers: "who can be asked for: women, men, khawaja sira"
    case .freePlaces: "a number"
    case .countedAt: "when they were counted: 2026-11-24 18:00"
    case .confirmedOn: "day on which you checked this row: 2026-11-24"
    case .papers: "what must be brought, with ; between; or none"
    case .paperHours: "how long those take: 24 hours, 2 days"
    case .localAuthority: "yes for an office of local authority"
    case .status: "open, suspended or closed"
    case .until: "day on which a suspended service opens again"
    case .remarks: "anything else; nothing about a person who was helped"
    }
  }

  /// The template's example.
  var example: String {
    switch self {
    case .organisation: "DEMO House (an example, not read)"
    case .kind: "member"
    case .base: "Kasur, Punjab"
    case .knownFor: "shelter for women and their children"
    case .offices: "Kasur, Punjab / Pattoki"
    case .contact: "Ms Amna, 0300-0000001"
    case .service: "Shelter for women"
    case .key: "demo-house"
    case .needs: "bed tonight; longer safe housing"
    case .districts: "Kasur, Punjab; Lahore division, Punjab"
    case .byPhone: "no"
    case .takes: "women 18+; girls and boys 0-12 with mother"
    case .childSafe: "yes"
    case .loneChildren: "no"
    case .hours: "always"
    case .languages: "Urdu, Punjabi"
    case .forms: "brick kiln"
    case .workers: "women"
    case .freePlaces: "4"
    case .countedAt: "2026-11-24 18:00"
    case .confirmedOn: "2026-11-24"
    case .papers: "court order"
    case .paperHours: "24 hours"
    case .localAuthority: "no"
    case .status: "open"
    case .until: ""
    case .remarks: "Call before coming."
    }
  }
}

extension DirectoryTable.Problem: CustomStringConvertible {
  /// "row 4, takes"; without a column the whole row, without a row the whole file.
  package var place: String {
    let parts = [row.map { "row \($0)" }, column.map { plain($0) }].compactMap(\.self)
    return parts.isEmpty ? "the table" : parts.joined(separator: ", ")
  }

  package var description: String { "\(place): \(sentence)" }
}

extension Service.Status {
  package var inWords: String {
    switch self {
    case .active: "open"
    case .suspended: "suspended"
    case .closed: "closed"
    }
  }
}

/// What a directory's history says.
enum ChangeEnglish {
  static let confirmed = "confirmed"
  static let notConfirmed = "no longer confirmed"
  static let unchanged = "listed again, nothing changed"
  static let removed = "removed"
  static let openAgain = "open again"

  static func listed(services: Int) -> String {
    switch services {
    case 0: "listed"
    case 1: "listed with one service"
    default: "listed with \(services) services"
    }
  }

  static func added(_ name: String) -> String { "added: \(plain(name))" }

  static func places(_ old: Int?, _ new: Int?) -> String {
    "free places \(old.map { "\($0)" } ?? "not known") → \(new.map { "\($0)" } ?? "not known")"
  }

  static func counted(_ free: Int?) -> String {
    free.map { "free places still \($0)" } ?? "free places not known"
  }

  static func suspended(until day: String?) -> String {
    day.map { "suspended until \($0)" } ?? "suspended"
  }

  /// Both texts where they are short enough to be compared at a glance.
  static func changed(_ column: DirectoryColumn, _ old: String, _ new: String) -> String {
    let isShort = max(old.count, new.count) <= 60 && column != .contact
    guard isShort else { return "\(column.name) changed" }
    let (old, new) = (old.isEmpty ? "not known" : old, new.isEmpty ? "not known" : new)
    return "\(column.name): \(plain(old)) → \(plain(new))"
  }
}

enum DirectoryEnglish {
  static let notUnicode =
    "This file is not in UTF-8. In a spreadsheet save it as “CSV UTF-8 (comma delimited)”."
  static let noHeadings =
    "The first row must hold the headings, “organisation” among them. "
    + "rabta export DESK --format template writes them."
  static let tooManyCells =
    "It has more cells than there are headings. Text with a comma in it stands in quotation marks."
  static let unclosed =
    "A quotation mark is opened here and never closed. Nothing from here was read."
  static let needsOrganisation = "Write which organisation it is of."
  static let needsService = "Write what the service is called."
  static let cannotBeEmpty = "This can't be empty."
  static let badKey =
    "A key is two to 32 small letters, digits and hyphens, and begins with a letter."
  static let keyStandsTwice = "This key stands in an earlier row too. Give each service its own."
  static let notANumber = "Write a number from 0 to 9999."
  static let notYesOrNo = "Write yes or no, or leave it empty."
  static let notAKind = "Write member, secretariat, outside or statutory."
  static let notAStatus = "Write open, suspended or closed."
  static let countsNothing = "Write the number of free places too."
  static let whichPapers = "Write which papers, or none."
  static let notHours = "Write how long it takes: 24 hours, 2 days."

  static func unknownHeading(_ heading: String) -> String {
    "No column is called “\(plain(heading))”; it was left aside. There are: "
      + DirectoryColumn.allCases.map(\.name).joined(separator: ", ") + "."
  }

  static func headingTwice(_ column: DirectoryColumn) -> String {
    "“\(column.name)” is a heading twice; the first is read."
  }

  static func keyIsTaken(by name: String) -> String {
    "This key is taken by \(plain(name)). Give another."
  }

  static func differs(from row: Int) -> String {
    "Row \(row) of the same organisation says something else. Write the same in both."
  }

  static func severalCalled(_ name: String) -> String {
    "More than one organisation is called \(plain(name)). Write its whole name."
  }

  static func unreadableGroup(_ text: String) -> String {
    "“\(plain(text))” isn't clear. Write women 18+; girls and boys 0-12 with mother."
  }

  static func unreadableHours(_ text: String) -> String {
    "“\(plain(text))” isn't clear. Write Mon-Thu 09:00-17:00; Fri 09:00-12:30, or always."
  }

  static func unreadableDay(_ text: String) -> String {
    "“\(plain(text))” isn't clear. Write 2026-11-24 or 24 Nov 2026."
  }

  static func unreadableWorker(_ text: String) -> String {
    "“\(plain(text))” isn't clear. Write women, men, khawaja sira."
  }

  static func unknownLanguage(_ text: String) -> String {
    "“\(plain(text))” \(English.unknownLanguage)"
  }

  static let none = "none"
}

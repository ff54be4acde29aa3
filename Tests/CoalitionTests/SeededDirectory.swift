import Casework
import Coalition
import DeskTesting

/// Directories by chance, the same in every run.
enum SeededDirectory {
  static let texts = [
    "Women's house", "=HYPERLINK(\"x\")", "-2 beds", "+92 300 0000001", "@home", "'quoted'",
    "two\nlines", "a, b; c", "\"said\"", "دارالامان", "plain", "tab\tinside", "# not a remark",
  ]

  /// - Parameter isPlain: only what a table can hold without loss: whole minutes, sorted hours.
  static func make(_ seed: Int) -> [Organization] {
    var chance = Seeded(seed)
    return (1...4).map { number in
      let offices = few(["pb-kasur", "sd-umerkot", "is-islamabad"] as [AreaID], &chance)
      return Organization(
        id: id(seed, number), name: "Body \(number) \(chance.one(of: texts))".trimmed,
        kind: chance.one(of: Organization.Kind.allCases), base: maybe(texts, &chance),
        knownFor: maybe(texts, &chance), contact: maybe(contacts, &chance).map { Words($0) },
        offices: offices.map {
          $0.map { .init(district: $0, tehsil: maybe(["Pattoki"], &chance)) }
        },
        services: (0..<Int.random(in: 0...3, using: &chance)).map {
          service(seed, number * 10 + $0, &chance)
        })
    }
  }

  static let contacts = ["15", "Amna, 0300-0000001", "Amna, a@example.org; +92 300 0000002"]

  static func id(_ seed: Int, _ number: Int) -> String {
    let digits = String(seed * 1000 + number)
    let zeros = String(repeating: "0", count: 12 - digits.count)
    return "00000000-0000-4000-8000-\(zeros)\(digits)"
  }

  private static func service(_ seed: Int, _ number: Int, _ chance: inout Seeded) -> Service {
    let hours: [OpeningHours?] = [
      nil, .always,
      OpeningHours(days: [
        .init(weekday: 1, opens: 540, closes: 1020), .init(weekday: 2, opens: 540, closes: 1020),
        .init(weekday: 5, opens: 540, closes: 750), .init(weekday: 5, opens: 870, closes: 1020),
        .init(weekday: 6, opens: 1200, closes: 360),
      ]),
    ]
    let day = WallTime(year: 2026, month: 11, day: 1).instant(offset: .hours(5))
    let papers = few(["court order", "CNIC, or a copy"], &chance)
    return Service(
      id: id(seed, number + 500), key: ServiceKey(rawValue: "key-\(seed)-\(number)"),
      name: "Service \(number) \(chance.one(of: texts))".trimmed,
      needs: few(NeedCode.allCases, &chance) ?? [],
      areas: few(["pb-kasur", "pb-lahore-division", "sd", .pakistan, .abroad], &chance),
      isByPhone: Bool.random(using: &chance), takes: few(groups, &chance),
      hours: chance.one(of: hours), languages: few(["urd", "pan", "pnb", "ara"], &chance),
      specialises: few(Form.allCases, &chance) ?? [],
      capacity: maybe([0, 3, 12], &chance).map {
        .init(free: $0, asOf: day + .minutes(Int.random(in: 0...3000, using: &chance)))
      },
      confirmedOn: maybe([day, day - .days(90)], &chance),
      isLocalAuthority: Bool.random(using: &chance), isChildSafe: chance.one(of: Known.allCases),
      takesLoneChildren: chance.one(of: Known.allCases),
      workers: few([.female, .male, .third], &chance),
      admission: papers.map { .init(papers: $0, hours: maybe([2, 24], &chance)) }
        ?? maybe([.init(papers: [])], &chance),
      status: chance.one(of: [.active, .suspended, .closed]),
      suspendedUntil: maybe([day + .days(30), day + .minutes(90)], &chance),
      remarks: maybe(texts, &chance))
  }

  static let groups: [Service.Group] = [
    .init(genders: [.female], ages: 18...120), .init(genders: [.female, .male], ages: 0...12),
    .init(genders: [.female, .male], ages: 0...12, onlyWithMother: true),
    .init(genders: [.third]), .init(genders: [.female]), .init(ages: 0...17), .init(),
    .init(genders: [.male, .female, .third], ages: 18...120), .init(ages: 6...30),
    .init(genders: [.male], ages: 6...17), .init(genders: [.female], ages: 0...120),
    .init(genders: [.third], ages: 18...25), .init(genders: [.female, .third], ages: 16...120),
    .init(onlyWithMother: true), .init(ages: 18...120),
  ]

  private static func maybe<T>(_ choices: [T], _ chance: inout Seeded) -> T? {
    Bool.random(using: &chance) ? chance.one(of: choices) : nil
  }

  /// One to three, each once; or nil.
  private static func few<T: Equatable>(_ choices: [T], _ chance: inout Seeded) -> [T]? {
    guard Bool.random(using: &chance) else { return nil }
    return Array(choices.shuffled(using: &chance).prefix(Int.random(in: 1...3, using: &chance)))
  }
}

import Casework
import FoundationEssentials
import Testing

@Suite("Ages")
struct AgeTests {
  @Test(
    "Limits are inclusive at both ends",
    arguments: [
      (Age(5), 6...12, .no), (Age(6), 6...12, .yes), (Age(12), 6...12, .yes),
      (Age(13), 6...12, .no), (Age(17), 18...120, .no), (Age(18), 18...120, .yes),
      (Age(120), 18...120, .yes), (Age(0), 0...0, .yes), (Age(1), 0...0, .no),
      (Age(6...12), 6...12, .yes), (Age(6...13), 6...12, .unknown), (Age(5...12), 6...12, .unknown),
      (Age(1...5), 6...12, .no), (Age(13...20), 6...12, .no), (Age(12...20), 6...12, .unknown),
      (Age(0...6), 6...12, .unknown), (.child, 0...17, .yes), (.child, 0...16, .unknown),
      (.child, 18...120, .no), (.adult, 18...120, .yes), (.adult, 0...17, .no),
      (.adult, 18...59, .unknown), (.unknown, 0...17, .unknown), (.unknown, 18...120, .unknown),
      (.unknown, 0...120, .yes),
    ] as [(Age, ClosedRange<Int>, Known)])
  func limits(age: Age, limits: ClosedRange<Int>, expected: Known) {
    #expect(age.isWithin(limits) == expected)
  }

  @Test(
    "A child is under 18",
    arguments: [
      (Age(17), .yes), (Age(18), .no), (.child, .yes), (.adult, .no), (.unknown, .unknown),
      (Age(17...18), .unknown),
    ] as [(Age, Known)])
  func child(age: Age, isChild: Known) {
    #expect(Person(age: age).isChild == isChild)
  }

  @Test("Knowing an age better never turns a certain answer round")
  func narrowing() {
    let limits = [0...17, 6...12, 18...120, 18...59, 0...0, 120...120]
    var answers: Set<Known> = []
    for lower in stride(from: 0, through: 120, by: 3) {
      for upper in stride(from: lower, through: 120, by: 3) {
        for limit in limits {
          let wide = Age(lower...upper).isWithin(limit)
          answers.insert(wide)
          guard wide != .unknown else { continue }
          for years in [lower, (lower + upper) / 2, upper] {
            #expect(Age(years).isWithin(limit) == wide)
          }
        }
      }
    }
    #expect(answers == [.yes, .no, .unknown])
  }

  @Test(
    "An age is read as it is typed",
    arguments: [
      ("13", 13...13), ("0", 0...0), ("120", 120...120), ("20-29", 20...29), ("7-7", 7...7),
      ("?", 0...120), ("", 0...120), ("child", 0...17), ("C", 0...17), ("Adult", 18...120),
      ("a", 18...120),
    ])
  func read(text: String, range: ClosedRange<Int>) {
    #expect(Age(text)?.range == range)
  }

  @Test(
    "What isn't an age is not read",
    arguments: [
      "121", "-1", "13-", "-13", "20--29", "29-20", "20-121", "1-2-3", "13.5", "thirteen", "13 ",
      "١٣", "+13", "20-+29",
    ])
  func notAnAge(text: String) {
    #expect(Age(text) == nil)
  }

  @Test(
    "An age is written as short as it is known",
    arguments: [
      (Age(13), "[13]"), (Age(20...29), #"["20-29"]"#), (.unknown, #"["?"]"#),
      (.child, #"["0-17"]"#), (.adult, #"["18-120"]"#),
    ])
  func coding(age: Age, json: String) throws {
    #expect(String(decoding: try JSONEncoder().encode([age]), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode([Age].self, from: Data(json.utf8)) == [age])
  }

  @Test(
    "A wrong age is refused", arguments: ["[121]", "[-1]", #"["old"]"#, "[13.5]", "[true]", "[{}]"])
  func wrong(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Age].self, from: Data(json.utf8))
    }
  }

  @Test("An age outside of a human life is brought into it")
  func clamped() {
    #expect(Age(-5...130) == .unknown)
    #expect(Age(140).range == 120...120)
    #expect(Age.unknown.isUnknown)
    #expect(!Age(0...119).isUnknown)
  }
}

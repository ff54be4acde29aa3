import Casework

/// The persons of a need, and which of them a service takes: each must belong to one of its groups
/// (domain §4, §7).
struct Household {
  private let persons: [(number: Int, person: Person)]
  private let isBed: Bool

  /// Certainly under 18.
  let children: [Int]
  /// Perhaps under 18, perhaps not.
  let perhapsChildren: [Int]

  init(_ persons: [(number: Int, person: Person)], isBed: Bool) {
    self.persons = persons
    self.isBed = isBed
    children = persons.filter { $0.person.isChild == .yes }.map(\.number)
    perhapsChildren = persons.filter { $0.person.isChild == .unknown }.map(\.number)
  }

  var isEmpty: Bool { persons.isEmpty }
  var count: Int { persons.count }

  /// Whether nobody grown up comes along. Nobody known is unknown.
  var isOfChildrenAlone: Known {
    if isEmpty { return .unknown }
    if children.count == count { return .yes }
    return children.count + perhapsChildren.count == count ? .unknown : .no
  }

  func age(of number: Int) -> Age {
    persons.first { $0.number == number }?.person.age ?? .unknown
  }

  /// Held against a service's groups.
  struct Answer {
    var finding = Finding.passes
    /// The numbers of those who are taken, who aren't, and who may be.
    var takes: [Int] = []
    var leaves: [Int] = []
    var unsure: [Int] = []
  }

  func answer(_ groups: [Service.Group]) -> Answer {
    var answer = Answer()
    if isEmpty { answer.finding = .possible([.whoIsIt]) }
    var exclusions: [Exclusion] = []
    var questions: [Question] = []
    for index in persons.indices {
      let number = persons[index].number
      switch verdict(on: index, groups) {
      case .taken: answer.takes.append(number)
      case .refused(let exclusion):
        answer.leaves.append(number)
        exclusions.append(exclusion)
      case .unsure(let more):
        answer.unsure.append(number)
        questions += more.filter { !questions.contains($0) }
      }
    }
    if let first = exclusions.first {
      answer.finding = .excluded(first, also: Array(exclusions.dropFirst()))
    } else if !questions.isEmpty {
      answer.finding = .possible(questions)
    }
    return answer
  }

  // MARK: One person

  private enum Verdict {
    case taken
    case unsure([Question])
    case refused(Exclusion)
  }

  private func verdict(on index: Int, _ groups: [Service.Group]) -> Verdict {
    let (number, person) = persons[index]
    let mother = groups.contains(where: \.onlyWithMother) ? hasMother(index, groups) : .no
    let certain = mother == .yes ? groups : groups.filter { !$0.onlyWithMother }
    let possible = mother == .no ? certain : groups
    if person.isTaken(by: certain) == .yes { return .taken }
    if person.isTaken(by: possible) == .no { return .refused(refusal(of: number, person, groups)) }
    let open = possible.filter { person.isTaken(by: [$0]) != .no }
    var questions: [Question] = []
    let limits = open.compactMap(\.ages)
    if limits.contains(where: { person.age.isWithin($0) == .unknown }) {
      questions.append(.age(person: number, limits: limits.unique))
    }
    let served = open.compactMap(\.genders).flatMap(\.self)
    if person.gender == .unknown, !served.isEmpty {
      questions.append(.gender(person: number, served: served.unique))
    }
    if open.contains(where: \.onlyWithMother), mother == .unknown {
      questions += mothers(index, groups).flatMap(Self.questions)
    }
    return .unsure(questions)
  }

  /// Why: only with the mother; or the gender, where that age is taken; else the age, which nobody
  /// may override.
  private func refusal(
    of number: Int, _ person: Person, _ groups: [Service.Group]
  ) -> Exclusion {
    let sameGender = groups.filter {
      person.gender == .unknown || $0.genders?.contains(person.gender) ?? true
    }
    if sameGender.contains(where: { person.isTaken(by: [$0]) != .no }) {
      return .noMother(person: number, person.age)
    }
    let sameAge = groups.filter { $0.ages?.overlaps(person.age.range) ?? true }
    if !sameAge.isEmpty {
      let served = sameAge.compactMap(\.genders).flatMap(\.self).unique
      return .gender(person: number, person.gender, served: served, isBed: isBed)
    }
    let limits = (sameGender.isEmpty ? groups : sameGender).compactMap(\.ages).unique
    return .age(person: number, person.age, limits: limits)
  }

  // MARK: The mother

  /// Whether a woman comes along who is taken for herself.
  private func hasMother(_ index: Int, _ groups: [Service.Group]) -> Known {
    let mothers = mothers(index, groups)
    if mothers.isEmpty { return .no }
    let own = groups.filter { !$0.onlyWithMother }
    let isCertain = mothers.contains {
      $0.person.gender == .female && $0.person.isChild == .no && $0.person.isTaken(by: own) == .yes
    }
    return isCertain ? .yes : .unknown
  }

  /// Whoever may be that woman.
  private func mothers(
    _ index: Int, _ groups: [Service.Group]
  ) -> [(number: Int, person: Person)] {
    let own = groups.filter { !$0.onlyWithMother }
    return persons.indices.filter { $0 != index }.map { persons[$0] }.filter {
      ($0.person.gender == .female || $0.person.gender == .unknown) && $0.person.isChild != .yes
        && $0.person.isTaken(by: own) != .no
    }
  }

  private static func questions(_ it: (number: Int, person: Person)) -> [Question] {
    var questions: [Question] = []
    if it.person.isChild == .unknown {
      questions.append(.age(person: it.number, limits: [18...120]))
    }
    if it.person.gender == .unknown {
      questions.append(.gender(person: it.number, served: [.female]))
    }
    return questions
  }
}

extension Person {
  /// Whether groups take somebody of this age and gender, as far as these are known. Of two groups
  /// that meet, "to 17" and "from 18", it doesn't matter which it is.
  fileprivate func isTaken(by groups: [Service.Group]) -> Known {
    var always = true
    var ever = false
    for gender in gender == .unknown ? [Gender.female, .male, .third] : [gender] {
      let limits = groups.filter { $0.genders?.contains(gender) ?? true }.map { $0.ages ?? 0...120 }
      always = always && limits.cover(age.range)
      ever = ever || limits.contains { $0.overlaps(age.range) }
    }
    return always ? .yes : ever ? .unknown : .no
  }
}

extension [ClosedRange<Int>] {
  /// Whether every year of a range lies in one of these.
  fileprivate func cover(_ range: ClosedRange<Int>) -> Bool {
    var next = range.lowerBound
    while next <= range.upperBound {
      let reached = filter { $0.contains(next) }.map(\.upperBound).max()
      guard let reached else { return false }
      next = reached + 1
    }
    return true
  }
}

extension Array where Element: Equatable {
  /// Each once, in its first place.
  fileprivate var unique: Self {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

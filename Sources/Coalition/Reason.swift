package import Casework

/// A point for a service, or against it (domain §7).
package enum Reason: Hashable, Sendable {
  case confirmed(Instant)
  case sameDistrict
  case sameDivision
  case sameProvince
  case byPhone
  /// Away from the district of an alleged perpetrator who has power there.
  case away(AreaID)
  case language(String)
  case specialised(Form)
  case worker(Gender)
  case inTime(Int, of: Int)
  case placesFree(Int)
  case saidYes(Instant)
  case otherNeeds(Int)
  case open(Int)
  /// It let this need go by without a word: the referral, or nil in an ask round.
  case silent(ReferralLetter?)
  /// The desk took this need back from it.
  case takenBack(MoveReason, ReferralLetter)
  case safetyNotKnown(Int)
}

extension Reason {
  var isOfTheDesk: Bool { if case .takenBack = self { true } else { false } }

  /// Answers of a body from which on they say something of it.
  static let enoughAnswers = 5

  /// What it counts and how it is said: one line a rank, so that the two can't drift apart.
  ///
  /// - Parameter words: nil where only the points are wanted, which is most of the time.
  func said(_ weights: Weights, by words: MatchWords?) -> (points: Int, words: String) {
    func say(_ text: (MatchWords) -> String) -> String { words.map(text) ?? "" }
    return switch self {
    case .confirmed(let on): (weights.confirmed, say { "confirmed \($0.day(on))" })
    case .sameDistrict: (weights.sameDistrict, "same district")
    case .sameDivision: (weights.sameDivision, "same division")
    case .sameProvince: (weights.sameProvince, "same province")
    case .byPhone: (weights.byPhone, "by phone")
    case .away(let district):
      (weights.away, say { "away from \($0.gazetteer.name(of: district))" })
    case .language(let code): (weights.language, say { _ in "speaks \(Languages.name(code))" })
    case .specialised(let form): (weights.specialised, say { _ in "knows \(form.inWords)" })
    case .worker(let gender): (weights.worker, say { _ in "worker: \(gender.inWords)" })
    case .inTime(let n, let all):
      (weights.inTime * n / all, say { _ in "\(n) of \(all) answers in time" })
    case .placesFree(let n):
      (weights.placesFree, say { _ in n == 1 ? "1 place free" : "\(n) places free" })
    case .saidYes(let at): (weights.saidYes, say { "said yes at \($0.time(at))" })
    case .otherNeeds(let n):
      (
        weights.otherNeeds * min(n, 3),
        say { _ in
          n == 1 ? "can take another need of the case" : "can take \(n) other needs of the case"
        }
      )
    case .open(let n):
      (
        -weights.open * min(n, 5),
        say { _ in n == 1 ? "1 referral open there" : "\(n) referrals open there" }
      )
    case .silent(let letter?): (-weights.silent, say { _ in "did not answer \(letter)" })
    case .silent(nil): (-weights.silent, "did not answer when asked")
    case .takenBack(let why, let letter):
      (
        why.isAboutBody ? -weights.silent : 0,
        say { _ in "\(letter) was taken back: \(why.inWords)" }
      )
    case .safetyNotKnown(let n):
      (-weights.safetyNotKnown * n, "its safety isn't known")
    }
  }
}

extension Weights {
  package func points(for reason: Reason) -> Int { reason.said(self, by: nil).points }
}

extension MatchWords {
  package func reason(_ reason: Reason) -> String { reason.said(Weights(), by: self).words }
}

package import Casework

extension ReferralLetter: ExpressibleByStringLiteral {
  /// `"AB"` in a test.
  public init(stringLiteral text: String) {
    guard let letter = ReferralLetter(text) else {
      preconditionFailure("\(text) is no referral's letter")
    }
    self = letter
  }
}

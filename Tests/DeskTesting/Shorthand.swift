package import Casework
package import Coalition

// Short ways to write what most tests need: a service that takes one group, a body with a name.

extension Service {
  /// The ages of the only group; setting them leaves its genders.
  package var ages: ClosedRange<Int>? {
    get { takes?.first?.ages }
    set { change { $0.ages = newValue } }
  }

  package var genders: [Gender]? {
    get { takes?.first?.genders }
    set { change { $0.genders = newValue } }
  }

  private mutating func change(_ body: (inout Group) -> Void) {
    var group = takes?.first ?? Group()
    body(&group)
    takes = group == Group() ? nil : [group]
  }
}

extension Door {
  package init(name: String, verdict: Verdict) {
    self.init(body: BodyID(rawValue: name), name: name, verdict: verdict)
  }
}

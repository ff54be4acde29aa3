/// How services, bodies and people are called: handed in, so that the words of a rule or an event
/// need neither directory nor list of people.
package struct Names {
  package var service: (ServiceKey) -> String
  package var body: (BodyID) -> String
  package var person: (PersonID) -> String

  package init(
    service: @escaping (ServiceKey) -> String, body: @escaping (BodyID) -> String,
    person: @escaping (PersonID) -> String
  ) {
    self.service = service
    self.body = body
    self.person = person
  }

  /// Everybody by id: where no desk is at hand.
  package static var ids: Names {
    Names(service: \.rawValue, body: \.rawValue, person: \.rawValue)
  }
}

import Caseload
import Testing

@Test func y() { #expect(Query("").isEmpty) }

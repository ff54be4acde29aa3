import DeskTesting
import Testing

@Test func z() { #expect(SampleData.people.count == 3) }

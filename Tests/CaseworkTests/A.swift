import Casework
import Testing

@Test func x() { #expect(Age(3).range == 3...3) }

import Casework
import Coalition
import Foundation
import Testing

private let places = Gazetteer.pakistan

@Suite("Places as people spell them")
struct PlacesSpellingTests {
  private let lines = Misspellings.table.split(separator: "\n").compactMap(Line.init)

  @Test("The misspellings are of the whole country")
  func table() {
    #expect(lines.count == Misspellings.table.split(separator: "\n").count)
    let districts = Set(lines.filter { $0.town == nil }.map(\.id))
    #expect(districts.count >= 120)
    #expect(Set(lines.compactMap(\.town)).count >= 40)
    #expect(lines.flatMap(\.spellings).count >= 300)
    for area in places.areas where area.kind == .province {
      #expect(districts.contains { places.covers(area.id, $0) }, "\(area.name)")
    }
    for line in lines {
      #expect(places.area(line.id)?.kind == .district)
      guard let town = line.town else { continue }
      #expect(places.candidates(for: town).contains { $0.id == line.id }, "\(town)")
    }
  }

  @Test("A misspelt place comes first, and a wrong one is never taken")
  func first() {
    var missed: [String] = []
    for line in lines {
      for spelling in line.spellings {
        let first: AreaID?
        switch places.look(up: spelling) {
        case .found(let id):
          #expect(id == line.id, "\(spelling) is taken for \(places.name(of: id))")
          first = id
        case .ambiguous(let candidates): first = candidates.first?.id
        case .unknown(let suggestions): first = suggestions.first?.id
        }
        guard first != line.id else { continue }
        let other = first.map { places.name(of: $0) } ?? "nothing"
        missed.append("\(spelling), \(line.town ?? places.name(of: line.id)): \(other)")
      }
    }
    let count = lines.flatMap(\.spellings).count
    if !missed.isEmpty { print("Of \(count) spellings, missed:", missed.joined(separator: "\n  ")) }
    #expect(missed.count * 100 <= count * 5, "\(missed.count) of \(count)")
  }

  @Test(
    "A longer name that nearly fits comes before a shorter one with words left over",
    arguments: [
      ("Mirpur Xas", "Mirpur Khas, Sindh"), ("Karachi Est", "Karachi East, Sindh"),
      ("Jhelum Vally", "Jhelum Valley, AJK"), ("Uper Dir", "Upper Dir, KP"),
      ("Pindi Bhatian", "Pindi Bhattian (town), Hafizabad, Punjab"),
      ("Kohistan Lowr", "Lower Kohistan, KP"),
    ])
  func longer(text: String, place: String) {
    #expect(suggestions(text).first == place)
  }

  @Test(
    "A place known in Latin letters only is offered when it is written in Urdu",
    arguments: [
      ("ڈجکوٹ", "Dijkot (town), Faisalabad, Punjab"), ("دھابیجی", "Dhabeji (town), Thatta, Sindh"),
      ("سونمیانی", "Sonmiani (town), Lasbela, Balochistan"),
    ])
  func script(text: String, place: String) {
    #expect(suggestions(text).first == place)
  }

  @Test("What sounds the same is told apart by its letters")
  func sameSound() {
    #expect(suggestions("Kharann").first == "Kharan, Balochistan")
    #expect(suggestions("Karakk").first == "Karak, KP")
    #expect(suggestions("Kachii").first == "Kachhi, Balochistan")
  }

  @Test("A sentence offers the place in it, and names nothing that is not there")
  func sentence() {
    let text = "she was kept near the old kiln at Basti Malok by Multn"
    #expect(suggestions(text).first == "Multan, Punjab")
    #expect(suggestions("qwrtp zxcvb mnbvc").isEmpty)
    #expect(suggestions("Москва").isEmpty)
  }

  private func suggestions(_ text: String) -> [String] {
    guard case .unknown(let suggestions) = places.look(up: text) else { return [] }
    return suggestions.map(\.inWords)
  }
}

private struct Line {
  let id: AreaID
  let town: String?
  let spellings: [String]

  init?(_ text: Substring) {
    let fields = text.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard fields.count == 2 || fields.count == 3 else { return nil }
    id = AreaID(rawValue: fields[0])
    town = fields.count == 3 ? fields[1] : nil
    spellings = fields[fields.count - 1].split(separator: ";")
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }
}

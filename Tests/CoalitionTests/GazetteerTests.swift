import Casework
import Coalition
import Foundation
import Testing

private let places = Gazetteer.pakistan

@Suite("Places")
struct GazetteerTests {
  @Test("The table is read to its last line")
  func table() {
    #expect(places.problems.isEmpty)
    #expect(places.checkedOn.wholeMatch(of: /20\d\d-[01]\d-[0-3]\d/) != nil)
    #expect(places.areas.filter { $0.kind == .province }.count == 7)
    #expect(places.areas.filter { $0.kind == .district }.count == 156)
    #expect(places.areas.allSatisfy { !$0.urdu.isEmpty && !$0.name.isEmpty })
    for area in places.areas where area.kind == .district {
      let parent = area.parent.flatMap(places.area)
      #expect(parent?.kind == (area.id == "is-islamabad" ? .province : .division))
    }
  }

  // MARK: Names

  @Test(
    "A place is called with its province",
    arguments: [
      ("pb-kasur", "Kasur, Punjab"), ("ba-nasirabad", "Nasirabad, Balochistan"),
      ("kp-abbotabad", "Abbottabad, KP"), ("jk-mirpur", "Mirpur, AJK"),
      ("is-islamabad", "Islamabad"), ("pb", "Punjab"), ("kp", "Khyber Pakhtunkhwa"),
      ("sd-karachi-division", "Karachi division, Sindh"), ("pk", "Pakistan"),
      ("abroad", "abroad"), ("xx-nowhere", "xx-nowhere"),
      ("sd-khairpur", "Khairpur, Sindh"),
      // A town of this name lies in the same province.
      ("pb-sahiwal", "Sahiwal district, Punjab"),
    ] as [(AreaID, String)])
  func name(id: AreaID, name: String) {
    #expect(places.name(of: id) == name)
  }

  @Test("What the desk calls a place finds that place")
  func titles() {
    for area in places.areas {
      // The capital territory is its one district.
      let id: AreaID = area.id == "is" ? "is-islamabad" : area.id
      #expect(places.look(up: places.name(of: area.id)) == .found(id))
    }
  }

  @Test("What a candidate is called finds that candidate")
  func candidateWords() {
    let starts = places.areas.flatMap { [$0.name.prefix(1), $0.urdu.prefix(1)] }
    let candidates = Set(starts.flatMap { places.completions(String($0), limit: .max) })
    #expect(candidates.count > 500)
    for candidate in candidates {
      #expect(places.look(up: candidate.inWords) == .found(candidate.id), "\(candidate.inWords)")
    }
  }

  // MARK: Looking up

  @Test("Nasirabad asks which of two (scenario L)")
  func scenarioL() {
    let two = [
      Candidate(id: "ba-nasirabad", inWords: "Nasirabad, Balochistan"),
      Candidate(
        id: "sd-kambar-shahdadkot", inWords: "Nasirabad (town), Qambar Shahdadkot, Sindh"),
    ]
    #expect(places.look(up: "Nasirabad") == .ambiguous(two))
    #expect(places.look(up: "nasir-abad") == .ambiguous(two))
    #expect(places.look(up: "Nasirabad, Balochistan") == .found("ba-nasirabad"))
    #expect(places.look(up: "Nasirabad Sindh") == .found("sd-kambar-shahdadkot"))
    #expect(places.look(up: "Nasirabad district") == .found("ba-nasirabad"))
  }

  @Test(
    "A name that several places bear asks which",
    arguments: [
      ("Sahiwal", ["pb-sahiwal", "pb-sargodha"]),
      ("ساہیوال", ["pb-sahiwal", "pb-sargodha"]),
      ("Sahiwal, Punjab", ["pb-sahiwal", "pb-sargodha"]),
      ("نصیرآباد", ["ba-nasirabad", "sd-kambar-shahdadkot"]),
      ("Khairpur", ["sd-khairpur", "pb-bahawalpur", "sd-dadu"]),
      ("Mirpur", ["jk-mirpur", "sd-mirpur-khas", "sd-sujawal", "sd-thatta", "sd-ghotki"]),
      ("Mirpur, Sindh", ["sd-mirpur-khas", "sd-sujawal", "sd-thatta", "sd-ghotki"]),
      ("Hyderabad", ["sd-hyderabad", "pb-bhakkar", "abroad"]),
      (
        "Karachi",
        [
          "sd-karachi-central", "sd-karachi-east", "sd-karachi-south", "sd-karachi-west",
          "sd-keamari", "sd-korangi", "sd-malir", "sd-karachi-division",
        ]
      ),
      ("Chitral", ["kp-lower-chitral", "kp-upper-chitral", "kp-malakand-division"]),
      ("Chitral district", ["kp-lower-chitral", "kp-upper-chitral"]),
      ("دیر", ["kp-lower-dir", "kp-upper-dir", "kp-malakand-division"]),
      (
        "Kohistan",
        [
          "kp-kolai-pallas-kohistan", "kp-lower-kohistan", "kp-upper-kohistan",
          "kp-hazara-division",
        ]
      ),
      ("Waziristan", ["kp-north-waziristan", "kp-south-waziristan", "kp"]),
      ("Khanpur", ["pb-rahim-yar-khan", "sd-shikarpur", "kp-haripur", "sd-ghotki"]),
      ("Musakhel", ["ba-musa-khel", "pb-mianwali"]),
      ("Bahrain", ["kp-swat", "abroad"]),
      ("Gujarat", ["pb-gujrat", "abroad"]),
      ("Lahor", ["pb-lahore", "kp-swabi"]),
    ] as [(String, [AreaID])])
  func ambiguous(text: String, ids: [AreaID]) {
    guard case .ambiguous(let candidates) = places.look(up: text) else {
      Issue.record("\(text) did not ask: \(places.look(up: text))")
      return
    }
    #expect(candidates.map(\.id) == ids)
    #expect(Set(candidates.map(\.inWords)).count == ids.count)
  }

  @Test(
    "Spelling, script and the words around a name are forgiven",
    arguments: [
      ("kasur", "pb-kasur"), ("KASUR", "pb-kasur"), ("  Kasur. ", "pb-kasur"),
      ("Kasūr", "pb-kasur"), ("Kasur, Punjab", "pb-kasur"), ("Punjab - Kasur", "pb-kasur"),
      ("Kasur (Punjab)", "pb-kasur"), ("Kasur, Punjab, Pakistan", "pb-kasur"),
      ("District Kasur", "pb-kasur"), ("Zila Kasur", "pb-kasur"), ("Distt. Kasur", "pb-kasur"),
      ("Pattoki, Kasur", "pb-kasur"), ("Pattoki tehsil", "pb-kasur"),
      ("Kasur, Lahore division", "pb-kasur"), ("District Kasur, Lahore Division", "pb-kasur"),
      ("قصور", "pb-kasur"), ("ضلع قصور", "pb-kasur"), ("قصور، پنجاب", "pb-kasur"),
      ("نواب شاہ", "sd-shaheed-benazirabad"), ("Nawabshah", "sd-shaheed-benazirabad"),
      ("كويٹه", "ba-quetta"), ("کوئٹہ", "ba-quetta"), ("موسي خيل بلوچستان", "ba-musa-khel"),
      ("عمركوٹ", "sd-umerkot"), ("Umarkot", "sd-umerkot"), ("Mirpurkhas", "sd-mirpur-khas"),
      ("D.I.Khan", "kp-dera-ismail-khan"), ("RY Khan", "pb-rahim-yar-khan"),
      ("Leiah", "pb-layyah"), ("Abbotabad", "kp-abbotabad"), ("Abbottabad", "kp-abbotabad"),
      ("Qambar-Shahdadkot", "sd-kambar-shahdadkot"), ("Lyallpur", "pb-faisalabad"),
      ("Karachi East", "sd-karachi-east"), ("East Karachi", "sd-karachi-east"),
      ("Karachi, East", "sd-karachi-east"), ("کراچی وسطی", "sd-karachi-central"),
      ("Korangi, Karachi", "sd-korangi"), ("District Central", "sd-karachi-central"),
      ("Khairpur, Sindh", "sd-khairpur"), ("Khairpur Mir's", "sd-khairpur"),
      ("Khairpur Tamewali", "pb-bahawalpur"), ("Mirpur AJK", "jk-mirpur"),
      ("Mirpur Mathelo", "sd-ghotki"), ("Hyderabad, Sindh", "sd-hyderabad"),
      ("Sahiwal district, Punjab", "pb-sahiwal"), ("Sahiwal, Sargodha", "pb-sargodha"),
      ("Lahore", "pb-lahore"), ("ICT", "is-islamabad"),
      ("Islamabad Capital Territory", "is-islamabad"),
      ("Upper Dir", "kp-upper-dir"), ("South Waziristan", "kp-south-waziristan"),
      ("Malakand", "kp-malakand"), ("Gilgit", "gb-gilgit"),
    ] as [(String, AreaID)])
  func found(text: String, id: AreaID) {
    #expect(places.look(up: text) == .found(id))
  }

  @Test(
    "A wider place is a place too",
    arguments: [
      ("Karachi, district unknown", "sd-karachi-division"),
      ("Karachi division", "sd-karachi-division"), ("Lahore Division", "pb-lahore-division"),
      ("کراچی ڈویژن", "sd-karachi-division"), ("Makran", "ba-mekran-division"),
      ("Hazara", "kp-hazara-division"), ("Hazara, KP", "kp-hazara-division"),
      ("Chitral, district not known", "kp-malakand-division"),
      ("Punjab", "pb"), ("سندھ", "sd"), ("KPK", "kp"), ("KP", "kp"), ("Baluchistan", "ba"),
      ("Azad Kashmir", "jk"), ("AJ&K", "jk"), ("Gilgit-Baltistan", "gb"), ("Pakistan", "pk"),
    ] as [(String, AreaID)])
  func wide(text: String, id: AreaID) {
    #expect(places.look(up: text) == .found(id))
  }

  @Test(
    "Another country is abroad",
    arguments: [
      "abroad", "UAE", "U.A.E.", "Dubai", "Muscat", "Muscat, Oman", "Iran", "Libya", "Myanmar",
      "Türkiye", "دبئی", "سعودی عرب", "بیرون ملک", "Hyderabad, India", "Bahrain, Manama",
    ])
  func abroad(text: String) {
    #expect(places.look(up: text) == .found(.abroad))
  }

  @Test("A newer district is kept with the one it was carved from, and says so")
  func newer() {
    #expect(places.look(up: "Wazirabad") == .found("pb-gujranwala"))
    #expect(
      places.candidates(for: "Wazirabad").map(\.inWords) == [
        "Wazirabad (newer district), Gujranwala, Punjab"
      ])
    #expect(places.look(up: "Upper South Waziristan") == .found("kp-south-waziristan"))
    #expect(places.look(up: "Quetta East") == .found("ba-quetta"))
  }

  @Test(
    "A near miss is only ever offered",
    arguments: [
      ("Kasurr", "pb-kasur"), ("Kausr", "pb-kasur"), ("Kasurr, Punjab", "pb-kasur"),
      ("Muzafargar", "pb-muzaffargarh"), ("Faisalabed", "pb-faisalabad"),
      ("Karrachi", "sd-karachi-central"), ("Nasirabd", "ba-nasirabad"), ("کوئٹ", "ba-quetta"),
      ("Muzaffar", "pb-muzaffargarh"), ("a kiln near Kasur", "pb-kasur"),
      ("Basti Malook, Multan", "pb-multan"), ("Kasur, Sindh", "pb-kasur"),
      ("Kasur division", "pb-kasur"),
      // Two districts: which of them is meant, only the caller knows.
      ("Kasur, Lahore", "pb-kasur"), ("Lahore, Dubai", "pb-lahore"),
    ] as [(String, AreaID)])
  func suggestions(text: String, id: AreaID) {
    guard case .unknown(let suggestions) = places.look(up: text) else {
      Issue.record("\(text) was taken: \(places.look(up: text))")
      return
    }
    #expect(suggestions.first?.id == id)
    #expect(suggestions.count <= 8)
  }

  // Not parametrised: its cases would go to the terminal of whoever runs the tests.
  @Test("What is no place finds nothing, whatever it is")
  func nothing() {
    let texts = [
      "", "   ", "?", "unknown", "district", "\u{0}", "\u{1B}[2J", "👩‍👧", "\u{202E}", "12", "x",
      String(repeating: "a ", count: 5_000), String(repeating: "Kasur ", count: 5_000),
      String(repeating: "ق", count: 5_000),
    ]
    for (index, text) in texts.enumerated() {
      #expect(places.candidates(for: text).isEmpty, "text \(index)")
      if case .unknown = places.look(up: text) { continue }
      Issue.record("text \(index) was taken")
    }
  }

  @Test("A letter dropped or doubled never leads to another place silently")
  func slips() {
    for area in places.areas where area.kind == .district {
      for index in area.name.indices {
        var dropped = area.name
        dropped.remove(at: index)
        var doubled = area.name
        doubled.insert(area.name[index], at: index)
        // Orangi is a town of Karachi, as large as a city, and so is Korangi.
        for text in [dropped, doubled] where text != "orangi" {
          let candidates = places.candidates(for: text)
          if candidates.count == 1 {
            #expect(candidates[0].id == area.id, "\(text) is taken for \(candidates[0].inWords)")
          }
        }
      }
    }
  }

  // MARK: Choosing while typing

  @Test("What is typed is completed, districts before towns")
  func completions() {
    #expect(places.completions("kas", limit: 3).map(\.inWords).first == "Kasur, Punjab")
    #expect(
      places.completions("nasira", limit: 9).map(\.inWords) == [
        "Nasirabad, Balochistan", "Nasirabad (town), Qambar Shahdadkot, Sindh",
        "Nasirabad division, Balochistan (district not known)",
      ])
    #expect(places.completions("Kasur, Pun", limit: 3).map(\.id) == ["pb-kasur"])
    #expect(places.completions("قصو", limit: 3).map(\.id) == ["pb-kasur"])
    #expect(places.completions("m", limit: 4).count == 4)
    #expect(places.completions("m", limit: 0).isEmpty)
    #expect(places.completions("zzz", limit: 4).isEmpty)
    #expect(
      places.completions("", limit: 9).map(\.id) == [
        "pb", "sd", "kp", "ba", "is", "jk", "gb", "abroad",
      ])
  }

  // MARK: What lies in what

  @Test(
    "A district lies in its division, its province, the country",
    arguments: [
      ("pk", "pb-kasur", true), ("pb", "pb-kasur", true), ("pb-lahore-division", "pb-kasur", true),
      ("pb-kasur", "pb-kasur", true), ("pb-lahore", "pb-kasur", false),
      ("pb-kasur", "pb", false), ("pb", "pk", false), ("sd", "pb-kasur", false),
      ("pk", "pb", true), ("pk", "pk", true), ("pk", "jk-mirpur", true),
      // "National" does not cover abroad (domain §7).
      ("pk", "abroad", false), ("abroad", "pb-kasur", false), ("abroad", "abroad", true),
      ("abroad", "pk", false),
      // The capital territory is its one district.
      ("is", "is-islamabad", true), ("is-islamabad", "is", true), ("pk", "is", true),
      ("pk", "xx-nowhere", false), ("xx-nowhere", "xx-nowhere", true),
    ] as [(AreaID, AreaID, Bool)])
  func covers(area: AreaID, place: AreaID, isCovered: Bool) {
    #expect(places.covers(area, place) == isCovered)
  }

  @Test(
    "Nearer is a smaller place that holds both",
    arguments: [
      ("pb-kasur", "pb-kasur", .sameDistrict), ("pb-kasur", "pb-lahore", .sameDivision),
      ("pb-kasur", "pb-multan", .sameProvince), ("pb-kasur", "sd-sukkur", .sameCountry),
      ("pb-kasur", "pb", .sameProvince), ("pb-kasur", "pk", .sameCountry),
      ("pb-lahore-division", "pb-kasur", .sameDivision), ("pb", "pb", .sameProvince),
      ("is", "is-islamabad", .sameDistrict), ("is-islamabad", "pb-rawalpindi", .sameCountry),
      ("abroad", "pb-kasur", .apart), ("abroad", "abroad", .apart),
      ("xx-nowhere", "xx-nowhere", .apart),
    ] as [(AreaID, AreaID, Nearness)])
  func nearness(a: AreaID, b: AreaID, nearness: Nearness) {
    #expect(places.nearness(a, b) == nearness)
    #expect(places.nearness(b, a) == nearness)
  }

  @Test("An area covers what lies in it, and nothing covers more than itself")
  func order() {
    for area in places.areas {
      #expect(places.covers(area.id, area.id))
      if let parent = area.parent { #expect(places.covers(parent, area.id)) }
      for other in places.areas where places.covers(area.id, other.id) {
        let isSame = area.id == other.id || places.nearness(area.id, other.id) == .sameDistrict
        #expect(isSame || !places.covers(other.id, area.id))
      }
    }
  }
}

import Casework

/// Something of a person that must not leave unasked, with the ways somebody may have typed it.
/// All of them are invented.
struct Hidden: Sendable, CustomStringConvertible {
  enum Field: String, Sendable, CaseIterable {
    case name, caller, perpetrator, employer, mustNotKnow, placeDetail, phone, codeWord, duressWord
    case courtPapers
    /// In no field at all.
    case free
  }

  let field: Field
  /// As it stands in its field.
  let kept: String
  /// As it stands in a story, which is searched.
  let spellings: [String]

  var description: String { kept }

  /// The yes that lets it out; nil is none.
  var item: Consent.Item? {
    switch field {
    case .name: .name
    case .perpetrator, .employer: .perpetrator
    case .placeDetail: .place
    case .phone, .codeWord, .duressWord: .phone
    case .caller, .mustNotKnow, .courtPapers, .free: nil
    }
  }

  func put(into facts: inout Facts) {
    let words = Words(kept)
    switch field {
    case .name: facts.persons[0].name = words
    case .caller: facts.caller = words
    case .perpetrator: facts.perpetrator = words
    case .employer: facts.employer = words
    case .mustNotKnow: facts.mustNotKnow = words
    case .placeDetail: facts.placeDetail = words
    case .phone: facts.contact.phone = words
    case .codeWord: facts.contact.codeWord = words
    case .duressWord: facts.contact.duressWord = words
    case .courtPapers: facts.courtPapers = words
    case .free: break
    }
  }

  /// Over 300 spellings.
  static let all: [Hidden] =
    [
      of(.name, names), of(.perpetrator, perpetrators), of(.employer, employers),
      of(.caller, callers), of(.mustNotKnow, feared), of(.placeDetail, places),
      of(.codeWord, codeWords), of(.duressWord, duressWords), of(.courtPapers, papers),
    ].flatMap(\.self) + phones + identityCards

  /// `kept: spelling, spelling`
  private static func of(_ field: Field, _ table: String) -> [Hidden] {
    table.split(separator: "\n").map { line in
      let parts = line.split(separator: ":").map { $0.trimmed }
      let spellings = parts[1].split(separator: ",").map { $0.trimmed }
      return Hidden(field: field, kept: parts[0], spellings: spellings)
    }
  }

  private static let names = """
    Shazia Bibi: Shazia, SHAZIYA, Shaziah, Sha-zia, S h a z i a, Shaziabibi, شازیہ, شازيه
    Rukhsana: Rukhsana, Ruksana, Rukhsaana, رخسانہ
    ayesha: Ayesha, Aisha, Aysha, عائشہ
    Fatima Khatoon: Fatima, Fatma, Fátima, فاطمہ, Khatun
    Zainab: Zainab, Zaynab, Zeinab, زینب
    Nasreen: Nasreen, Nasrin, نسرین
    پروین: پروین, Parveen, Perveen, Parvin
    Kulsoom: Kulsoom, Kulsum, Kalsoom, کلثوم
    Saima: Saima, Sayma, Saimah, صائمہ
    Shahnaz: Shahnaz, Shehnaz, Shah naz, شہناز
    Tahira: Tahira, Tahirah, طاہرہ
    Nadia: Nadia, Nadiya, نادیہ
    Zubaida: Zubaida, Zubeda, زبیدہ
    خدیجہ: خدیجہ, Khadija, Khadeeja, Khadijah
    Bakhtawar: Bakhtawar, Bakhtavar, Bukhtawar, بختاور
    Muhammad Din: Muhammad, Mohammed, Mohammad, محمد, مُحمّد
    Hussain: Hussain, Hussein, Husain, حسین, حسين
    Yousaf: Yousaf, Yusuf, Yousuf, یوسف
    Iqbal: Iqbal, Iqbaal, Eqbal, اقبال
    Usman: Usman, Osman, Usmaan, عثمان
    Javed: Javed, Javaid, Jawed, جاوید
    Nazir: Nazir, Nazeer, نذیر
    Rehman: Rehman, Rahman, رحمان
    Aslam: Aslam, Aslaam, ASLAM, اسلم
    Bashir: Bashir, Basheer, بشیر
    Ghulam: Ghulam, Gulam, غلام
    Riaz: Riaz, Riyaz, ریاض
    Sikandar: Sikandar, Sikander, Sekandar, سکندر
    Munir: Munir, Muneer, منیر
    Umar: Umar, Omar, عمر
    عمر: عمر, Umer
    Gul Bano: Gulbano, Gul-Bano, Bano, گل
    """

  private static let perpetrators = """
    Chaudhry Akbar, owner of the kiln: Akbar, Akber, Choudhry, Chaudhary, چوہدری, اکبر
    wadera Jamshed: Jamshed, Jamshaid, جمشید
    malik Sharif: Sharif, Shareef, شریف
    Seth Dawood: Dawood, Daud, داؤد
    haji Liaqat: Liaqat, Liaquat, لیاقت
    the agent Ramzan: Ramzan, Ramazan, رمضان
    SHO Pervaiz: Pervaiz, Pervez, Parvaiz, پرویز
    """

  private static let employers = """
    Madina Bricks: Madina, Medina, مدینہ
    Sitara weaving workshop: Sitara, Sitarah, ستارہ
    Gulshan Carpets: Gulshan, گلشن
    rajput bhatta: Rajput, Rajpoot, راجپوت
    Zamzam fish farm: Zamzam, Zam Zam, زمزم
    """

  private static let callers = """
    neighbour Rashida: Rashida, Rasheeda, راشدہ
    Imran, her cousin: Imran, Emran, عمران
    a teacher, Shabana: Shabana, Shabaana, شبانہ
    Waqas: Waqas, Vaqas, وقاص
    lady health worker Nargis: Nargis, Nargees, نرگس
    """

  private static let feared = """
    her brother Tanveer: Tanveer, Tanvir, تنویر
    uncle Shafiq: Shafiq, Shafeeq, شفیق
    Naveed and his father: Naveed, Navid, نوید
    mother-in-law Hajra: Hajra, Hajrah, ہاجرہ
    """

  private static let places = """
    kiln 7 behind Rehmatpura: Rehmatpura, Rahmatpura, رحمتپورہ
    Sheedi goth, second lane: Sheedi, Shidi, شیدی
    Bhagwanpur, near the canal: Bhagwanpur, Bhagvanpur, بھگوانپور
    house of Barkat: Barkat, Barkaat, برکت
    """

  private static let codeWords = """
    neela dupatta: neela dupatta, Neela Dupatta, نیلا دوپٹہ
    gulab jamun: gulab jamun, Gulab-jamun, گلاب جامن
    chiriya: chiriya, Chirya, چڑیا
    lantern: lantern, LANTERN
    """

  private static let duressWords = """
    kabootar: kabootar, Kabutar, کبوتر
    is the tailor in: is the tailor in, Is the tailor in
    """

  private static let papers = """
    FIR 345/26 PS Saddar: FIR 345/26, FIR 345-26, ایف آئی آر ۳۴۵/۲۶
    petition 1187 of the Lahore bench: petition 1187, ۱۱۸۷
    """

  private static let phones = [
    "3001234567", "3219876543", "3335550142", "3456667788", "3124445566", "3027419630",
  ].map { number in
    let (a, b) = (number.prefix(3), number.dropFirst(3))
    let urdu = "۰\(urduDigits(a)) \(urduDigits(b))"
    let arabic = "٠" + number.map { String("٠١٢٣٤٥٦٧٨٩".at(Int(String($0)) ?? 0)) }.joined()
    return Hidden(
      field: .phone, kept: "0\(a)-\(b)",
      spellings: [
        "0\(number)", "0\(a)-\(b)", "+92 \(a) \(b)", "0092\(number)",
        "(0\(a)) \(b.prefix(3)) \(b.dropFirst(3))",
        "0\(a).\(b.prefix(3)).\(b.dropFirst(3))", urdu, arabic,
        "0\(number)".map { String($0) }.joined(separator: " "), String(b),
        "0\(a)\u{200B}\(b)", "zero " + number.map { said($0) }.joined(separator: " "),
      ])
  }

  private static let identityCards = ["3520212345671", "4230198765432", "5440055501423"].map { n in
    let parted = "\(n.prefix(5))-\(n.dropFirst(5).prefix(7))-\(n.suffix(1))"
    return Hidden(
      field: .free, kept: parted,
      spellings: [n, parted, parted.replacing("-", with: " "), urduDigits(Substring(n))])
  }

  private static func urduDigits(_ digits: Substring) -> String {
    digits.map { String("۰۱۲۳۴۵۶۷۸۹".at(Int(String($0)) ?? 0)) }.joined()
  }

  private static func said(_ digit: Character) -> String {
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][
      Int(String(digit)) ?? 0]
  }
}

extension String {
  fileprivate func at(_ offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}

// MARK: - Another search, that knows nothing of the desk's own

/// Finds a spelling in a text by plain means: letters and digits only, one after the other. It
/// knows each spelling beforehand, so it needs none of what the desk's search must guess.
struct Detector {
  private let words: Set<String>
  private let stream: String
  private let digits: String

  init(_ text: String) {
    let plain = Self.plain(text)
    words = Set(plain.split(separator: " ").map { String($0) })
    stream = plain.filter { $0 != " " }
    digits = plain.filter { $0.isASCII && $0.isNumber }
  }

  func finds(_ spelling: String) -> Bool {
    let plain = Self.plain(spelling)
    let joined = plain.filter { $0 != " " }
    let number = plain.filter { $0.isASCII && $0.isNumber }
    if number.count >= 7 { return digits.contains(number.suffix(7)) }
    return joined.count >= 6 ? stream.contains(joined) : words.contains(joined)
  }

  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x660...0x669: plain += "\(scalar.value - 0x660)"
      case 0x6F0...0x6F9: plain += "\(scalar.value - 0x6F0)"
      case 0x64A: plain += "ی"
      case 0x647: plain += "ہ"
      case 0x64B...0x652, 0x200B...0x200F: break
      default:
        let isPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        plain += isPart ? String(scalar) : " "
      }
    }
    return plain
  }
}

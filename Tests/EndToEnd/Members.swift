import Glibc

/// Two bodies in Kasur that take bonded labour and legal advice at every hour of every day: what a
/// test expects of a match must not hang on the time it runs at.
enum Members {
  static let first = (service: "kiln-help", name: "Kiln Help Kasur")
  static let second = (service: "labour-door", name: "Labour Door")

  /// As HSDS.
  static var file: String {
    "[\(organization(1, first.service, first.name)),\(organization(2, second.service, second.name))]"
  }

  private static func organization(_ number: Int, _ service: String, _ name: String) -> String {
    func id(_ kind: Int, _ index: Int = 0) -> String {
      "00000000-0000-4000-8000-0000000\(number)\(kind)\(index)00"
    }
    func term(_ kind: Int, _ code: String, _ value: String) -> String {
      """
      {"id":"\(id(kind, 1))",\(value)"taxonomy_term":{"id":"\(id(kind, 2))","code":"\(code)",\
      "name":"\(code)","description":"-","taxonomy":"rabta"}}
      """
    }
    return """
      {"id":"\(id(1))","name":"\(name)","description":"-",\
      "attributes":[\(term(2, "base", #""value":"Kasur, Punjab","#))],\
      "services":[{"id":"\(id(3))","name":"Release and advice","alternate_name":"\(service)",\
      "status":"active","assured_date":"\(yesterday)",\
      "schedules":[{"id":"\(id(4))","freq":"WEEKLY","byday":"MO,TU,WE,TH,FR,SA,SU",\
      "opens_at":"00:00+05:00","closes_at":"23:59+05:00"}],\
      "service_areas":[{"id":"\(id(5))","name":"Kasur, Punjab","extent":"pb-kasur",\
      "extent_type":"text"}],\
      "languages":[{"id":"\(id(6))","name":"Punjabi","code":"pan"}],\
      "attributes":[\(term(7, "need:BLR", "")),\(term(8, "need:LAD", ""))]}]}
      """
  }

  private static var yesterday: String {
    var seconds = time(nil) - 86400
    var date = tm()
    gmtime_r(&seconds, &date)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date.tm_year + 1900)-\(two(date.tm_mon + 1))-\(two(date.tm_mday))"
  }
}

/// Brings a change of ours into a record that came from elsewhere.
///
/// Of three versions: the record as it came, how this desk would have written what it read there,
/// and how it writes what it knows now. Only where the last two differ does the record change; all
/// else goes out as it came, whether this desk understands it or not.
enum HSDSMerge {
  static func merge(
    _ original: JSONValue, before: JSONValue, after: JSONValue, field: String = ""
  ) -> JSONValue? {
    if before == after { return original }
    if let old = original.object, let was = before.object, let now = after.object {
      return .object(merge(old, was, now))
    }
    if let old = original.array, let was = before.array, let now = after.array {
      let merged = merge(old, was, now, field)
      return merged.isEmpty ? nil : .array(merged)
    }
    return after
  }

  private static func merge(
    _ old: [String: JSONValue], _ was: [String: JSONValue], _ now: [String: JSONValue]
  ) -> [String: JSONValue] {
    var merged = old
    for key in Set(was.keys).union(now.keys) where was[key] != now[key] {
      // A list that is gone may still hold what isn't ours.
      let isList = old[key]?.array != nil
      let none: JSONValue? = isList ? .array([]) : nil
      guard let original = old[key], let after = now[key] ?? none else {
        merged[key] = now[key]
        continue
      }
      merged[key] = merge(original, before: was[key] ?? none ?? .null, after: after, field: key)
    }
    return merged
  }

  private static func merge(
    _ old: [JSONValue], _ was: [JSONValue], _ now: [JSONValue], _ field: String
  ) -> [JSONValue] {
    func key(_ item: JSONValue) -> String? { self.key(of: item, in: field) }
    guard (was + now).allSatisfy({ key($0) != nil }) else { return now }
    var merged = old
    for item in was where !now.contains(where: { key($0) == key(item) }) {
      // What is to go stands there in other words: then the list is written anew.
      guard let place = merged.firstIndex(where: { key($0) == key(item) }) else { return now }
      merged.remove(at: place)
    }
    for item in now {
      let before = was.first { key($0) == key(item) }
      if before == item { continue }
      if let place = merged.firstIndex(where: { key($0) == key(item) }) {
        merged[place] =
          merge(merged[place], before: before ?? .object([:]), after: item) ?? item
      } else {
        merged.append(item)
      }
    }
    return merged
  }

  /// What tells the items of a list apart; nil where the list is one thing, such as schedules.
  private static func key(of item: JSONValue, in field: String) -> String? {
    switch field {
    case "services": return item["id"]?.string?.lowercased()
    case "service_areas": return item["extent"]?.string
    case "languages": return item["code"]?.string
    case "required_documents": return item["document"]?.string
    case "capacities":
      let unit = item["unit"]?["name"]?.string?.lowercased() ?? ""
      return HSDSWords.placeUnits.contains(unit) ? HSDSWords.place : unit
    case "attributes":
      guard let term = item["taxonomy_term"], let code = term["code"]?.string else { return "" }
      let isOurs = term["taxonomy"]?.string == HSDSTerm.taxonomy
      guard isOurs else { return "" }
      let isMany = HSDSTerm(code: code)?.mayStandTwice == true
      return isMany ? "\(code) \(item["value"]?.string ?? "")" : code
    default: return nil
    }
  }

  /// The record with every field of ours as this desk writes it: for a change that could not be
  /// brought in otherwise without saying something else.
  static func overwrite(_ original: JSONValue, with ours: JSONValue, isService: Bool) -> JSONValue {
    guard var fields = original.object, let now = ours.object else { return ours }
    let known = isService ? HSDSService.fields : HSDSOrganization.fields
    for field in known.union(now.keys) { fields[field] = now[field] }
    let foreign = (original["attributes"]?.array ?? []).filter {
      $0["taxonomy_term"]?["taxonomy"]?.string != HSDSTerm.taxonomy
    }
    let attributes = (now["attributes"]?.array ?? []) + foreign
    fields["attributes"] = attributes.isEmpty ? nil : .array(attributes)
    if let services = now["services"]?.array {
      let old = original["services"]?.array ?? []
      fields["services"] = .array(
        services.map { service in
          let id = key(of: service, in: "services")
          guard let same = old.first(where: { key(of: $0, in: "services") == id }) else {
            return service
          }
          return overwrite(same, with: service, isService: true)
        })
    }
    return .object(fields)
  }
}

package import Casework

/// A directory as HSDS 3.1 (Open Referral) writes it: the border format of the coalition.
///
/// Decodes what a file holds: one organization, an array of them, or a page with `contents`, each
/// organization with its `services` inside. Nothing is judged before `read`, so that a bad record
/// never costs a good one. Encodes as an array.
///
/// What HSDS has no field for stands in `attributes`, as terms of a taxonomy called `rabta`
/// (`HSDSTerm`). What the desk has no field for is kept, and goes out as it came in.
package struct HSDSDirectory: Hashable, Sendable {
  var entries: [Entry]

  /// A record as the desk understands it, and as it stands in the file.
  struct Entry: Hashable, Sendable, Codable {
    var record: HSDSEntry<HSDSOrganization>
    var raw: JSONValue

    init(_ raw: JSONValue) {
      record = raw.decoded() ?? .broken(name: nil, field: "")
      self.raw = raw
    }

    init(from decoder: any Decoder) throws {
      record = try HSDSEntry(from: decoder)
      // A number that no number can hold: the record is broken, too, and isn't kept.
      raw = (try? JSONValue(from: decoder)) ?? .null
    }

    func encode(to encoder: any Encoder) throws { try raw.encode(to: encoder) }
  }
}

extension HSDSDirectory: Codable {
  /// Throws `HSDSProblem.notADirectory` for JSON of any other shape.
  package init(from decoder: any Decoder) throws {
    if let list = try? decoder.singleValueContainer().decode([Entry].self) {
      entries = list
      return
    }
    guard let object = try? decoder.container(keyedBy: Shape.self) else {
      throw HSDSProblem.notADirectory
    }
    if let contents = try? object.decode([Entry].self, forKey: .contents) {
      entries = contents
    } else if object.contains(.id) && object.contains(.name) {
      entries = [try Entry(from: decoder)]
    } else {
      throw HSDSProblem.notADirectory
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(entries)
  }

  private enum Shape: CodingKey {
    case contents, id, name
  }
}

extension HSDSDirectory {
  /// What the desk takes over, and a sentence for each record that it doesn't.
  ///
  /// - Parameter offset: the desk's distance from UTC, for days and opening hours.
  package func read(places: Gazetteer = .pakistan, offset: Instant.Span = .hours(5))
    -> (organizations: [Organization], problems: [HSDSProblem])
  {
    var reader = HSDSReader(places: places, offset: offset)
    for (index, entry) in entries.enumerated() {
      reader.read(entry.record, number: index + 1, raw: entry.raw)
    }
    return (reader.organizations, reader.problems)
  }

  /// Writes a directory. Reading it gives the same values, with two limits of the format:
  /// a confirmation is known to the day, and an empty list comes back as not known.
  package init(
    _ organizations: [Organization], places: Gazetteer = .pakistan, offset: Instant.Span = .hours(5)
  ) {
    let writer = HSDSWriter(places: places, offset: offset)
    entries = organizations.compactMap { writer.json($0).map(Entry.init) }
  }
}

/// A record, or where it could not be decoded: one bad record must not cost the whole file.
enum HSDSEntry<Record: Codable & Hashable & Sendable>: Hashable, Sendable, Codable {
  case record(Record)
  case broken(name: String?, field: String)

  init(from decoder: any Decoder) throws {
    do {
      self = .record(try Record(from: decoder))
    } catch {
      // A number that doesn't fit is told by an error of the decoder's own.
      let field = (error as? DecodingError)?.field(below: decoder.codingPath.count)
      let name = try? decoder.container(keyedBy: NameKey.self).decode(String.self, forKey: .name)
      self = .broken(name: name, field: field ?? "")
    }
  }

  /// A broken record is written as `null`.
  func encode(to encoder: any Encoder) throws {
    switch self {
    case .record(let record): try record.encode(to: encoder)
    case .broken:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    }
  }

  private enum NameKey: CodingKey {
    case name
  }
}

extension DecodingError {
  /// `capacities[0].available`: where it went wrong, seen from a record at a depth.
  fileprivate func field(below depth: Int) -> String {
    let path: [any CodingKey] =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      case .keyNotFound(let key, let context): context.codingPath + [key]
      @unknown default: []
      }
    return path.dropFirst(depth).reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }
}

import Casework

extension Organization {
  /// What changed since an older entry, a sentence each: "demo-panah: free places 4 → 2". Nil was
  /// no entry.
  package func changes(since old: Organization?, cells: DirectoryCells) -> [String] {
    guard let old else { return [ChangeEnglish.listed(services: services.count)] }
    var changes: [String] = []
    for column in DirectoryColumn.allCases where !column.isOfService {
      let (was, isNow) = (cells.text(column, of: old), cells.text(column, of: self))
      if was != isNow { changes.append(ChangeEnglish.changed(column, was, isNow)) }
    }
    for service in services {
      guard let before = old.services.first(where: { $0.id == service.id }) else {
        changes.append("\(service.key): \(ChangeEnglish.added(service.name))")
        continue
      }
      changes += service.changes(since: before, cells: cells).map { "\(service.key): \($0)" }
    }
    for service in old.services where !services.contains(where: { $0.id == service.id }) {
      changes.append("\(service.key): \(ChangeEnglish.removed)")
    }
    return changes.isEmpty ? [ChangeEnglish.unchanged] : changes
  }
}

extension Service {
  fileprivate func changes(since old: Service, cells: DirectoryCells) -> [String] {
    var changes: [String] = []
    if capacity?.free != old.capacity?.free {
      changes.append(ChangeEnglish.places(old.capacity?.free, capacity?.free))
    } else if capacity != old.capacity {
      changes.append(ChangeEnglish.counted(capacity?.free))
    }
    if confirmedOn != old.confirmedOn {
      changes.append(confirmedOn == nil ? ChangeEnglish.notConfirmed : ChangeEnglish.confirmed)
    }
    if status != old.status || suspendedUntil != old.suspendedUntil {
      switch status {
      case .active: changes.append(ChangeEnglish.openAgain)
      case .suspended:
        let day = suspendedUntil.map { WallTime($0, offset: cells.offset).dayInWords }
        changes.append(ChangeEnglish.suspended(until: day))
      case .closed: changes.append(status.inWords)
      }
    }
    let said: [DirectoryColumn] = [.freePlaces, .countedAt, .confirmedOn, .status, .until]
    for column in DirectoryColumn.allCases where column.isOfService && !said.contains(column) {
      let (was, isNow) = (cells.text(column, of: old), cells.text(column, of: self))
      if was != isNow { changes.append(ChangeEnglish.changed(column, was, isNow)) }
    }
    return changes
  }
}

extension Directory {
  /// An entry as a file brings it, but with figures of free places that the desk has newer.
  package func keepingNewerFigures(in organization: Organization) -> Organization {
    var organization = organization
    for i in organization.services.indices {
      guard let known = find(organization.services[i].key)?.service.capacity,
        known.asOf > organization.services[i].capacity?.asOf ?? Instant(seconds: 0)
      else { continue }
      organization.services[i].capacity = known
    }
    return organization
  }
}

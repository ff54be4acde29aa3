/// The time that something takes.
func time(_ body: () throws -> Void) rethrows -> Duration {
  let before = ContinuousClock.now
  try body()
  return ContinuousClock.now - before
}

func times(_ runs: Int, _ body: (Int) throws -> Void) rethrows -> [Duration] {
  try (0..<runs).map { run in try time { try body(run) } }
}

extension [Duration] {
  func percentile(_ percent: Int) -> Duration {
    sorted()[Swift.min(count - 1, count * percent / 100)]
  }
  var median: Duration { percentile(50) }
  var sum: Duration { reduce(.zero, +) }
}

extension Duration {
  var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}

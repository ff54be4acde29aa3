import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("The command table")
struct CommandTableTests {
  /// One key does one thing everywhere: no pane gives a key of the desk another meaning.
  @Test("no keys have two meanings at one moment, and none begin others'")
  func oneMeaning() {
    #expect(Keymap.standard.clashes == [])
  }

  @Test("every command has an id of its own, a short title and a sentence")
  func words() {
    #expect(Set(Commands.all.map(\.id)).count == Commands.all.count)
    for command in Commands.all {
      #expect(!command.keys.isEmpty, "\(command.id)")
      // In the hint bar there is less room than in the box of a group.
      #expect((2...(command.group == nil ? 14 : 20)).contains(command.title.count), "\(command.id)")
      #expect(command.help.hasSuffix("."), "\(command.id)")
      #expect(command.help.first?.isUppercase == true, "\(command.id)")
    }
  }

  @Test("every key that is bound can be typed at a terminal")
  func typable() {
    for keys in Commands.all.flatMap(\.keys) {
      #expect(KeySequence(name: keys.description) == keys, "\(keys)")
    }
  }

  // MARK: On every sample case

  /// The desk with the sample cases, its cursor on one of them, in one pane.
  private func states(_ pilot: Pilot) -> [State] {
    pilot.caseload.cases.flatMap { `case` in
      State.Pane.allCases.map { pane in
        var state = pilot.state
        state.queue.selected = `case`.code
        state.focus = pane
        return state
      }
    }
  }

  private func press(_ command: Command, _ state: inout State, _ caseload: Caseload) -> [Effect] {
    (command.keys.first?.keys ?? []).flatMap { update(&state, .input(.key($0)), caseload) }
  }

  @Test("runs or says why not, for every command in every pane on every sample case")
  func runs() throws {
    let pilot = try Pilot(SampleData.cases())
    let caseload = pilot.caseload
    for start in states(pilot) {
      for command in start.commands {
        var state = start
        let why = command.obstacle(state, caseload)
        let effects = press(command, &state, caseload)
        if let why {
          #expect(state.status.text == why, "\(command.id)")
          #expect(state.status.kind == .refused, "\(command.id)")
          #expect(effects.isEmpty && state.layers.isEmpty, "\(command.id)")
          #expect(why.hasSuffix("."), "\(command.id): \(why)")
        }
      }
    }
  }

  @Test("draws what every command leads to, on every sample case")
  func draws() throws {
    let pilot = try Pilot(SampleData.cases())
    let caseload = pilot.caseload
    for start in states(pilot) where start.focus == .case {
      for command in start.commands {
        var state = start
        _ = press(command, &state, caseload)
        #expect(draw(state, caseload).lines.count == 24)
      }
    }
  }

  @Test("the hint bar never offers what does nothing", arguments: [80, 132, 200])
  func hints(columns: Int) throws {
    let pilot = try Pilot(SampleData.cases(), columns: columns)
    let caseload = pilot.caseload
    var empty: Set<String> = []
    for start in states(pilot) {
      var state = start
      // A cursor that is set from outside settles with the first message.
      _ = update(&state, .tick, caseload)
      let before = draw(state, caseload)
      for name in before.hintedKeys {
        guard
          let command = state.commands.first(where: {
            $0.keys.first?.keys.first?.display == name
          }), let key = command.keys.first?.keys.first
        else {
          Issue.record("the hint bar offers \(name), which no command has")
          continue
        }
        var after = state
        let effects = update(&after, .input(.key(key)), caseload)
        if effects.isEmpty, draw(after, caseload).lines == before.lines {
          empty.insert("\(name) \(command.id) in \(start.focus)")
        }
        if after.status.kind == .refused {
          empty.insert("\(name) \(command.id) in \(start.focus): \(after.status.text)")
        }
      }
    }
    #expect(empty.sorted() == [])
  }

  @Test("a command stands in the hint bar lit only when nothing is in its way")
  func dimmed() throws {
    let pilot = try Pilot(columns: 200)
    #expect(pilot.hintedKeys == ["?", "/", "N", "q", "v", "O"])
  }

  @Test("help lists what can be pressed here, in the order that keys are looked up")
  func help() throws {
    let pilot = try Pilot(SampleData.cases(), rows: 80)
    pilot.press("?")
    for command in pilot.state.commands {
      #expect(pilot.sees(String(command.help.prefix(40))), "\(command.id)")
    }
  }

  // MARK: The page in docs

  @Test("docs/keys.md is the table's")
  func page() {
    #expect(Golden.difference(Commands.keysPage, ofProject: "docs/keys.md") == nil)
  }
}

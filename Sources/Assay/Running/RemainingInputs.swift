/// Tells which inputs an earlier run has not done.
///
/// An input is done where one of the same name held the same bytes. One that was renamed since is done, too:
/// the same bytes under a name that is no longer there. A copy under another name is an input of its own.
struct RemainingInputs {
  private var done: [InputIdentity: [InputProgress]] = [:]
  private var renamed: [String: [InputProgress]] = [:]

  /// - Parameter names: the names of all inputs of this run.
  init(after state: JournalState, names: Set<String>) {
    for entry in state.done {
      if names.contains(entry.input.name) {
        done[entry.input, default: []].append(entry.progress)
      } else {
        renamed[entry.input.digest, default: []].append(entry.progress)
      }
    }
  }

  /// What an earlier run gave for an input; `nil` where it has not done it. Each is found once.
  mutating func claim(_ input: InputIdentity) -> InputProgress? {
    done[input]?.popLast() ?? renamed[input.digest]?.popLast()
  }
}

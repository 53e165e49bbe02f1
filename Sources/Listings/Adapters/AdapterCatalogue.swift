/// The adapters of a folder, compiled, in the order in which they are tried.
package struct AdapterCatalogue: Sendable {
  let adapters: [Adapter]

  /// One adapter, for a list of them.
  package struct Entry: Sendable, Hashable {
    /// The name that `--adapter` takes.
    package var id: String
    /// What it reads.
    package var about: String
    /// Whether it takes anything of its syntax.
    package var isGeneric: Bool
  }

  /// The adapters by name.
  package var entries: [Entry] {
    adapters.map { Entry(id: $0.id, about: $0.about, isGeneric: $0.isGeneric) }.sorted { $0.id < $1.id }
  }

  /// Their names in order.
  package var names: [String] { entries.map(\.id) }

  /// The paths of a folder's adapters, in the order in which they are read.
  package static func files(in folder: String) -> [String] {
    (AdapterFolder.yamlFiles(in: folder) ?? []).map { folder + "/" + $0 }
  }

  /// Reads and compiles every `.yaml` file of a folder.
  ///
  /// - Throws: `AdapterErrors`, with everything that is wrong in any of the files, or with the folder.
  package static func load(folder: String) throws(AdapterErrors) -> AdapterCatalogue {
    guard let names = AdapterFolder.yamlFiles(in: folder) else {
      throw AdapterErrors(errors: [
        AdapterError(
          file: folder, line: 1, column: 1, message: "the folder of adapters cannot be read",
          advice: "check that it exists and may be read")
      ])
    }
    var files: [(file: String, text: String)] = []
    var errors: [AdapterError] = []
    for name in names {
      let file = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if let text = AdapterFolder.contents(of: file) {
        files.append((file, text))
      } else {
        errors.append(
          AdapterError(
            file: file, line: 1, column: 1, message: "the file cannot be read",
            advice: "check that it is a plain file of at most 1 MB, and its rights"))
      }
    }
    return try compile(files, errors)
  }

  /// Compiles the texts of files.
  package static func compile(
    _ files: [(file: String, text: String)], _ earlier: [AdapterError] = []
  ) throws(AdapterErrors) -> AdapterCatalogue {
    var adapters: [Adapter] = []
    var errors = earlier
    for (file, text) in files {
      let (adapter, problems) = AdapterFile.compile(text, file: file)
      errors += problems
      guard let adapter else { continue }
      if let other = adapters.first(where: { $0.id == adapter.id }) {
        errors.append(
          AdapterError(
            file: file, line: adapter.line, column: adapter.column,
            message: "the adapter '\(adapter.id)' is already in \(other.file)",
            advice: "give one of them another name"))
      } else {
        adapters.append(adapter)
      }
    }
    guard errors.isEmpty else { throw AdapterErrors(errors: errors) }
    adapters.sort { ($1.priority, $0.id) < ($0.priority, $1.id) }
    return AdapterCatalogue(adapters: adapters)
  }

  /// These adapters and those of another catalogue, whose adapters replace these of the same name.
  package func overridden(by other: AdapterCatalogue) -> AdapterCatalogue {
    let kept = adapters.filter { other.adapter(named: $0.id) == nil }
    return AdapterCatalogue(
      adapters: (kept + other.adapters).sorted { ($1.priority, $0.id) < ($0.priority, $1.id) })
  }

  /// The adapter of a name.
  func adapter(named name: String) -> Adapter? { adapters.first { $0.id == name } }

  /// The adapters of the highest priority that recognise an input; more than one is ambiguous.
  func recognise(_ head: InputHead) -> [Adapter] {
    var found: [Adapter] = []
    for adapter in adapters {
      if let first = found.first, adapter.priority < first.priority { break }
      if adapter.recognisers.contains(where: { $0.matches(head) }) { found.append(adapter) }
    }
    return found
  }
}

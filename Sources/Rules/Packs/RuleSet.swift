/// All that rules say, read and checked: what the compiler of the module Matching makes programs of.
package struct RuleSet: Sendable {
  package var packs: [Pack] = []
  /// The rules in the order of packs and files.
  package var rules: [Rule] = []
  package var lexicons: [String: Lexicon] = [:]
  package var phases: [String] = Phases.standard
  /// What is dubious but does no harm.
  package var warnings: [Diagnostic] = []

  package init() {}

  /// Reads rules from folders; a later folder adds to the earlier ones, and replaces rules of the
  /// same id and lexicons of the same name.
  ///
  /// - Throws: every error of all files at once.
  package static func load(_ folders: [RuleFolder]) throws(RulesError) -> RuleSet {
    var (set, diagnostics) = read(folders)
    if diagnostics.contains(where: { $0.severity == .error }) { throw RulesError(diagnostics) }
    set.warnings = diagnostics
    return set
  }

  /// Reads rules as far as they can be read, with everything that is wrong with them.
  package static func read(_ folders: [RuleFolder]) -> (RuleSet, [Diagnostic]) {
    var set = RuleSet()
    var diagnostics: [Diagnostic] = []
    for folder in folders {
      var loader = FolderLoader(folder: folder)
      loader.load()
      diagnostics += loader.diagnostics
      set.add(loader)
    }
    if set.rules.isEmpty, diagnostics.isEmpty, let folder = folders.last {
      diagnostics.append(
        Diagnostic(
          file: folder.path, line: 1, column: 1, message: "there are no rules; add a pack as a *.yaml file"))
    }
    return (set, diagnostics + RuleCheck.diagnostics(of: set))
  }

  /// Reads one pack from its text alone: without the packs that it imports and without its lexicons.
  package static func read(packText yaml: String, file: String) -> (RuleSet, [Diagnostic]) {
    var set = RuleSet()
    var reader = PackReader(file: file)
    if let pack = reader.read(yaml, imported: { _ in nil }) {
      set.packs.append(pack)
      set.rules += pack.rules
    }
    return (set, reader.diagnostics + RuleCheck.diagnostics(of: set))
  }

  private mutating func add(_ loader: FolderLoader) {
    packs += loader.packs
    for rule in loader.packs.flatMap(\.rules) {
      if let index = rules.firstIndex(where: { $0.id == rule.id }),
        rules[index].position.file != rule.position.file
      {
        rules[index] = rule
      } else {
        rules.append(rule)
      }
    }
    lexicons.merge(loader.lexicons) { _, new in new }
  }
}

/// Reads the packs of one folder, each after those that it imports.
struct FolderLoader {
  let folder: RuleFolder
  var packs: [Pack] = []
  var lexicons: [String: Lexicon] = [:]
  var diagnostics: [Diagnostic] = []
  /// Lexicons are read by other threads while this one reads patterns.
  private var lexiconsInReading: [LexiconInReading] = []
  private var lexiconNames: Set<String> = []
  private var macros: [String: [String: Macro]] = [:]
  private var inProgress: Set<String> = []
  private var names: Set<String> = []

  init(folder: RuleFolder) { self.folder = folder }

  mutating func load() {
    let ordered: [String]
    do { ordered = try folder.packNames() } catch {
      diagnostics.append(error)
      return
    }
    names = Set(ordered)
    for name in ordered { load(name) }
    // The last first, since each moves what stands behind its place.
    for reading in lexiconsInReading.reversed() {
      let (lexicon, problems) = reading.outcome.value()
      lexicons[lexicon.name] = lexicon
      diagnostics.insert(contentsOf: problems, at: reading.place)
    }
  }

  private struct LexiconInReading {
    /// Where what is wrong with it stands among all that is wrong.
    var place: Int
    var outcome: Later<(Lexicon, [Diagnostic])>
  }

  private mutating func load(_ name: String) {
    guard macros[name] == nil, names.contains(name), inProgress.insert(name).inserted else { return }
    let yaml: String
    do { yaml = try folder.pack(name) } catch {
      diagnostics.append(error)
      return
    }
    for needed in ImportScan.imports(in: yaml) { load(needed) }
    var reader = PackReader(file: folder.file(ofPack: name))
    let pack = reader.read(yaml) { macros[$0] }
    diagnostics += reader.diagnostics
    guard let pack else { return }
    macros[name] = pack.macros
    packs.append(pack)
    for (lexicon, path, position) in pack.lexicons where !lexiconNames.contains(lexicon) {
      do {
        let bytes = try folder.lexicon(path, at: position)
        let file = "\(folder.path)/\(path)"
        let outcome = Later {
          var problems: [Diagnostic] = []
          let read = Lexicon.parse(bytes, name: lexicon, file: file, diagnostics: &problems)
          return (read, problems)
        }
        lexiconNames.insert(lexicon)
        lexiconsInReading.append(LexiconInReading(place: diagnostics.count, outcome: outcome))
      } catch {
        diagnostics.append(error)
      }
    }
  }
}

/// Finds the names after `imports:` without reading the whole file, since imports decide the order.
enum ImportScan {
  static func imports(in yaml: String) -> [String] {
    let key = "imports:"
    let lines = SourceLines(yaml)
    for number in 0..<lines.count where lines.bytes(of: number).starts(with: key.utf8) {
      let names = String(decoding: lines.bytes(of: number).dropFirst(key.utf8.count), as: UTF8.self)
      return names.split(whereSeparator: { "[], \r".contains($0) }).map(String.init)
    }
    return []
  }
}

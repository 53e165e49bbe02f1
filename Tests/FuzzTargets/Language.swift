import Matching
import Oracles
import Rules
import Text

extension FuzzTarget {
  /// A pack of rules from anyone: it is read or refused, with places, and what is read compiles or is
  /// refused too.
  static let rules = FuzzTarget(name: "rules") { bytes in
    let (set, diagnostics) = RuleSet.read(packText: String(decoding: bytes, as: UTF8.self), file: "pack.yaml")
    if diagnostics.contains(where: { $0.severity == .error }) { return }
    guard let compiled = try? CompiledRules(set) else { return }
    var matcher = PaperMatcher(rules: compiled)
    matcher.begin(matcher.tokenize(fields: ["We propose FooNet.", "On 3 of the 4 sets it is 2.5% better."]))
    for phase in compiled.phases.indices { _ = matcher.matches(phase: phase) }
  }

  /// The first line is a pattern, the second a text: the machine finds what the slow reference finds.
  static let matcher = FuzzTarget(name: "matcher") { bytes in
    // The reference backtracks, so that both are kept short.
    guard bytes.count <= 96, let end = bytes.firstIndex(of: 0x0A) else { return }
    let pattern = String(decoding: bytes[..<end], as: UTF8.self)
    var parser = PatternParser(macros: [:])
    guard let node = try? parser.parse(pattern), isPlain(node), RuleCheck.minimumLength(node) > 0,
      var harness = try? PatternHarness([pattern])
    else { return }
    let text = String(decoding: bytes[(end + 1)...].prefix(repeatsChoice(node) ? 10 : 24), as: UTF8.self)
    let found = harness.ranges(text)
    let expected = ReferenceMatcher(text: found.text, words: harness.matcher.words).matches(of: node)
    require(found.ranges == expected, "\(pattern) on \(text): \(found.ranges), not \(expected)")
  }

  /// A lexicon file, and behind a byte of 0 a text: its phrases are found where the slow reference finds them.
  static let lexicon = FuzzTarget(name: "lexicon") { bytes in
    let parts = bytes.prefix(2048).split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let file = String(decoding: parts[0], as: UTF8.self)
    let text = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : file
    var problems: [Diagnostic] = []
    let lexicon = Lexicon.parse(Array(file.utf8), name: "l", file: "l.tsv", diagnostics: &problems)
    guard let rules = try? PatternHarness(["%l"], lexicons: ["l": file]).rules,
      let layer = rules.layer(.lexicon, "l")
    else { fatalError("the lexicon cannot be compiled") }
    var matcher = PaperMatcher(rules: rules)
    let tokenized = matcher.tokenize(fields: [text])
    matcher.begin(tokenized)
    let found = matcher.layers.spans(of: layer).map(\.tokens)
    let expected = ReferenceLexicon(lexicon).ranges(in: tokenized, words: matcher.words)
    require(found == expected, "\(file) in \(text): \(found), not \(expected)")
  }

  /// Whether the reference knows every part of a pattern, and is done with it in reasonable time.
  private static func isPlain(_ node: PatternNode) -> Bool {
    switch node {
    case .token(let test): isPlain(test)
    case .span: false
    case .sequence(let nodes), .alternatives(let nodes): nodes.count <= 6 && nodes.allSatisfy(isPlain)
    case .repetition(let inner, let min, let max, _):
      min <= 3 && max ?? 0 <= 4 && !isRepeated(inner) && ways(inner) <= 3 && isPlain(inner)
    case .capture(_, let inner): isPlain(inner)
    case .look(_, _, let inner): isPlain(inner)
    case .edge(.sentenceStart), .edge(.sentenceEnd), .edge(.glued): true
    case .edge: false
    }
  }

  /// In how many ways at most a pattern without repetitions can fit: the reference tries so many for each time
  /// that the pattern is repeated.
  private static func ways(_ node: PatternNode) -> Int {
    switch node {
    case .token, .span, .edge, .look: 1
    case .sequence(let nodes): nodes.reduce(1) { min(100, $0 * ways($1)) }
    case .alternatives(let nodes): nodes.reduce(0) { min(100, $0 + ways($1)) }
    case .repetition(let inner, _, _, _), .capture(_, let inner): ways(inner)
    }
  }

  private static func repeatsChoice(_ node: PatternNode) -> Bool {
    switch node {
    case .token, .span, .edge: false
    case .sequence(let nodes), .alternatives(let nodes): nodes.contains(where: repeatsChoice)
    case .repetition(let inner, _, _, _): ways(inner) > 1
    case .capture(_, let inner), .look(_, _, let inner): repeatsChoice(inner)
    }
  }

  private static func isRepeated(_ node: PatternNode) -> Bool {
    switch node {
    case .token, .span, .edge: false
    case .sequence(let nodes), .alternatives(let nodes): nodes.contains(where: isRepeated)
    case .repetition: true
    case .capture(_, let inner), .look(_, _, let inner): isRepeated(inner)
    }
  }

  private static func isPlain(_ test: TokenTest) -> Bool {
    switch test {
    case .any, .folded, .exact, .prefix, .suffix, .shape: true
    case .regex, .name, .markup, .inside: false
    case .not(let inner): isPlain(inner)
    case .all(let tests), .oneOf(let tests): tests.allSatisfy(isPlain)
    }
  }
}

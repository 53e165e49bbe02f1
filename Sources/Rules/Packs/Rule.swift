/// One rule of a pack: a pattern, and what happens where it matches.
package struct Rule: Sendable {
  /// The pack's name and the rule's, as `pack/id`.
  package var id: String
  package var pack: String
  package var phase: String
  /// Among rules of one phase the higher wins; 0 to 100, 50 unless said.
  package var priority: Int
  package var action: Action
  package var patterns: [Pattern]
  /// Attributes that the rule sets on what it emits.
  package var attributes: [String: String]
  /// For a result: what the value says (`score`, `delta`, `relative`).
  package var kind: String?
  /// The fields that the rule reads; empty for all.
  package var fields: [String]
  /// Whether the name holds for the whole paper once the rule has found it.
  package var establishes: Bool
  /// Whether the paper itself introduces the name (`facts.proposes`).
  package var proposes: Bool
  /// Whether the emitted span takes the place of a shorter one of its type that it holds.
  package var extends: Bool
  /// What of it is named in the singular. Said of the whole pack.
  package var singular = Singular.nothing
  /// What the rule is for, in a clause.
  package var why: String
  package var examples: [Example]
  package var position: SourcePosition
  /// Where the value of each key stands.
  package var places: [String: SourcePosition] = [:]

  /// Where the value of a key stands, or the rule where it has no such key.
  package func place(of key: String) -> SourcePosition { places[key] ?? position }

  /// A pattern with the place where it is written.
  package struct Pattern: Sendable {
    package var text: String
    package var node: PatternNode
    package var position: SourcePosition
    package var source: ScalarSource?

    /// Where a part of the pattern stands, or `nil` where a macro holds it.
    package func place(of part: String) -> SourcePosition? {
      let (all, wanted) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
      guard !wanted.isEmpty, wanted.count <= all.count, let source else { return nil }
      for start in 0...all.count - wanted.count where all[start..<start + wanted.count].elementsEqual(wanted)
      {
        return source.position(of: start)
      }
      return nil
    }
  }

  /// What a match does.
  package enum Action: Sendable, Hashable {
    /// Emits a mention of this type.
    case mention(String)
    /// Emits a result whose arguments are the captures.
    case result
    /// Takes away candidates of this type that overlap the capture; `any` for all types.
    case suppress(String)
    /// Gives the mention at the capture another type.
    case retype(String)
    /// Joins the captures `long` and `short` as two names of one thing of this type.
    case acronym(String)
  }
}

/// Which mentions end before the "s" of a plural.
package enum Singular: Sendable, Hashable {
  case nothing
  case all
  /// Those whose last word is one of these, in small letters, or an acronym.
  case endings(Set<String>)
}

/// A sentence that shows what a rule does, and that tests it.
package struct Example: Sendable, Hashable {
  /// The sentence as the rule file writes it, with its marks.
  package var marked: String
  /// The sentence without its marks.
  package var text: String
  /// What must be found; empty for a sentence in which the rule must find nothing.
  package var expected: [Span]
  package var isNegative: Bool
  package var position: SourcePosition

  /// A marked stretch of the sentence.
  package struct Span: Sendable, Hashable {
    /// UTF-8 offsets into `text`.
    package var utf8Range: Range<Int>
    /// The role in braces behind the mark; empty for the emitted span.
    package var role: String
  }

  /// Reads `We use [MNIST] and [CIFAR-10]{dataset}.`; a bracket that belongs to the text is doubled.
  package init(marked: String, isNegative: Bool, position: SourcePosition) {
    // All marks are signs of ASCII, so that bytes will do.
    let bytes = Array(marked.utf8)
    var text: [UInt8] = []
    var spans: [Span] = []
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      let isBracket = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      if isBracket, index < bytes.count, bytes[index] == byte {
        text.append(byte)
        index += 1
      } else if byte == UInt8(ascii: "[") {
        open.append(text.count)
      } else if byte == UInt8(ascii: "]"), let start = open.popLast() {
        var role = ""
        if index < bytes.count, bytes[index] == UInt8(ascii: "{"),
          let close = bytes[index...].firstIndex(of: UInt8(ascii: "}"))
        {
          role = String(decoding: bytes[index + 1..<close], as: UTF8.self)
          index = close + 1
        }
        spans.append(Span(utf8Range: start..<text.count, role: role))
      } else {
        text.append(byte)
      }
    }
    self.marked = marked
    self.text = String(decoding: text, as: UTF8.self)
    self.expected = spans.sorted { $0.utf8Range.lowerBound < $1.utf8Range.lowerBound }
    self.isNegative = isNegative
    self.position = position
  }
}

/// A rule file.
package struct Pack: Sendable {
  package var name: String
  package var why: String
  package var imports: [String]
  package var macros: [String: Macro]
  /// The lexicons that the pack declares, by name, with their files relative to the rules' folder.
  package var lexicons: [(name: String, path: String, position: SourcePosition)]
  package var rules: [Rule]
  package var position: SourcePosition
}

/// The phases in the order in which they run.
package enum Phases {
  /// Names that lexicons know; names by their form; names by their context; names that a paper has
  /// established; what values are reported for what.
  package static let standard = ["lexicon", "names", "context", "propagation", "results"]
}

extension Rule {
  /// A rule without a file that emits a type where a pattern matches: what tools make that try patterns.
  package init(trying node: PatternNode, text: String, number: Int, emits type: String) {
    let position = SourcePosition(file: "pattern", line: 1, column: 1)
    self.init(
      id: "try/\(number)", pack: "try", phase: "context", priority: 50, action: .mention(type),
      patterns: [Pattern(text: text, node: node, position: position)], attributes: [:], kind: nil,
      fields: [], establishes: false, proposes: false, extends: false, why: "", examples: [],
      position: position)
  }
}

/// Finds lexicon rows that can never match, that stand twice, and that two types lay claim to.
enum LexiconReview {
  static func diagnostics(of set: RuleSet) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for name in set.lexicons.keys.sorted() {
      if let lexicon = set.lexicons[name] { found += rows(of: lexicon) }
    }
    return found + collisions(in: set)
  }

  // MARK: Rows of one lexicon

  private static func rows(of lexicon: Lexicon) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var first: [String: Int] = [:]
    for (index, row) in lexicon.rows.enumerated() {
      let spelling = normalised(lexicon.string(row.surface))
      if spelling.isEmpty {
        found.append(
          lexicon.position(of: row).error(
            "the row can never match: hyphens and spaces are all it has; write a name or remove it"))
        continue
      }
      guard let other = first[spelling] else {
        first[spelling] = index
        continue
      }
      let line = lexicon.rows[other].line
      found.append(
        lexicon.position(of: row).warning(
          "'\(lexicon.string(row.surface))' can never match: line \(line) has the same name; remove one of them"
        ))
    }
    return found
  }

  /// A name as the engine tells names apart: without hyphens, and with single spaces.
  private static func normalised(_ surface: String) -> String {
    surface.split(whereSeparator: {
      $0 == " " || $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" || $0 == "\u{2013}"
    })
    .joined(separator: " ")
  }

  // MARK: Rows of several lexicons

  /// The rows that two lexicons share whose rules emit different types in the same phase, where neither is
  /// marked `ambiguous` or `exact`.
  private static func collisions(in set: RuleSet) -> [Diagnostic] {
    let types = emitters(in: set)
    var owners: [String: (lexicon: String, row: Int)] = [:]
    var found: [Diagnostic] = []
    for name in types.keys.sorted() {
      guard let lexicon = set.lexicons[name], let type = types[name] else { continue }
      for (index, row) in lexicon.rows.enumerated() where !row.isAmbiguous && !row.isExact {
        let key = normalised(lexicon.string(row.surface)).lowercased()
        guard let owner = owners[key] else {
          owners[key] = (name, index)
          continue
        }
        guard let other = set.lexicons[owner.lexicon], let otherType = types[owner.lexicon], otherType != type
        else { continue }
        let place = other.position(of: other.rows[owner.row])
        found.append(
          lexicon.position(of: row).warning(
            "'\(lexicon.string(row.surface))' is a \(type) here and a \(otherType) in \(place.file):\(place.line); mark one of the rows 'ambiguous' or 'exact', or remove it"
          ))
      }
    }
    return found
  }

  /// The type that a lexicon's rows are emitted as without any context.
  private static func emitters(in set: RuleSet) -> [String: String] {
    var types: [String: String] = [:]
    for rule in set.rules {
      guard case .mention(let type) = rule.action else { continue }
      for pattern in rule.patterns {
        if let name = bareLexicon(pattern.node), types[name] == nil { types[name] = type }
      }
    }
    return types
  }

  private static func bareLexicon(_ node: PatternNode) -> String? {
    switch node {
    case .capture(_, let inner): bareLexicon(inner)
    case .sequence(let nodes) where nodes.count == 1: bareLexicon(nodes[0])
    case .span(let span) where span.source == .lexicon && span.conditions.isEmpty: span.name
    default: nil
    }
  }
}

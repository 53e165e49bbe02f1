import Yams

/// The reading of `fields` and `links`.
extension AdapterFile {
  mutating func fields(_ node: Node) -> Adapter.Fields? {
    let keys = ["id", "title", "abstract", "authors", "date", "url", "venue"]
    let earlier = yaml.errors.count
    guard let members = yaml.mapping(node, of: "'fields'", keys: keys) else { return nil }
    var fields = Adapter.Fields()
    fields.id = rules(members["id"], "'id'")
    fields.title = rules(members["title"], "'title'")
    fields.abstract = rules(members["abstract"], "'abstract'", paragraphs: itemsAreNodes ? .lines : .kept)
    fields.authors = rules(members["authors"], "'authors'")
    fields.date = rules(members["date"], "'date'")
    fields.url = rules(members["url"], "'url'")
    fields.venue = rules(members["venue"], "'venue'")
    // A misspelt key is the cause, not another fault.
    if members["title"] == nil, members["abstract"] == nil, yaml.errors.count == earlier {
      yaml.report(node, "'fields' has neither 'title' nor 'abstract'", "say where one of them stands")
    }
    return fields
  }

  mutating func link(_ node: Node) -> Adapter.LinkRule? {
    guard let members = yaml.mapping(node, of: "a link", keys: ["each", "url", "text", "role", "role-path"])
    else { return nil }
    guard let url = members["url"] else {
      yaml.report(node, "the link has no 'url'", "say where its address stands")
      return nil
    }
    return Adapter.LinkRule(
      each: members["each"].flatMap { path($0, "'each'") }, url: rules(url, "'url'"),
      text: rules(members["text"], "'text'"), role: members["role"].flatMap { yaml.string($0, "'role'") },
      rolePath: rules(members["role-path"], "'role-path'"))
  }

  private mutating func rules(
    _ node: Node?, _ what: String, paragraphs: TextCleaning.Paragraphs = .joined
  ) -> [FieldRule] {
    guard let node else { return [] }
    return yaml.items(node).compactMap { rule($0, what, paragraphs).map(FieldRule.init) }
  }

  private static let ruleKeys = [
    "path", "value", "parts", "glue", "inverted-index", "decode", "tags", "paragraphs", "labels", "after",
    "before",
    "suffixes", "contains", "lacks", "brackets", "split", "form", "as", "resolve", "join",
  ]

  private mutating func rule(_ node: Node, _ what: String, _ paragraphs: TextCleaning.Paragraphs)
    -> FieldWay?
  {
    var rule = FieldWay()
    rule.paragraphs = paragraphs
    if node.scalar != nil {
      rule.path = path(node, what)
      return rule
    }
    guard let members = yaml.mapping(node, of: "a way to \(what)", keys: Self.ruleKeys) else { return nil }
    rule.path = members["path"].flatMap { path($0, "'path'") }
    rule.constant = members["value"].flatMap { yaml.string($0, "'value'") }
    if members["path"] == nil, rule.constant == nil {
      yaml.report(node, "a way to \(what) has no 'path'", "say where the value stands")
    }
    if let node = members["parts"] { rule.parts = yaml.items(node).compactMap { path($0, "'parts'") } }
    if let node = members["glue"] { rule.glue = yaml.string(node, "'glue'") ?? " " }
    if let node = members["inverted-index"] {
      rule.isInvertedIndex = yaml.bool(node, "'inverted-index'") ?? false
    }
    if let node = members["decode"] { rule.decoding = yaml.choice(node, "decoding") }
    if let node = members["tags"] { rule.tags = tags(node) }
    if let node = members["paragraphs"],
      let choice: ParagraphChoice = yaml.choice(node, "way with paragraphs")
    {
      rule.paragraphs = choice.paragraphs
    }
    rule.labels = texts(members["labels"], "'labels'")
    rule.after = texts(members["after"], "'after'")
    rule.before = texts(members["before"], "'before'")
    rule.suffixes = texts(members["suffixes"], "'suffixes'")
    rule.contains = texts(members["contains"], "'contains'").map(asciiLowercased)
    rule.lacks = texts(members["lacks"], "'lacks'").map(asciiLowercased)
    if let node = members["brackets"] {
      rule.dropsBrackets = (yaml.choice(node, "way with brackets") as BracketChoice?) == .drop
    }
    rule.separators = texts(members["split"], "'split'")
    if let node = members["form"] { rule.form = yaml.choice(node, "form") }
    if let node = members["as"] { rule.template = template(node) }
    if let node = members["resolve"] { rule.resolves = yaml.bool(node, "'resolve'") ?? false }
    if let node = members["join"] { rule.joiner = yaml.string(node, "'join'") }
    return rule
  }

  private enum BracketChoice: String, CaseIterable { case drop, keep }

  private enum ParagraphChoice: String, CaseIterable {
    case kept, joined, indented, lines
    var paragraphs: TextCleaning.Paragraphs {
      switch self {
      case .kept: .kept
      case .joined: .joined
      case .indented: .indented
      case .lines: .lines
      }
    }
  }

  private mutating func tags(_ node: Node) -> [String: String] {
    var tags: [String: String] = [:]
    guard let mapping = node.mapping else {
      yaml.report(node, "'tags' must be a mapping", "write 'tag: other-tag'")
      return tags
    }
    for (key, value) in mapping {
      if let name = yaml.string(key, "a tag"), let other = yaml.string(value, "a tag") { tags[name] = other }
    }
    return tags
  }

  private mutating func template(_ node: Node) -> (before: String, after: String)? {
    guard let text = yaml.string(node, "'as'") else { return nil }
    var before = ""
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("{}") { return (before, String(rest.dropFirst(2))) }
      before.append(character)
      rest = rest.dropFirst()
    }
    yaml.report(node, "'as' has no '{}' for the value", "write it where the value goes, as in 'doi:{}'")
    return nil
  }
}

import Markup
import Yams

/// Compiles an adapter's YAML file. Everything that is wrong with it is reported, not only the first.
struct AdapterFile {
  private var yaml: YAMLReading
  private var namespaces: [String: String] = [:]
  private var ignoresCase = false
  /// Whether the items are nodes of markup, so that paths are XPath.
  private var itemsAreNodes = false

  /// Compiles the text of a file.
  static func compile(_ text: String, file: String) -> (adapter: Adapter?, errors: [AdapterError]) {
    var reading = AdapterFile(yaml: YAMLReading(file: file))
    let adapter = reading.adapter(text)
    return (reading.yaml.errors.isEmpty ? adapter : nil, reading.yaml.errors)
  }

  private init(yaml: YAMLReading) { self.yaml = yaml }

  private static let keys = [
    "adapter", "about", "priority", "generic", "recognise", "reader", "base", "namespaces", "ignore-case",
    "embedded", "items", "fields", "links",
  ]

  private mutating func adapter(_ text: String) -> Adapter? {
    guard let root = yaml.root(of: text), let members = yaml.mapping(root, of: "an adapter", keys: Self.keys) else {
      return nil
    }
    for key in ["adapter", "recognise", "reader", "fields"] where members[key] == nil {
      yaml.report(root, "the adapter has no '\(key)'", "add it; the README of this folder shows how")
    }
    if let node = members["namespaces"] { readNamespaces(node) }
    if let node = members["ignore-case"] { ignoresCase = yaml.bool(node, "'ignore-case'") ?? false }
    let id = members["adapter"].flatMap { identifier($0) } ?? ""
    let reader = members["reader"].flatMap { self.reader($0) }
    var isMarkup = false
    switch reader {
    case .html, .xml: isMarkup = true
    default: break
    }
    itemsAreNodes = isMarkup
    let embedded = members["embedded"].flatMap { path($0, "'embedded'") }
    if let node = members["embedded"], !isMarkup {
      yaml.report(node, "'embedded' needs the reader html or xml", "remove it, or change the reader")
    }
    if embedded != nil { itemsAreNodes = false }
    let items = members["items"].map { node in yaml.items(node).compactMap { path($0, "'items'") } } ?? []
    if let reader, items.isEmpty, members["items"] == nil, Self.needsItems(reader) {
      yaml.report(root, "the adapter has no 'items'", "add the path to the papers, such as \(isMarkup ? "//article" : "'papers[]'")")
    }
    let recognisers = members["recognise"].map { node in yaml.items(node).compactMap { recogniser($0) } } ?? []
    let fields = members["fields"].flatMap { self.fields($0) } ?? Adapter.Fields()
    let links = members["links"].map { node in yaml.items(node).compactMap { link($0) } } ?? []
    guard let reader else { return nil }
    return Adapter(
      id: id, about: members["about"].flatMap { yaml.string($0, "'about'") } ?? "",
      priority: members["priority"].flatMap { yaml.int($0, "'priority'") } ?? 50,
      isGeneric: members["generic"].flatMap { yaml.bool($0, "'generic'") } ?? false, recognisers: recognisers,
      reader: reader, base: members["base"].flatMap { yaml.string($0, "'base'") }, items: items,
      embedded: embedded, fields: fields, links: links, file: yaml.file, line: members["adapter"]?.mark?.line ?? 1,
      column: members["adapter"]?.mark?.column ?? 1)
  }

  private static func needsItems(_ reader: Adapter.Reader) -> Bool {
    switch reader {
    case .html, .xml(nil), .json: true
    default: false
    }
  }

  private mutating func identifier(_ node: Node) -> String? {
    guard let id = yaml.string(node, "'adapter'") else { return nil }
    let isName = !id.isEmpty && id.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
    if !isName { yaml.report(node, "'\(id)' is no name for an adapter", "use lower-case letters, digits and '-'") }
    return id
  }

  private mutating func readNamespaces(_ node: Node) {
    guard let mapping = node.mapping else {
      return yaml.report(node, "'namespaces' must be a mapping", "write 'prefix: address'")
    }
    for (key, value) in mapping {
      guard let prefix = yaml.string(key, "a prefix"), let address = yaml.string(value, "a namespace") else { continue }
      namespaces[prefix] = address
    }
  }

  // MARK: Readers and recognition

  private enum ReaderKind: String, CaseIterable {
    case html, xml, json, csv, bibtex, ris, markdown
    case taggedText = "tagged-text"
    case textBlocks = "text-blocks"

    var keys: [String] {
      switch self {
      case .xml: ["kind", "element"]
      case .taggedText: ["kind", "separator", "required-tag"]
      case .textBlocks: ["kind", "unit", "ignore", "ignore-with-next", "ends", "title-limit"]
      default: ["kind"]
      }
    }
  }

  private mutating func reader(_ node: Node) -> Adapter.Reader? {
    let kindNode = node.mapping?["kind"] ?? node
    guard let kind: ReaderKind = yaml.choice(kindNode, "reader") else { return nil }
    var members: [String: Node] = [:]
    if node.mapping != nil {
      guard let read = yaml.mapping(node, of: "the reader \(kind.rawValue)", keys: kind.keys) else { return nil }
      members = read
    }
    switch kind {
    case .html: return .html
    case .xml: return .xml(element: members["element"].flatMap { yaml.string($0, "'element'") })
    case .json: return .json
    case .csv: return .csv
    case .bibtex: return .bibtex
    case .ris: return .ris
    case .markdown: return .markdown
    case .taggedText:
      var reader = TaggedTextReader()
      if let node = members["separator"] { reader.separator = yaml.string(node, "'separator'") ?? "" }
      if let node = members["required-tag"] { reader.requiredTag = yaml.string(node, "'required-tag'") ?? "" }
      return .taggedText(reader)
    case .textBlocks:
      var reader = TextBlocksReader()
      if let node = members["unit"] { reader.unit = yaml.choice(node, "unit") ?? .paragraph }
      if let node = members["title-limit"] { reader.titleLimit = yaml.int(node, "'title-limit'") ?? 300 }
      reader.ignored = patterns(members["ignore"], "'ignore'")
      reader.ignoredWithNext = patterns(members["ignore-with-next"], "'ignore-with-next'")
      reader.ends = patterns(members["ends"], "'ends'")
      return .textBlocks(reader)
    }
  }

  private mutating func patterns(_ node: Node?, _ what: String) -> [LinePattern] {
    node.map { yaml.strings($0, what).map { LinePattern($0) } } ?? []
  }

  private mutating func recogniser(_ node: Node) -> Recogniser? {
    let keys = ["syntax", "root", "all", "any", "none", "keys", "any-keys"]
    guard let members = yaml.mapping(node, of: "a recogniser", keys: keys) else { return nil }
    guard let syntaxNode = members["syntax"] else {
      yaml.report(node, "the recogniser has no 'syntax'", "add one, such as 'syntax: html'")
      return nil
    }
    var recogniser = Recogniser(syntaxes: yaml.items(syntaxNode).compactMap { yaml.choice($0, "syntax") })
    recogniser.ignoresCase = ignoresCase
    recogniser.roots = texts(members["root"], "'root'")
    recogniser.all = texts(members["all"], "'all'")
    recogniser.any = texts(members["any"], "'any'")
    recogniser.none = texts(members["none"], "'none'")
    recogniser.keys = texts(members["keys"], "'keys'")
    recogniser.anyKeys = texts(members["any-keys"], "'any-keys'")
    return recogniser
  }

  private mutating func texts(_ node: Node?, _ what: String) -> [String] {
    node.map { yaml.strings($0, what) } ?? []
  }

  // MARK: Fields

  private mutating func fields(_ node: Node) -> Adapter.Fields? {
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

  private mutating func link(_ node: Node) -> Adapter.LinkRule? {
    guard let members = yaml.mapping(node, of: "a link", keys: ["each", "url", "text", "role", "role-path"]) else { return nil }
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
    return yaml.items(node).compactMap { rule($0, what, paragraphs) }
  }

  private static let ruleKeys = [
    "path", "value", "parts", "glue", "inverted-index", "decode", "tags", "paragraphs", "labels", "after", "before",
    "suffixes", "contains", "lacks", "brackets", "split", "form", "as", "resolve", "join",
  ]

  private mutating func rule(_ node: Node, _ what: String, _ paragraphs: TextCleaning.Paragraphs) -> FieldRule? {
    var rule = FieldRule()
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
    if let node = members["inverted-index"] { rule.isInvertedIndex = yaml.bool(node, "'inverted-index'") ?? false }
    if let node = members["decode"] { rule.decoding = yaml.choice(node, "decoding") }
    if let node = members["tags"] { rule.tags = tags(node) }
    if let node = members["paragraphs"], let choice: ParagraphChoice = yaml.choice(node, "way with paragraphs") {
      rule.paragraphs = choice.paragraphs
    }
    rule.labels = texts(members["labels"], "'labels'")
    rule.after = texts(members["after"], "'after'")
    rule.before = texts(members["before"], "'before'")
    rule.suffixes = texts(members["suffixes"], "'suffixes'")
    rule.contains = texts(members["contains"], "'contains'").map(asciiLowercased)
    rule.lacks = texts(members["lacks"], "'lacks'").map(asciiLowercased)
    if let node = members["brackets"] { rule.dropsBrackets = (yaml.choice(node, "way with brackets") as BracketChoice?) == .drop }
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

  // MARK: Paths

  /// A path in the language of the items: XPath for markup, steps between dots for JSON.
  private mutating func path(_ node: Node, _ what: String) -> FieldPath? {
    guard let text = yaml.string(node, what) else { return nil }
    if itemsAreNodes {
      if let prefix = undeclaredPrefix(in: text) {
        yaml.report(node, "the prefix '\(prefix)' of '\(text)' is not declared", "add it under 'namespaces'")
        return nil
      }
      do throws(MarkupError) {
        return .xpath(try XPathExpression(text, namespaces: namespaces))
      } catch {
        yaml.report(node, "'\(text)' is no XPath: \(error)", "mend it; XPath 1.0 is understood")
        return nil
      }
    }
    do throws(JSONPath.SyntaxError) {
      return .json(try JSONPath(parsing: text, ignoresCase: ignoresCase))
    } catch {
      let column = (node.mark?.column ?? 1) + error.utf8Offset + (node.scalar?.style == .plain ? 0 : 1)
      yaml.report(
        line: node.mark?.line ?? 1, column: column, "'\(text)' is no path: \(error.message)",
        "write steps such as 'papers[].title'")
      return nil
    }
  }

  /// A prefix of a name in an XPath that `namespaces` does not have: `x` of `x:note`, but not the axis of
  /// `self::note`, and nothing within quotes.
  private func undeclaredPrefix(in xpath: String) -> String? {
    var quote: Character?
    var name = ""
    let characters = Array(xpath)
    for (index, character) in characters.enumerated() {
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      if character == "\"" || character == "'" {
        quote = character
        name = ""
      } else if character.isLetter || character.isNumber || "-_.".contains(character) {
        name.append(character)
      } else if character == ":", !name.isEmpty {
        let isAxis = index + 1 < characters.count && characters[index + 1] == ":"
        if !isAxis, namespaces[name] == nil, name != "xml" { return name }
        name = ""
      } else {
        name = ""
      }
    }
    return nil
  }
}

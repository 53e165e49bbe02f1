import Markup
import Yams

/// Compiles an adapter's YAML file. Everything that is wrong with it is reported, not only the first.
struct AdapterFile {
  var yaml: YAMLReading
  private(set) var namespaces: [String: String] = [:]
  private(set) var ignoresCase = false
  /// Whether the items are nodes of markup, so that paths are XPath.
  private(set) var itemsAreNodes = false
  /// The XPaths so far, by their text.
  var expressions: [String: XPathExpression] = [:]

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
    guard let root = yaml.root(of: text), let members = yaml.mapping(root, of: "an adapter", keys: Self.keys)
    else {
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
      yaml.report(
        root, "the adapter has no 'items'",
        "add the path to the papers, such as \(isMarkup ? "//article" : "'papers[]'")")
    }
    let recognisers =
      members["recognise"].map { node in yaml.items(node).compactMap { recogniser($0) } } ?? []
    let fields = members["fields"].flatMap { self.fields($0) } ?? Adapter.Fields()
    let links = members["links"].map { node in yaml.items(node).compactMap { link($0) } } ?? []
    guard let reader else { return nil }
    return Adapter(
      id: id, about: members["about"].flatMap { yaml.string($0, "'about'") } ?? "",
      priority: members["priority"].flatMap { yaml.int($0, "'priority'") } ?? 50,
      isGeneric: members["generic"].flatMap { yaml.bool($0, "'generic'") } ?? false, recognisers: recognisers,
      reader: reader, base: members["base"].flatMap { yaml.string($0, "'base'") }, items: items,
      embedded: embedded, fields: fields, links: links,
      selection: Adapter.selection(items: items, fields: fields, links: links), file: yaml.file,
      line: members["adapter"]?.mark?.line ?? 1,
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
    if !isName {
      yaml.report(node, "'\(id)' is no name for an adapter", "use lower-case letters, digits and '-'")
    }
    return id
  }

  private mutating func readNamespaces(_ node: Node) {
    guard let mapping = node.mapping else {
      return yaml.report(node, "'namespaces' must be a mapping", "write 'prefix: address'")
    }
    for (key, value) in mapping {
      guard let prefix = yaml.string(key, "a prefix"), let address = yaml.string(value, "a namespace") else {
        continue
      }
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
      guard let read = yaml.mapping(node, of: "the reader \(kind.rawValue)", keys: kind.keys) else {
        return nil
      }
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

  mutating func texts(_ node: Node?, _ what: String) -> [String] {
    node.map { yaml.strings($0, what) } ?? []
  }
}

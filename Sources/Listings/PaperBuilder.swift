import Records

/// Makes the paper of an item by an adapter's rules.
struct PaperBuilder {
  let adapter: Adapter
  let input: String
  var surroundings: FieldRule.Surroundings
  /// What an identifier ends with, where the listing names none: the input's own name.
  private let fallbackPrefix: String

  init(adapter: Adapter, input: String, surroundings: FieldRule.Surroundings) {
    self.adapter = adapter
    self.input = input
    self.surroundings = surroundings
    if surroundings.base == nil { self.surroundings.base = adapter.base }
    let name = input.split(separator: "/").last.map(String.init) ?? ""
    fallbackPrefix = name.isEmpty || name == "-" ? adapter.id : adapter.id + ":" + name
  }

  /// The paper, `nil` where the item has neither title nor abstract.
  func paper(of item: Item, index: Int) -> Paper? {
    let fields = adapter.fields
    var title = first(fields.title, in: item) ?? FieldText("")
    var abstract = first(fields.abstract, in: item) ?? FieldText("")
    if title.text.isEmpty, abstract.text.isEmpty { return nil }
    if surroundings.cleansLatex {
      title = withoutLatex(title, paragraphs: .joined)
      abstract = withoutLatex(abstract, paragraphs: .kept)
    }
    var paper = Paper(source: Source(input: input, index: index, adapter: adapter.id))
    paper.id = first(fields.id, in: item)?.text ?? "\(fallbackPrefix):\(index)"
    paper.title = title.text
    paper.abstract = abstract.text
    paper.authors = all(fields.authors, in: item).map(\.text)
    paper.date = date(in: item)
    paper.url = first(fields.url, in: item)?.text
    paper.venue = first(fields.venue, in: item)?.text
    paper.links = links(in: item)
    paper.markup = contexts(of: title, in: .title) + contexts(of: abstract, in: .abstract)
    return paper
  }

  private func withoutLatex(_ text: FieldText, paragraphs: TextCleaning.Paragraphs) -> FieldText {
    let readable = text.applying(LatexCleaning.clean(text.text))
    return readable.applying(TextCleaning.clean(readable.text, paragraphs: paragraphs))
  }

  private func contexts(of text: FieldText, in field: Field) -> [MarkupContext] {
    text.contexts.map {
      var target = $0.target
      if $0.kind == .link, let address = target {
        target = WebAddress.resolve(address, against: surroundings.base)
      }
      return MarkupContext(field: field, kind: $0.kind, utf8Range: $0.utf8Range, target: target)
    }
  }

  private func first(_ rules: [FieldRule], in item: Item) -> FieldText? {
    for rule in rules {
      if let value = rule.values(in: item, surroundings).first { return value }
    }
    return nil
  }

  private func all(_ rules: [FieldRule], in item: Item) -> [FieldText] {
    for rule in rules {
      let values = rule.values(in: item, surroundings)
      if !values.isEmpty { return values }
    }
    return []
  }

  private func date(in item: Item) -> String? {
    for rule in adapter.fields.date {
      // A date in numbers (`[[2024, 7, 31]]`) is no text.
      if let path = rule.way.path, let value = item.values(at: path).first, value.array != nil {
        if let date = DateForm.iso(value) { return date }
        continue
      }
      for value in rule.values(in: item, surroundings) {
        if let date = DateForm.iso(value.text) { return date }
      }
    }
    return nil
  }

  private func links(in item: Item) -> [PaperLink] {
    var links: [PaperLink] = []
    for rule in adapter.links {
      for holder in rule.each.map({ item.items(at: $0) }) ?? [item] {
        let text = first(rule.text, in: holder)?.text
        let role = rule.role ?? first(rule.rolePath, in: holder)?.text
        for url in all(rule.url, in: holder) where !links.contains(where: { $0.url == url.text }) {
          links.append(PaperLink(url: url.text, text: text, role: role))
        }
      }
    }
    return links
  }
}

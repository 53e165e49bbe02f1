import Records

extension Adapter {
  /// What the adapter's paths may lead to in JSON, so that nothing is made of the rest; `nil` where its items
  /// are no JSON.
  static func selection(items: [FieldPath], fields: Fields, links: [LinkRule]) -> JSONSelection? {
    let itemPaths = items.compactMap(\.json)
    guard let first = itemPaths.first, itemPaths.count == items.count else { return nil }
    var selection = JSONSelection(ignoresCase: first.ignoresCase)
    let rules = [
      fields.id, fields.title, fields.abstract, fields.authors, fields.date, fields.url, fields.venue,
    ]
    for item in itemPaths.map(\.way) {
      selection.add(item, whole: false)
      for rule in rules.joined() { rule.way.select(from: item, in: &selection) }
      for link in links {
        let holder = item + (link.each?.json?.way ?? [])
        selection.add(holder, whole: false)
        for rule in [link.url, link.text, link.rolePath].joined() {
          rule.way.select(from: holder, in: &selection)
        }
      }
    }
    return selection
  }
}

extension FieldWay {
  /// Adds what the rule looks at in an item to a selection.
  fileprivate func select(from item: [JSONSelection.Step], in selection: inout JSONSelection) {
    guard let way = path?.json?.way else { return }
    if parts.isEmpty { return selection.add(item + way, whole: true) }
    for part in parts { selection.add(item + way + (part.json?.way ?? []), whole: true) }
  }
}

extension FieldPath {
  fileprivate var json: JSONPath? {
    if case .json(let path) = self { path } else { nil }
  }
}

extension JSONPath {
  /// The path as a selection takes it, which keeps all elements of an array where it keeps one.
  var way: [JSONSelection.Step] {
    steps.map {
      switch $0 {
      case .key(let key): .key(key)
      case .index, .elements: .element
      case .values: .value
      }
    }
  }
}

import Records

/// One way to a field: where its value stands in an item, and what is done to it. An adapter gives a
/// field several; the first that comes to something wins.
///
/// The clean-ups run in the order in which they are declared here, whatever their order in the file.
struct FieldRule: Sendable {
  /// How the value is written, beyond what its syntax decodes already.
  enum Decoding: String, Sendable, CaseIterable {
    case references, markup, markdown, braces
  }

  /// Where the value stands; `nil` where it is always `constant`.
  var path: FieldPath?
  var constant: String?
  /// Parts of each value, joined by `glue`: forename and surname.
  var parts: [FieldPath] = []
  var glue = " "
  /// The value is an inverted index: words with their positions.
  var isInvertedIndex = false
  var decoding: Decoding?
  /// Tags that `decode: markup` takes for others: `jats:p` for `p`.
  var tags: [String: String] = [:]
  var paragraphs: TextCleaning.Paragraphs = .joined
  /// Texts that are dropped from the start, without regard to case, with the white space after them.
  var labels: [String] = []
  /// What follows the first of these that is there; without any of them there is no value.
  var after: [String] = []
  /// What comes before the first of these.
  var before: [String] = []
  /// Texts that are dropped from the end.
  var suffixes: [String] = []
  /// Only values that have one of these, without regard to case, count.
  var contains: [String] = []
  /// Values that have one of these do not count.
  var lacks: [String] = []
  /// Whether what stands in round brackets is dropped.
  var dropsBrackets = false
  /// What parts the values of a list.
  var separators: [String] = []
  /// The scheme of identifiers to look for; a value without one does not count.
  var form: IdentifierForm?
  /// What stands before and after the value: an address around an identifier.
  var template: (before: String, after: String)?
  /// Whether the value is an address to be resolved against the base.
  var resolves = false
  /// What joins several values to one.
  var joiner: String?

  /// Whether nothing is done but the clean-up of white space.
  private var isPlain: Bool {
    labels.isEmpty && after.isEmpty && before.isEmpty && suffixes.isEmpty && contains.isEmpty && lacks.isEmpty
      && !dropsBrackets && separators.isEmpty && form == nil && template == nil && !resolves
  }

  /// What a rule needs to know beside the item.
  struct Surroundings {
    /// The address that relative ones are resolved against.
    var base: String?
    var cleansLatex = false
    /// Makes text of markup that stands inside a value.
    var markupText: ([UInt8]) -> FieldText = { FieldText(String(decoding: $0, as: UTF8.self)) }
  }

  /// The values for an item; none are empty.
  func values(in item: Item, _ surroundings: Surroundings) -> [FieldText] {
    if let constant { return [FieldText(constant)] }
    var result: [FieldText] = []
    for raw in rawValues(in: item) {
      let decoded = decode(raw, surroundings)
      let cleaned = decoded.cleaned(paragraphs)
      if isPlain {
        if !cleaned.text.isEmpty { result.append(cleaned) }
      } else if let narrowed = narrow(cleaned) {
        for part in split(narrowed) {
          if let value = shaped(part, surroundings), !value.text.isEmpty { result.append(value) }
        }
      }
    }
    guard let joiner, result.count > 1 else { return result }
    return [FieldText.joined(result, by: joiner)]
  }

  private func rawValues(in item: Item) -> [FieldText] {
    guard let path else { return [] }
    if !parts.isEmpty {
      return item.items(at: path).compactMap { inner in
        let texts = parts.flatMap { inner.texts(at: $0, asFlow: false) }.map {
          $0.applying(TextCleaning.clean($0.text, paragraphs: .joined))
        }
        return texts.isEmpty ? nil : FieldText.joined(texts, by: glue)
      }
    }
    if isInvertedIndex { return item.values(at: path).compactMap(InvertedIndex.text).map { FieldText($0) } }
    // Where lines begin paragraphs by their indent, or there is more to decode, the text is wanted as
    // it stands.
    return item.texts(at: path, asFlow: paragraphs != .indented && decoding == nil)
  }

  private func decode(_ raw: FieldText, _ surroundings: Surroundings) -> FieldText {
    switch decoding {
    case nil: return raw
    case .references: return raw.applying(CharacterReferences.decode(raw.text))
    case .markdown: return MarkdownText.decode(raw.text)
    case .braces: return raw.applying(BibTeXBraces.drop(raw.text))
    case .markup:
      let bytes = Array(raw.text.utf8)
      // Without a tag there are only references to decode, and the line breaks mean something.
      guard TagRenaming.hasTag(bytes) else { return raw.applying(CharacterReferences.decode(raw.text)) }
      return surroundings.markupText(TagRenaming.rename(bytes, tags))
    }
  }

  /// Drops labels and suffixes and takes what stands between two texts; `nil` where the value does not
  /// count.
  private func narrow(_ value: FieldText) -> FieldText? {
    let bytes = Array(value.text.utf8)
    var range = 0..<bytes.count
    if !contains.isEmpty || !lacks.isEmpty {
      let folded = bytes.map(folded)
      if !contains.isEmpty, !contains.contains(where: { find($0, in: folded, range, folds: true) != nil }) {
        return nil
      }
      if lacks.contains(where: { find($0, in: folded, range, folds: true) != nil }) { return nil }
    }
    for label in labels {
      let wanted = label.utf8.map(folded)
      if bytes[range].prefix(wanted.count).map(folded).elementsEqual(wanted) {
        range = (range.lowerBound + wanted.count)..<range.upperBound
        while let first = bytes[range].first, first <= 0x20 {
          range = (range.lowerBound + 1)..<range.upperBound
        }
      }
    }
    if !after.isEmpty {
      let ends = after.compactMap { find($0, in: bytes, range)?.upperBound }
      guard let end = ends.min() else { return nil }
      range = end..<range.upperBound
    }
    if let start = before.compactMap({ find($0, in: bytes, range)?.lowerBound }).min() {
      range = range.lowerBound..<start
    }
    for suffix in suffixes where bytes[range].suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
      range = range.lowerBound..<(range.upperBound - suffix.utf8.count)
    }
    while let first = bytes[range].first, first <= 0x20 { range = (range.lowerBound + 1)..<range.upperBound }
    while let last = bytes[range].last, last <= 0x20 { range = range.lowerBound..<(range.upperBound - 1) }
    return range.count == bytes.count ? value : value.slice(range)
  }

  private func split(_ value: FieldText) -> [FieldText] {
    guard dropsBrackets || !separators.isEmpty else { return [value] }
    var text = value.text
    if dropsBrackets { text = Self.withoutBrackets(text) }
    var parts: [String] = []
    var part: [UInt8] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      if let separator = separators.first(where: { bytes[position...].starts(with: $0.utf8) }) {
        parts.append(String(decoding: part, as: UTF8.self))
        part.removeAll(keepingCapacity: true)
        position += separator.utf8.count
      } else {
        part.append(bytes[position])
        position += 1
      }
    }
    parts.append(String(decoding: part, as: UTF8.self))
    return parts.map { FieldText(TextCleaning.clean($0, paragraphs: .joined).text) }.filter {
      !$0.text.isEmpty
    }
  }

  private func shaped(_ value: FieldText, _ surroundings: Surroundings) -> FieldText? {
    guard form != nil || template != nil || resolves else { return value }
    var text = value.text
    if let form {
      guard let found = form.find(in: text) else { return nil }
      text = found
    }
    if let template { text = template.before + text + template.after }
    if resolves { text = WebAddress.resolve(text, against: surroundings.base) }
    return FieldText(text)
  }

  private func find(_ wanted: String, in bytes: [UInt8], _ range: Range<Int>, folds: Bool = false) -> Range<
    Int
  >? {
    let wanted = folds ? wanted.utf8.map(folded) : Array(wanted.utf8)
    guard !wanted.isEmpty, range.count >= wanted.count else { return nil }
    for start in range.lowerBound...(range.upperBound - wanted.count)
    where bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      return start..<(start + wanted.count)
    }
    return nil
  }

  private func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    let kept = text.utf8.filter { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")"), depth > 0 {
        depth -= 1
        return false
      }
      return depth == 0
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

/// A rule whose copies share it: it is large, and one that was copied for each paper would cost more than its work.
final class SharedFieldRule: Sendable {
  let rule: FieldRule

  init(_ rule: FieldRule) { self.rule = rule }
}

extension FieldText {
  /// The texts one after another, their contexts moved along.
  static func joined(_ texts: [FieldText], by joiner: String) -> FieldText {
    var result = FieldText("")
    for (index, text) in texts.enumerated() {
      if index > 0 { result.text += joiner }
      let offset = result.text.utf8.count
      result.text += text.text
      for var context in text.contexts {
        context.utf8Range = (context.utf8Range.lowerBound + offset)..<(context.utf8Range.upperBound + offset)
        result.contexts.append(context)
      }
    }
    return result
  }
}

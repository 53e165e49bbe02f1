import Records

/// The reading of a field in one way that an adapter names: finds its values in an item.
///
/// A class, since a way is large: copies of it for each paper would cost more than its work.
final class FieldRule: Sendable {
  /// What a rule needs to know beside the item.
  struct Surroundings {
    /// The address that relative ones are resolved against.
    var base: String?
    var cleansLatex = false
    /// Makes text of markup that stands inside a value.
    var markupText: ([UInt8]) -> FieldText = { FieldText(String(decoding: $0, as: UTF8.self)) }
  }

  let way: FieldWay
  private let isPlain: Bool

  init(_ way: FieldWay) {
    self.way = way
    isPlain = way.isPlain
  }

  /// The values for an item; none are empty.
  func values(in item: Item, _ surroundings: Surroundings) -> [FieldText] {
    if let constant = way.constant { return [FieldText(constant)] }
    var result: [FieldText] = []
    for raw in rawValues(in: item) {
      let decoded = decode(raw, surroundings)
      let cleaned = decoded.cleaned(way.paragraphs)
      if isPlain {
        if !cleaned.text.isEmpty { result.append(cleaned) }
      } else if let narrowed = narrow(cleaned) {
        for part in split(narrowed) {
          if let value = shaped(part, surroundings), !value.text.isEmpty { result.append(value) }
        }
      }
    }
    guard let joiner = way.joiner, result.count > 1 else { return result }
    return [FieldText.joined(result, by: joiner)]
  }

  private func rawValues(in item: Item) -> [FieldText] {
    guard let path = way.path else { return [] }
    if !way.parts.isEmpty {
      return item.items(at: path).compactMap { inner in
        let texts = way.parts.flatMap { inner.texts(at: $0, asFlow: false) }.map {
          $0.applying(TextCleaning.clean($0.text, paragraphs: .joined))
        }
        return texts.isEmpty ? nil : FieldText.joined(texts, by: way.glue)
      }
    }
    if way.isInvertedIndex {
      return item.values(at: path).compactMap(InvertedIndex.text).map { FieldText($0) }
    }
    // Where lines begin paragraphs by their indent, or there is more to decode, the text is wanted as
    // it stands.
    return item.texts(at: path, asFlow: way.paragraphs != .indented && way.decoding == nil)
  }

  private func decode(_ raw: FieldText, _ surroundings: Surroundings) -> FieldText {
    switch way.decoding {
    case nil: return raw
    case .references: return raw.applying(CharacterReferences.decode(raw.text))
    case .markdown: return MarkdownText.decode(raw.text)
    case .braces: return raw.applying(BibTeXBraces.drop(raw.text))
    case .markup:
      let bytes = Array(raw.text.utf8)
      // Without a tag there are only references to decode, and the line breaks mean something.
      guard TagRenaming.hasTag(bytes) else { return raw.applying(CharacterReferences.decode(raw.text)) }
      return surroundings.markupText(TagRenaming.rename(bytes, way.tags))
    }
  }

  /// Drops labels and suffixes and takes what stands between two texts; `nil` where the value does not
  /// count.
  private func narrow(_ value: FieldText) -> FieldText? {
    let bytes = Array(value.text.utf8)
    var range = 0..<bytes.count
    if !way.contains.isEmpty || !way.lacks.isEmpty {
      let folded = bytes.map(folded)
      if !way.contains.isEmpty,
        !way.contains.contains(where: { find($0, in: folded, range, folds: true) != nil })
      {
        return nil
      }
      if way.lacks.contains(where: { find($0, in: folded, range, folds: true) != nil }) { return nil }
    }
    for label in way.labels {
      let wanted = label.utf8.map(folded)
      if bytes[range].prefix(wanted.count).map(folded).elementsEqual(wanted) {
        range = (range.lowerBound + wanted.count)..<range.upperBound
        while let first = bytes[range].first, first <= 0x20 {
          range = (range.lowerBound + 1)..<range.upperBound
        }
      }
    }
    if !way.after.isEmpty {
      let ends = way.after.compactMap { find($0, in: bytes, range)?.upperBound }
      guard let end = ends.min() else { return nil }
      range = end..<range.upperBound
    }
    if let start = way.before.compactMap({ find($0, in: bytes, range)?.lowerBound }).min() {
      range = range.lowerBound..<start
    }
    for suffix in way.suffixes where bytes[range].suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
      range = range.lowerBound..<(range.upperBound - suffix.utf8.count)
    }
    while let first = bytes[range].first, first <= 0x20 { range = (range.lowerBound + 1)..<range.upperBound }
    while let last = bytes[range].last, last <= 0x20 { range = range.lowerBound..<(range.upperBound - 1) }
    return range.count == bytes.count ? value : value.slice(range)
  }

  private func split(_ value: FieldText) -> [FieldText] {
    guard way.dropsBrackets || !way.separators.isEmpty else { return [value] }
    var text = value.text
    if way.dropsBrackets { text = Self.withoutBrackets(text) }
    var parts: [String] = []
    var part: [UInt8] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      if let separator = way.separators.first(where: { bytes[position...].starts(with: $0.utf8) }) {
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
    guard way.form != nil || way.template != nil || way.resolves else { return value }
    var text = value.text
    if let form = way.form {
      guard let found = form.find(in: text) else { return nil }
      text = found
    }
    if let template = way.template { text = template.before + text + template.after }
    if way.resolves { text = WebAddress.resolve(text, against: surroundings.base) }
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

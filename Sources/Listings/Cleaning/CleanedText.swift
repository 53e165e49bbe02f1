package import Records

/// A text on its way from a listing into a field: its bytes, and the markup that stood in it.
package struct FieldText: Sendable, Hashable {
  /// A stretch that stood inside markup.
  package struct Context: Sendable, Hashable {
    /// What the markup was.
    package var kind: MarkupContext.Kind
    /// UTF-8 offsets into the text, half-open.
    package var utf8Range: Range<Int>
    /// The address, for a link.
    package var target: String?

    /// Makes a context.
    package init(kind: MarkupContext.Kind, utf8Range: Range<Int>, target: String? = nil) {
      self.kind = kind
      self.utf8Range = utf8Range
      self.target = target
    }
  }

  /// The text.
  package var text: String
  /// The markup in it, in order.
  package var contexts: [Context]

  /// Makes a text.
  package init(_ text: String, contexts: [Context] = []) {
    self.text = text
    self.contexts = contexts
  }

  /// The text after a clean-up, its contexts carried along; those of which nothing is left are dropped.
  func applying(_ cleaned: CleanedText) -> FieldText {
    var result = FieldText(cleaned.text)
    for context in contexts {
      let range = cleaned.map.cleanedRange(ofSource: context.utf8Range)
      guard !range.isEmpty else { continue }
      var moved = context
      moved.utf8Range = trimmed(range, in: cleaned.text)
      if !moved.utf8Range.isEmpty { result.contexts.append(moved) }
    }
    return result
  }

  /// The text with its white space cleaned; most texts need no cleaning, and stay as they are.
  func cleaned(_ paragraphs: TextCleaning.Paragraphs) -> FieldText {
    TextCleaning.isClean(text) ? self : applying(TextCleaning.clean(text, paragraphs: paragraphs))
  }

  /// The stretch of the text, with the contexts that reach into it.
  func slice(_ range: Range<Int>) -> FieldText {
    let bytes = text.utf8
    let lower = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let upper = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
    var result = FieldText(String(text[lower..<upper]))
    for context in contexts {
      let inside = context.utf8Range.clamped(to: range)
      guard !inside.isEmpty else { continue }
      var moved = context
      moved.utf8Range = (inside.lowerBound - range.lowerBound)..<(inside.upperBound - range.lowerBound)
      result.contexts.append(moved)
    }
    return result
  }

  private func trimmed(_ range: Range<Int>, in text: String) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    let bytes = text.utf8
    func byte(_ offset: Int) -> UInt8 { bytes[bytes.index(bytes.startIndex, offsetBy: offset)] }
    while lower < upper, byte(lower) == 0x20 || byte(lower) == 0x0A { lower += 1 }
    while upper > lower, byte(upper - 1) == 0x20 || byte(upper - 1) == 0x0A { upper -= 1 }
    return lower..<upper
  }
}

/// What a clean-up made of a text, and how the offsets of the two correspond.
package struct CleanedText: Sendable, Hashable {
  /// The cleaned text.
  package var text: String
  /// From the text before to the text after.
  package var map: OffsetMap

  /// Makes a cleaned text.
  package init(text: String, map: OffsetMap) {
    self.text = text
    self.map = map
  }

  /// A text that needed no cleaning.
  init(unchanged text: String) {
    self.text = text
    map = OffsetMap(identity: text.utf8.count)
  }
}

/// Writes a cleaned text and its offset map together.
struct CleanedTextWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var map = OffsetMap()

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Copies a stretch.
  mutating func copy(_ stretch: some Collection<UInt8>) {
    bytes.append(contentsOf: stretch)
    map.copy(stretch.count)
  }

  /// Writes `replacement` for the next `count` bytes of the source.
  mutating func replace(_ count: Int, by replacement: some Collection<UInt8>) {
    bytes.append(contentsOf: replacement)
    map.replace(count, by: replacement.count)
  }

  /// Leaves out the next `count` bytes of the source.
  mutating func drop(_ count: Int) { map.replace(count, by: 0) }

  var result: CleanedText { CleanedText(text: String(decoding: bytes, as: UTF8.self), map: map) }
}

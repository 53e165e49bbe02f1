import Glibc
import Text

extension Lexicon {
  /// Reads a lexicon: `surface<TAB>canonical<TAB>attributes`, `#` at the start of a comment line.
  ///
  /// Attributes are `key=value` or flags, separated by spaces; `exact`, `ambiguous` and `plural` have
  /// a meaning of their own. O(bytes).
  package static func parse(
    _ utf8: [UInt8], name: String, file: String, diagnostics: inout [Diagnostic]
  ) -> Lexicon {
    var reader = LexiconReader(
      lexicon: Lexicon(name: name, file: file, utf8: utf8, rows: [], attributeSets: [[:]], plurals: []))
    utf8.withUnsafeBufferPointer { reader.read($0) }
    diagnostics += reader.diagnostics
    return reader.lexicon
  }
}

/// Reads the rows of a lexicon, a line at a time, without a copy of anything but new sets of attributes.
private struct LexiconReader {
  var lexicon: Lexicon
  var diagnostics: [Diagnostic] = []
  private var line = 0
  /// The third column's texts by number: few of them stand in most rows.
  private var texts = WordTable()
  private var attributes: [Attributes] = []
  /// The values of `plural`; empty where the form is regular.
  private var plurals: [String] = []

  private struct Attributes {
    var isKnown = false
    var set: UInt32 = 0
    var isExact = false
    var isAmbiguous = false
    /// Which of `plurals` it has, or -1.
    var plural: Int32 = -1
  }

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  mutating func read(_ utf8: UnsafeBufferPointer<UInt8>) {
    // A row takes some 24 bytes; to count them first takes longer than to move them once.
    lexicon.rows.reserveCapacity(utf8.count / 24 + 1)
    var start = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < utf8.count {
      line += 1
      let stop = Self.first(0x0A, in: utf8, start..<utf8.count) ?? utf8.count
      readLine(start..<stop, of: utf8)
      start = stop + 1
    }
  }

  private static func first(_ byte: UInt8, in utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, let base = utf8.baseAddress,
      let found = memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private mutating func readLine(_ line: Range<Int>, of utf8: UnsafeBufferPointer<UInt8>) {
    var end = line.upperBound
    while end > line.lowerBound, utf8[end - 1] == 0x0D || utf8[end - 1] == 0x20 { end -= 1 }
    if end == line.lowerBound || utf8[line.lowerBound] == UInt8(ascii: "#") { return }
    let firstTab = Self.first(0x09, in: utf8, line.lowerBound..<end) ?? end
    let surface = Self.trimmed(line.lowerBound..<firstTab, in: utf8)
    var canonical = 0..<0
    var attributes = Attributes()
    if firstTab < end {
      let secondTab = Self.first(0x09, in: utf8, firstTab + 1..<end) ?? end
      canonical = Self.trimmed(firstTab + 1..<secondTab, in: utf8)
      if secondTab < end {
        if Self.first(0x09, in: utf8, secondTab + 1..<end) != nil {
          report("a row has at most three columns: surface, canonical, attributes; remove the rest")
          return
        }
        attributes = self.attributes(
          UnsafeBufferPointer(rebasing: utf8[Self.trimmed(secondTab + 1..<end, in: utf8)]))
      }
    }
    if surface.isEmpty {
      report("the surface is empty; write the name before the first tab")
      return
    }
    lexicon.rows.append(
      Lexicon.Row(
        surface: UInt32(surface.lowerBound)..<UInt32(surface.upperBound),
        canonical: UInt32(canonical.lowerBound)..<UInt32(canonical.upperBound), attributes: attributes.set,
        line: UInt32(self.line), isExact: attributes.isExact, isAmbiguous: attributes.isAmbiguous))
    if attributes.plural >= 0 {
      let plural = plurals[Int(attributes.plural)]
      lexicon.plurals.append((lexicon.rows.count - 1, plural.isEmpty ? nil : plural))
    }
  }

  private mutating func report(_ message: String) {
    diagnostics.append(SourcePosition(file: lexicon.file, line: line, column: 1).error(message))
  }

  @inline(__always)
  private static func trimmed(_ range: Range<Int>, in utf8: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, utf8[start] == 0x20 { start += 1 }
    while end > start, utf8[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  // MARK: Attributes

  private mutating func attributes(_ utf8: UnsafeBufferPointer<UInt8>) -> Attributes {
    if utf8.isEmpty { return Attributes() }
    let number = Int(texts.intern(utf8))
    if number < attributes.count, attributes[number].isKnown { return attributes[number] }
    while attributes.count <= number { attributes.append(Attributes()) }
    let new = newAttributes(String(decoding: utf8, as: UTF8.self))
    attributes[number] = new
    return new
  }

  private mutating func newAttributes(_ text: String) -> Attributes {
    var values: [String: String] = [:]
    var attributes = Attributes(isKnown: true, set: UInt32(lexicon.attributeSets.count))
    for part in text.parts(separatedBy: " ") {
      let pair = part.parts(separatedBy: "=", maxSplits: 1, keepsEmpty: true)
      let value = pair.count == 2 ? pair[1] : ""
      switch pair[0] {
      case "exact": attributes.isExact = true
      case "ambiguous": attributes.isAmbiguous = true
      case "plural":
        attributes.plural = Int32(plurals.count)
        plurals.append(value)
      default: values[pair[0]] = value.isEmpty ? "true" : value
      }
    }
    lexicon.attributeSets.append(values)
    return attributes
  }
}

import Extraction
package import Records
package import Text

/// Places of a paper's tokens in terms of its fields.
package struct PlaceFinder: Sendable {
  private let text: TokenizedText
  private let names: [String]
  private let offsets: [ScalarOffsets]

  package init(_ paper: Paper, text: TokenizedText) {
    self.text = text
    names = paper.fields.map(\.field.rawValue)
    offsets = paper.fields.map { ScalarOffsets($0.text) }
  }

  /// Where a range of tokens stands.
  package func place(_ tokens: Range<Int>) -> Explanation.Stretch {
    let tokens = tokens.clamped(to: 0..<text.tokens.count)
    guard !tokens.isEmpty, !names.isEmpty else {
      return Explanation.Stretch(field: names.last ?? "", scalarRange: 0..<0, text: "", tokens: tokens)
    }
    let field = min(text.field(ofToken: tokens.lowerBound), names.count - 1)
    let utf8 = text.utf8Range(of: tokens)
    let start = text.fieldStarts[field]
    let range = offsets[field].scalarRange(utf8Range: utf8.lowerBound - start..<utf8.upperBound - start)
    return Explanation.Stretch(
      field: names[field], scalarRange: range, text: text.string(tokens), tokens: tokens)
  }

  /// The tokens of the places at which a text stands, whether its edges are edges of tokens or not.
  package func tokens(of wanted: String) -> [(tokens: Range<Int>, isExact: Bool)] {
    let needle = Array(wanted.utf8)
    guard !needle.isEmpty, needle.count <= text.utf8.count else { return [] }
    var found: [(Range<Int>, Bool)] = []
    for start in 0...text.utf8.count - needle.count where text.utf8[start] == needle[0] {
      guard text.utf8[start..<start + needle.count].elementsEqual(needle) else { continue }
      let end = start + needle.count
      guard let first = text.tokens.firstIndex(where: { Int($0.utf8End) > start }),
        let last = text.tokens.lastIndex(where: { Int($0.utf8Start) < end }), first <= last
      else { continue }
      let range = first..<last + 1
      found.append((range, text.utf8Range(of: range) == start..<end))
    }
    return found
  }
}

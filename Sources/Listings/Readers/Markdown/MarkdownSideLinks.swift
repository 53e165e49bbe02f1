import Records

/// The links that stand beside an item's text: `[[paper](…)] [[code](…)]`, `([arXiv](…))`, badges.
enum MarkdownSideLinks {
  /// The text without them, and without the dash, colon or comma that set it apart from the lead.
  static func removed(from bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    for (open, close) in [("[[", ")]"), ("([", "))"), ("![", ")"), ("[![", ")](")] {
      while let start = range(of: open, in: text),
        let end = range(of: close, in: text, after: start.upperBound)
      {
        text.removeSubrange(start.lowerBound..<end.upperBound)
      }
    }
    var slice = text[...]
    while let first = slice.first, " \t\n*_-–—:,.|".contains(first) { slice = slice.dropFirst() }
    while let last = slice.last, " \t\n|,".contains(last) { slice = slice.dropLast() }
    return String(slice)
  }

  /// Whether a line has nothing but links and what parts them.
  static func isOnlyLinks(_ text: String) -> Bool {
    let decoded = MarkdownText.decode(text)
    let links = decoded.contexts.filter { $0.kind == .link }
    guard !links.isEmpty else { return text.hasPrefix("![") || text.hasPrefix("[![") }
    let inside = links.reduce(0) { $0 + $1.utf8Range.count }
    return decoded.text.utf8.count - inside <= 4 * links.count
  }

  private static func range(of part: String, in text: String, after start: String.Index? = nil) -> Range<
    String.Index
  >? {
    let wanted = Array(part.utf8)
    let bytes = text.utf8
    var place = start ?? bytes.startIndex
    while place < bytes.endIndex {
      if bytes[place...].starts(with: wanted) { return place..<bytes.index(place, offsetBy: wanted.count) }
      place = bytes.index(after: place)
    }
    return nil
  }
}

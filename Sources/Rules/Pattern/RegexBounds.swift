/// The counts of a repetition: of `?`, `*` and `+`, or in braces, `{2}`, `{2,}`, `{2,5}` and `{,5}`, with or without
/// spaces.
struct RegexBounds: Equatable {
  var least: Int
  /// `nil` where there is no end to it.
  var most: Int?
  /// Where the last byte of it stands.
  var close: Int

  /// Reads the counts of the sign at `index`; `nil` where that begins none.
  init?(in pattern: [UInt8], at index: Int) {
    guard index < pattern.count else { return nil }
    switch pattern[index] {
    case UInt8(ascii: "?"): self.init(least: 0, most: 1, close: index)
    case UInt8(ascii: "*"): self.init(least: 0, most: nil, close: index)
    case UInt8(ascii: "+"): self.init(least: 1, most: nil, close: index)
    case UInt8(ascii: "{"): self.init(braceIn: pattern, at: index)
    default: return nil
    }
  }

  private init(least: Int, most: Int?, close: Int) {
    self.least = least
    self.most = most
    self.close = close
  }

  private init?(braceIn pattern: [UInt8], at index: Int) {
    guard let close = pattern[index...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let text = String(decoding: pattern[(index + 1)..<close], as: UTF8.self)
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.filter { !$0.isWhitespace }
    }
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }) else { return nil }
    guard let least = parts[0].isEmpty ? 0 : Int(parts[0]), least >= 0 else { return nil }
    self.least = least
    self.close = close
    if parts.count == 1 {
      most = least
    } else if !parts[1].isEmpty {
      guard let most = Int(parts[1]), most >= least else { return nil }
      self.most = most
    }
  }
}

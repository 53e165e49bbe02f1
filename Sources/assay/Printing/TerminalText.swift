/// Text from inputs, rules and names of files on its way to a terminal, which obeys control characters.
enum TerminalText {
  /// The text with what a terminal obeys made visible, as `\u001B`: control characters other than line feeds
  /// and tabs, and the characters that turn the direction of writing.
  ///
  /// In JSON, whose strings hold no control characters, the escape is JSON's own.
  static func safe(_ text: String) -> String { escaped(text) { $0 != "\n" && $0 != "\t" } }

  /// As `safe`, on one line.
  static func line(_ text: String) -> String { escaped(text) { _ in true } }

  private static func escaped(_ text: String, where isUnwanted: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: { obeys($0) && isUnwanted($0) }) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if obeys(scalar), isUnwanted(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        safe.append(
          contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  private static func obeys(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    // Directional marks, embeddings, overrides and isolates.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

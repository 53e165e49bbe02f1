/// A pattern for a whole line, as adapters write them to name the lines of a page that are no paper's.
///
/// ASCII case and the amount of white space do not matter. `#` stands for a number (`12`, `1.2k`,
/// `3,400`), `<month>` for the name of a month or its first three letters, `*` for anything.
struct LinePattern: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case text([UInt8])
    case number
    case month
    case anything
  }
  private let parts: [Part]

  init(_ pattern: String) {
    var parts: [Part] = []
    var text: [UInt8] = []
    var bytes = Self.normalised(pattern)[...]
    func flush(_ text: inout [UInt8], _ parts: inout [Part]) {
      if !text.isEmpty { parts.append(.text(text)) }
      text.removeAll()
    }
    while let byte = bytes.first {
      if bytes.starts(with: "<month>".utf8) {
        flush(&text, &parts)
        parts.append(.month)
        bytes = bytes.dropFirst(7)
        continue
      }
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "*") {
        flush(&text, &parts)
        parts.append(byte == UInt8(ascii: "#") ? .number : .anything)
      } else {
        text.append(byte)
      }
      bytes = bytes.dropFirst()
    }
    flush(&text, &parts)
    self.parts = parts
  }

  /// The form in which lines are compared: lower case, single spaces.
  static func normalised(_ line: String) -> [UInt8] {
    Array(asciiLowercased(TextCleaning.clean(line, paragraphs: .joined).text).utf8)
  }

  /// Whether the pattern matches the whole of a normalised line.
  func matches(_ line: [UInt8]) -> Bool { matches(line[...], parts[...]) }

  private func matches(_ line: ArraySlice<UInt8>, _ parts: ArraySlice<Part>) -> Bool {
    guard let part = parts.first else { return line.isEmpty }
    let rest = parts.dropFirst()
    switch part {
    case .text(let text): return line.starts(with: text) && matches(line.dropFirst(text.count), rest)
    case .number:
      let digits = line.prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
      guard digits.first.map({ $0 &- 0x30 < 10 }) == true else { return false }
      let after = line[digits.endIndex...]
      if let unit = after.first, "km".utf8.contains(unit), matches(after.dropFirst(), rest) { return true }
      return matches(after, rest)
    case .month:
      return Self.months.contains { month in
        [month[...], month.prefix(3)].contains {
          line.starts(with: $0) && matches(line.dropFirst($0.count), rest)
        }
      }
    case .anything:
      if rest.isEmpty { return true }
      return (line.startIndex...line.endIndex).contains { matches(line[$0...], rest) }
    }
  }

  private static let months: [[UInt8]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ].map { Array($0.utf8) }
}

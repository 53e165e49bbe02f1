import Assay

/// A failed example for the terminal: the sentence, with what was expected and what was found beneath it.
enum ExampleText {
  static func describe(_ outcome: ExampleOutcome) -> String {
    var lines = ["\(outcome.file):\(outcome.line):\(outcome.column): \(outcome.rule)", "  \(outcome.text)"]
    lines.append(
      "  \(underline(outcome.text, outcome.expected)) expected\(names(outcome.text, outcome.expected))")
    lines.append("  \(underline(outcome.text, outcome.found)) found\(names(outcome.text, outcome.found))")
    return lines.joined(separator: "\n")
  }

  static func slice(_ text: String, _ range: Range<Int>) -> String {
    let utf8 = Array(text.utf8)
    return String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
  }

  private static func names(_ text: String, _ stretches: [ExampleOutcome.Stretch]) -> String {
    if stretches.isEmpty { return " nothing" }
    return stretches.map { " [\(slice(text, $0.utf8Range))]" + ($0.role.isEmpty ? "" : "{\($0.role)}") }
      .joined()
  }

  private static func underline(_ text: String, _ stretches: [ExampleOutcome.Stretch]) -> String {
    var line = ""
    var offset = 0
    for scalar in text.unicodeScalars {
      line += stretches.contains { $0.utf8Range.contains(offset) } ? "^" : " "
      offset += scalar.utf8.count
    }
    return line
  }
}

import Glibc

/// Colours for a terminal, and nothing for anything else.
///
/// A style leaves marks in the text, which `Console` makes the terminal's sequences of after it has escaped
/// those that came with the text. The marks have a number that no input can know.
struct TerminalStyle {
  private static let key = String(UInt64.random(in: .min ... .max), radix: 36)
  private static let open = "\u{E000}\(key)"
  private static let close = "\u{E001}"

  let isColoured: Bool

  /// The style of standard output: plain where it is no terminal or `NO_COLOR` is set.
  static var standardOutput: TerminalStyle {
    TerminalStyle(isColoured: Console.isTerminal(STDOUT_FILENO) && getenv("NO_COLOR") == nil)
  }

  func good(_ text: String) -> String { wrap(text, "32") }
  func bad(_ text: String) -> String { wrap(text, "31") }
  func strong(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }

  private func wrap(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\(Self.mark(code))\(text)\(Self.mark("0"))" : text
  }

  private static func mark(_ code: String) -> String { "\(open)\(code)\(close)" }

  /// The text with the marks made sequences.
  static func shown(_ text: String) -> String {
    var parts = text.split(separator: open, omittingEmptySubsequences: false)
    guard parts.count > 1 else { return text }
    var shown = String(parts.removeFirst())
    for part in parts {
      let halves = part.split(separator: close, maxSplits: 1, omittingEmptySubsequences: false)
      shown += "\u{1B}[\(halves[0])m" + (halves.count > 1 ? halves[1] : "")
    }
    return shown
  }
}

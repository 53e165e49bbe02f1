import Glibc

/// Colours for a terminal, and nothing for anything else.
struct TerminalStyle {
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
    isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

import Glibc

/// Standard output and standard error, as the command line uses them: results go to the first, everything
/// else to the second.
enum Console {
  /// Writes lines to standard output, with what a terminal would obey escaped. A closed pipe ends the
  /// program quietly.
  static func print(_ text: String = "") {
    write(TerminalStyle.shown(TerminalText.safe(text)) + "\n", to: STDOUT_FILENO)
  }

  /// Writes lines to standard error, with what a terminal would obey escaped.
  static func error(_ text: String) { write(TerminalText.safe(text) + "\n", to: STDERR_FILENO) }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether standard output is a terminal whose user has not turned colours off (no-color.org).
  static var wantsColour: Bool { isTerminal(STDOUT_FILENO) && getenv("NO_COLOR") == nil }

  /// Writes text as it is.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        exit(errno == EPIPE ? 0 : 1)
      }
      bytes = bytes.dropFirst(count)
    }
  }
}

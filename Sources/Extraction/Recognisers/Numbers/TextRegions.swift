internal import Text

/// What the brackets and dollar signs of a text enclose, token by token: found in one pass.
struct TextRegions {
  private var flags: [UInt8]

  private static let formula: UInt8 = 1
  private static let citation: UInt8 = 2
  private static let parenthesis: UInt8 = 4
  private static let math: UInt8 = 8
  /// A formula of an abstract is shorter than this; past it, a `$` is a currency or damage.
  private static let longestFormula = 60
  private static let longestCitation = 24

  init(_ view: TokenView, vocabulary: NumberVocabulary) {
    flags = [UInt8](repeating: 0, count: view.count)
    markParentheses(view)
    markBrackets(view)
    markFormulas(view, vocabulary)
  }

  /// Whether a token stands in a formula that has more in it than a number.
  func isFormula(_ index: Int) -> Bool { flags[index] & Self.formula != 0 }
  /// Whether a token stands between two `$`.
  func isMath(_ index: Int) -> Bool { index >= 0 && index < flags.count && flags[index] & Self.math != 0 }
  /// Whether a token stands in brackets that hold only numbers of references.
  func isCitation(_ index: Int) -> Bool { flags[index] & Self.citation != 0 }
  /// Whether a parenthesis is open at a token.
  func isParenthesised(_ index: Int) -> Bool { flags[index] & Self.parenthesis != 0 }

  private mutating func markParentheses(_ view: TokenView) {
    var next = 0
    for sentence in view.text.sentences {
      var depth = 0
      /// The first token that is not marked yet.
      var from = sentence.lowerBound
      while next < view.punctuation.count, view.punctuation[next] < sentence.upperBound {
        let index = view.punctuation[next]
        next += 1
        switch view.mark(index) {
        case Mark.openParen:
          if depth > 0 { mark(from..<index, Self.parenthesis) }
          depth += 1
          from = index + 1
        case Mark.closeParen:
          // "1)" opens nothing: its parenthesis is not inside one.
          if depth > 0 { mark(from..<index + 1, Self.parenthesis) }
          depth = max(0, depth - 1)
          from = index + 1
        default: break
        }
      }
      if depth > 0 { mark(from..<sentence.upperBound, Self.parenthesis) }
    }
  }

  private mutating func mark(_ tokens: Range<Int>, _ flag: UInt8) {
    for index in tokens { flags[index] |= flag }
  }

  private mutating func markBrackets(_ view: TokenView) {
    var open: Int?
    for index in view.punctuation {
      switch view.mark(index) {
      case Mark.openBracket: open = index
      case Mark.closeBracket:
        if let from = open, index - from <= Self.longestCitation, isCitation(from + 1..<index, view) {
          mark(from..<index + 1, Self.citation)
        }
        open = nil
      default: break
      }
    }
  }

  private func isCitation(_ inside: Range<Int>, _ view: TokenView) -> Bool {
    guard !inside.isEmpty else { return false }
    for index in inside {
      if view.isNumber(index) {
        if view.length(index) > 4 || view.bytes(index).first == 0x30 { return false }
      } else {
        let mark = view.mark(index)
        guard mark == Mark.comma || mark == 0x3B || Mark.isDash(mark) else { return false }
      }
    }
    return true
  }

  private mutating func markFormulas(_ view: TokenView, _ vocabulary: NumberVocabulary) {
    var open: Int?
    for index in view.punctuation where view.mark(index) == Mark.dollar {
      if let from = open, index - from <= Self.longestFormula, closes(index, from, view) {
        let isNumeric = isNumeric(from + 1..<index, view, vocabulary)
        mark(from..<index + 1, isNumeric ? Self.math : Self.math | Self.formula)
        open = nil
      } else {
        open = index
      }
    }
  }

  /// A `$` that closes a formula is glued to what it closes; "$5 to $10" are two amounts.
  private func closes(_ index: Int, _ open: Int, _ view: TokenView) -> Bool {
    index > open + 1 && (view.isGlued(index) || view.isCommand(open + 1, "times"))
      && !(view.isGlued(index + 1) && view.beginsWithDigit(index + 1) && view.beginsWithDigit(open + 1))
  }

  private func isNumeric(_ inside: Range<Int>, _ view: TokenView, _ vocabulary: NumberVocabulary) -> Bool {
    for index in inside {
      guard let token = view.token(index) else { return false }
      if token.shape.contains(.command) {
        let allowed: [StaticString] = [
          "times", "sim", "approx", "pm", "cdot", "geq", "leq", "ge", "le", "gt", "lt", "text", "mathrm",
          "circ",
          "rm", "mathbf", "textbf", "bf",
        ]
        guard allowed.contains(where: { view.isCommand(index, $0) }) else { return false }
      } else if token.shape.contains(.hasLetter), !view.beginsWithDigit(index) {
        guard
          vocabulary.units.unit(token) != nil || vocabulary.scaleSymbols[token.word] != nil
            || vocabulary.roles(token).contains(.scale)
        else { return false }
      } else if view.mark(index) == Mark.underscore {
        return false
      }
    }
    return true
  }
}

import Testing

@testable import Rules

/// A macro is written out once and kept, which must change nothing.
@Suite("Macros")
struct MacroTests {
  private static let macros: [String: Macro] = [
    "A": "x (y|z)", "B": "&A w &A", "C": "&B &D", "D": "&C", "E": "[x | ", "F(p)": "&A &p", "G": "&F(&A)",
    "N0": "(x|y)", "N1": "(&N0|z)",
  ].reduce(into: [:]) { macros, entry in
    let parts = entry.key.split { "()".contains($0) }.map(String.init)
    macros[parts[0]] = Macro(
      parameters: Array(parts.dropFirst()), pattern: entry.value,
      position: SourcePosition(file: "m", line: 1, column: 1))
  }

  private static func outcome(_ pattern: String, _ parser: inout PatternParser) -> String {
    do { return PatternText.text(of: try parser.parse(pattern)) } catch {
      return "\(error.column): \(error.message)"
    }
  }

  @Test(
    "A parser that has read other patterns reads each as a new one does",
    arguments: ["&A", "&B &A", "&C", "&D", "u &E", "&F(v)", "&G &B", "&F(&B)", "&p", "u &A(v)", "&N1 &N0"])
  func kept(pattern: String) {
    var used = PatternParser(macros: Self.macros)
    for other in ["&A", "&B", "&C", "&E", "&G", "&N1", "((((", "&F(&A)"] { _ = Self.outcome(other, &used) }
    var new = PatternParser(macros: Self.macros)
    #expect(Self.outcome(pattern, &used) == Self.outcome(pattern, &new))
  }

  @Test("A macro may not hold itself")
  func circular() {
    var parser = PatternParser(macros: Self.macros)
    #expect(Self.outcome("&D", &parser).contains("there is no macro"))
  }

  @Test("Brackets that a kept macro holds count as deep as where it stands")
  func depth() {
    var parser = PatternParser(macros: Self.macros)
    _ = Self.outcome("&N1", &parser)
    let deep = { (count: Int) in
      String(repeating: "(", count: count) + "&N1" + String(repeating: ")", count: count)
    }
    // The pattern is one level, the macro N1 three and N0 in it three more, less the one they share.
    let deepest = (1...60).last { !Self.outcome(deep($0), &parser).contains("brackets nest") } ?? 0
    var fresh = PatternParser(macros: Self.macros)
    #expect(!Self.outcome(deep(deepest), &fresh).contains("brackets nest"))
    fresh = PatternParser(macros: Self.macros)
    #expect(deepest < 60 && Self.outcome(deep(deepest + 1), &fresh).contains("brackets nest"))
  }
}

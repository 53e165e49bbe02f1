import Rules
import Text

/// The tests of a token that need more than its word, compiled to branches: each asks one thing and says where its
/// yes and its no lead, so that a test is a short walk over plain memory.
struct BranchTable: Sendable {
  struct Branch: Sendable {
    var step: Step
    /// The branches that follow, or how the test ends.
    var yes: Int32
    var no: Int32

    static let passes: Int32 = -1
    static let fails: Int32 = -2
  }

  private(set) var branches: [Branch] = []
  /// For each dynamic test the branch at which it begins, or how it ends without one.
  private(set) var entries: [Int32] = []
  /// The kinds of markup that tests ask for.
  private(set) var markupKinds: [String] = []
  /// For each test of a span how the first token of the span is read.
  private var spans: [Step] = []

  /// Compiles the tests of a table. O(their size).
  init(_ predicates: PredicateTable) {
    for (number, span) in predicates.spans.enumerated() {
      let layer = Int32(span.layer)
      if span.bit != 0 {
        spans.append(Step(.spanPassing, layer, Int32(span.bit.trailingZeroBitCount)))
      } else {
        spans.append(span.conditions.isEmpty ? Step(.span, layer) : Step(.spanAsking, layer, Int32(number)))
      }
    }
    for test in predicates.dynamicTests {
      entries.append(compile(test, yes: Branch.passes, no: Branch.fails))
    }
  }

  /// An instruction as the machine reads it.
  func step(_ instruction: Instruction) -> Step {
    switch instruction {
    case .test(let predicate): step(predicate)
    case .span(let test): spans[Int(test)]
    case .spanRest(let test): Step(.spanRest, spans[Int(test)].first)
    case .split(let first, let second): Step(.split, first, second)
    case .jump(let target): Step(.jump, target)
    case .open(let role): Step(.open, role)
    case .close(let role): Step(.close, role)
    case .edge(.sentenceStart): Step(.sentenceStart)
    case .edge(.sentenceEnd): Step(.sentenceEnd)
    case .edge(.fieldStart): Step(.fieldStart)
    case .edge(.fieldEnd): Step(.fieldEnd)
    case .edge(.glued): Step(.glued)
    case .look(let look, let isNegated): Step(isNegated ? .lookNot : .look, look)
    case .match: Step(.match)
    }
  }

  private func step(_ predicate: Predicate) -> Step {
    switch predicate {
    case .any: Step(.any)
    case .folded(let word): Step(.folded, Int32(bitPattern: word))
    case .exact(let word): Step(.exact, Int32(bitPattern: word))
    case .shape(let shape): Step(.shape, Int32(shape.rawValue))
    case .cached(let test): Step(.known, test / 64, test % 64)
    case .dynamic(let test): Step(.branches, entries[Int(test)])
    }
  }

  /// Compiles a test backwards, from where its answers lead.
  private mutating func compile(_ test: DynamicTest, yes: Int32, no: Int32) -> Int32 {
    switch test {
    case .not(let inner): return compile(inner, yes: no, no: yes)
    case .all(let tests): return tests.reversed().reduce(yes) { compile($1, yes: $0, no: no) }
    case .oneOf(let tests): return tests.reversed().reduce(no) { compile($1, yes: yes, no: $0) }
    // A test that stands in another one has been compiled before it.
    case .predicate(let predicate): branches.append(Branch(step: step(predicate), yes: yes, no: no))
    case .inside(let test):
      var step = spans[test]
      step.operation =
        switch step.operation {
        case .span: .inside
        case .spanPassing: .insidePassing
        default: .insideAsking
        }
      branches.append(Branch(step: step, yes: yes, no: no))
    case .markup(let kind):
      branches.append(Branch(step: Step(.markup, Int32(number(of: kind))), yes: yes, no: no))
    }
    return Int32(branches.count - 1)
  }

  private mutating func number(of kind: String) -> Int {
    if let known = markupKinds.firstIndex(of: kind) { return known }
    markupKinds.append(kind)
    return markupKinds.count - 1
  }
}

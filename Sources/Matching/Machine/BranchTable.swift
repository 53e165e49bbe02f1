import Rules

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

  /// Compiles the tests of a table. O(their size).
  init(_ predicates: PredicateTable) {
    for test in predicates.dynamicTests {
      entries.append(compile(test, yes: Branch.passes, no: Branch.fails, predicates: predicates))
    }
  }

  /// Compiles a test backwards, from where its answers lead.
  private mutating func compile(
    _ test: DynamicTest, yes: Int32, no: Int32, predicates: PredicateTable
  ) -> Int32 {
    switch test {
    case .not(let inner): return compile(inner, yes: no, no: yes, predicates: predicates)
    case .all(let tests):
      return tests.reversed().reduce(yes) { compile($1, yes: $0, no: no, predicates: predicates) }
    case .oneOf(let tests):
      return tests.reversed().reduce(no) { compile($1, yes: yes, no: $0, predicates: predicates) }
    // A test that stands in another one has been compiled before it.
    case .predicate(let predicate): branches.append(Branch(step: Step(predicate, branches: self), yes: yes, no: no))
    case .inside(let span):
      let step = Step(
        predicates.spans[span], span, any: .inside, passing: .insidePassing, asking: .insideAsking)
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

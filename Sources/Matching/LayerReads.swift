/// Which layers a program reads, its look-arounds included.
struct LayerReads {
  let predicates: PredicateTable
  let looks: [LookProgram]

  /// Adds the layers that a program reads.
  func collect(_ program: Program, into layers: inout Set<Int>) {
    for instruction in program.instructions {
      switch instruction {
      case .span(let test): layers.insert(predicates.spans[Int(test)].layer)
      case .test(.dynamic(let test)): collect(predicates.dynamicTests[Int(test)], into: &layers)
      case .look(let look, _): collect(looks[Int(look)].outward, into: &layers)
      case .test, .spanRest, .split, .jump, .open, .close, .edge, .match: break
      }
    }
  }

  private func collect(_ test: DynamicTest, into layers: inout Set<Int>) {
    switch test {
    case .inside(let span): layers.insert(predicates.spans[span].layer)
    case .not(let inner): collect(inner, into: &layers)
    case .all(let tests), .oneOf(let tests): for test in tests { collect(test, into: &layers) }
    case .predicate, .markup: break
    }
  }
}

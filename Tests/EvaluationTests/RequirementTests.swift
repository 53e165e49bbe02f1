import Evaluation
import Records
import Testing

@Suite("Requirements")
struct RequirementTests {
  static let report = ScorerTests.score(
    [paper("p", "A B", [(.model, "A"), (.model, "B")])], [paper("p", "A B", [(.model, "A")])])

  @Test(
    "bounds are read and checked",
    arguments: [
      ("model.recall>=0.5", true), ("model.recall > 0.5", false), ("model.recall<=0.5", true),
      ("model.recall<0.5", false), ("model.recall==0.5", true), ("model.strict.precision>=1", true),
      ("micro.f1>=0.6666666666", true), ("overall.partial.f1>=.9", false), ("entities.model.f1 >= 0.1", true),
      ("model.f1>=0.1; model.recall>=0.1,\nmodel.precision>=0.1", true), ("MODEL.f1>0", false),
    ])
  func check(text: String, isMet: Bool) throws {
    let requirements = try Requirement.parse(text)
    #expect(Requirement.shortfalls(of: requirements, in: Self.report).isEmpty == isMet)
  }

  @Test(
    "errors name the place and what to write",
    arguments: [
      ("", "1: no requirement; write one such as dataset.f1>=0.9"), (" , ", "1: no requirement"),
      ("model.f1", "1: expected >=, <=, ==, > or < in \"model.f1\""),
      ("model.f1=0.9", "9: expected >=, <=, ==, > or <, found \"=\""),
      ("model.f1>=high", "11: expected a number such as 0.9, found \"high\""),
      ("model.f1>=", "11: expected a number"), ("model.f2>=1", "1: \"model.f2\" must end in"),
      ("model.f1>=0.1, f1>=1", "16: \"f1\" must end in"), ("model.f1>=nan", "11: expected a number"),
    ])
  func syntax(text: String, message: String) {
    let error = #expect(throws: Requirement.SyntaxError.self) { try Requirement.parse(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }

  @Test("a shortfall says what is, and a name that was not measured what there is")
  func shortfall() throws {
    let shortfalls = Requirement.shortfalls(
      of: try Requirement.parse("model.recall>=0.75, models.f1>=0.5"), in: Self.report)
    #expect(shortfalls[0].description == "model.recall>=0.75 is not met: it is 0.5000")
    #expect(
      shortfalls[1].description == "models.f1>=0.5 cannot be checked: nothing was measured under \"models\"; "
        + "there are model, micro, macro, overall, entities, entities.model")
  }

  @Test(
    "names of rows are read as they are written",
    arguments: [
      ScoreName(.type, "dataset", .strict), ScoreName(.type, "two.part", .type),
      ScoreName(.overall, "", .exact),
      ScoreName(.entities), ScoreName(.entities, "task"), ScoreName(.results, "metric-value"),
      ScoreName(.facts, "code"),
    ])
  func names(name: ScoreName) {
    #expect(ScoreName(rawValue: name.rawValue) == name)
  }
}

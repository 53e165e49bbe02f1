import Evaluation
import Foundation
import Records
import Testing

/// Python with nervaluate in a virtual environment of its own under `.build`; `nil` where there is no
/// Python or the registry is out of reach.
let nervaluatePython: String? = {
  let version = "1.2.1"
  let folder = packageFolder.appendingPathComponent(".build/nervaluate-\(version)")
  let python = folder.appendingPathComponent("bin/python").path
  let check = [python, "-c", "import nervaluate"]
  if run(check)?.status == 0 { return python }
  guard run(["python3", "-m", "venv", folder.path])?.status == 0 else { return nil }
  _ = run([
    python, "-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "10", "nervaluate==\(version)",
  ])
  return run(check)?.status == 0 ? python : nil
}()

@Suite("Agreement with nervaluate")
struct NervaluateTests {
  @Test(
    "every number is the same, to the last digit",
    .enabled(if: nervaluatePython != nil, "needs python3 with venv, and nervaluate from PyPI"),
    arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func same(seed: UInt64) throws {
    var random = RandomRecords(seed: seed)
    let (gold, predicted) = random.papers(seed == 1 ? 300 : 12)
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ bytes: [UInt8], _ name: String) throws -> String {
      let url = folder.appendingPathComponent(name)
      try Data(bytes).write(to: url)
      return url.path
    }
    func lines(_ records: [Record]) -> [UInt8] { records.flatMap { $0.encoded() + [0x0A] } }
    var options = Scorer.Options()
    options.resamples = 10
    let report = Scorer(options: options).score(gold: gold, predicted: predicted)
    let script = packageFolder.appendingPathComponent("Tests/EvaluationTests/nervaluate_check.py").path
    let python = try #require(nervaluatePython)
    let outcome = try #require(
      run([
        python, script, try write(lines(gold), "gold.jsonl"),
        try write(lines(predicted), "predicted.jsonl"), try write(JSONReport(report).render(), "scores.json"),
      ]))
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.hasSuffix("numbers compared\n") && !outcome.output.hasPrefix("0 "))
  }
}

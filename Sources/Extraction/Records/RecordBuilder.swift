import Matching
import Records
import Rules
import Text

/// Makes a record of what was found: token ranges become Unicode scalar offsets, mentions get ids, and
/// entities, results and facts refer to them.
struct RecordBuilder {
  let reading: PaperReading
  let rules: CompiledRules
  let confidence: [String: Double]
  let resultWords: ResultWords
  let ownWords: OwnWords

  func record(of paper: Paper) -> Record {
    var record = Record(paper: paper)
    let fields = paper.fields
    let offsets = fields.map { ScalarOffsets($0.text) }
    for (index, candidate) in reading.mentions.enumerated() {
      let field = reading.text.field(ofToken: candidate.tokens.lowerBound)
      guard field < fields.count else { continue }
      let utf8 = candidate.utf8Range ?? reading.text.utf8Range(of: candidate.tokens)
      let start = reading.text.fieldStarts[field]
      let range = offsets[field].scalarRange(utf8Range: utf8.lowerBound - start..<utf8.upperBound - start)
      let rule = rules.rules[candidate.rule].id
      record.mentions.append(
        Mention(
          id: "m\(index)", type: MentionType(rawValue: candidate.type), field: fields[field].field,
          scalarRange: range, text: reading.text.string(utf8: utf8),
          quantity: candidate.quantity, link: candidate.link, attributes: candidate.attributes, rule: rule,
          confidence: confidence[rule]))
    }
    let canonicals = CanonicalNames(reading: reading)
    for index in record.mentions.indices
    where record.mentions[index].quantity == nil && record.mentions[index].link == nil {
      record.mentions[index].canonical = canonicals.name(of: index)
    }
    record.entities = EntityGrouping.entities(of: record.mentions)
    let names = OwnNames(reading: reading, words: ownWords) { rules.rules[$0.rule].proposes }
    let own = names.mentions()
    record.results = results(own: own, names)
    record.facts = facts(of: record, own: own)
    return record
  }

  private func results(own: [Int], _ names: OwnNames) -> [Result] {
    let proposed =
      own.first { reading.mentions[$0].type == "model" } ?? names.titleName() ?? names.coinedSubject(told: 1)
      ?? names.coinedName()
    let assembler = ResultAssembler(
      text: reading.text, mentions: reading.mentions, words: resultWords,
      ownModel: proposed)
    return assembler.results(reading.drafts).map { assembled in
      func id(_ number: Int?) -> String? { number.map { "m\($0)" } }
      var baseline: Result.Baseline?
      if assembled.baselineModel != nil || assembled.baselineValue != nil {
        baseline = Result.Baseline(model: id(assembled.baselineModel), value: id(assembled.baselineValue))
      }
      let rule = rules.rules[assembled.rule].id
      return Result(
        metric: id(assembled.arguments["metric"]), value: "m\(assembled.value)",
        dataset: id(assembled.arguments["dataset"]), model: id(assembled.arguments["model"]),
        task: id(assembled.arguments["task"]), kind: assembled.kind, baseline: baseline, rule: rule,
        confidence: confidence[rule])
    }
  }

  private func facts(of record: Record, own: [Int]) -> Facts {
    var facts = Facts()
    facts.proposes = own.map { record.mentions[$0].text }
    facts.code =
      OwnRelease(reading: reading, words: ownWords).link()?.url
      ?? record.paper.links.first { $0.role == "code" }?.url
    return facts
  }
}

import Records
import Text

/// Makes a record of what was found: token ranges become Unicode scalar offsets, mentions get ids, and
/// entities, results and facts refer to them.
struct RecordBuilder {
  let reading: PaperReading
  let rules: RecordRules
  let resultWords: ResultWords
  let ownWords: OwnWords

  func record(of paper: Paper) -> Record {
    var record = Record(paper: paper)
    record.mentions = mentions(in: paper.fields)
    record.entities = EntityGrouping.entities(of: record.mentions)
    var units = ResultUnits()
    let parts = rules.parts
    let features = reading.mentions.map { mention in
      MentionFeatures(mention, part: parts[mention.type.number], units: &units)
    }
    let names = OwnNames(reading: reading, features: features, words: ownWords, proposes: rules.proposes)
    let own = names.mentions()
    record.results = results(own: own, names)
    record.facts = facts(of: record, own: own)
    return record
  }

  private func mentions(in fields: [(field: Field, text: String)]) -> [Mention] {
    let offsets = fields.map { ScalarOffsets($0.text) }
    let canonicals = CanonicalNames(reading: reading)
    return reading.mentions.indices.map { index in
      let tokens = reading.mentions[index].tokens
      let content = reading.mentions[index].content
      let rule = reading.mentions[index].rule
      let field = reading.text.field(ofToken: tokens.lowerBound)
      let utf8 = content?.utf8Range ?? reading.nameRange(of: tokens, singular: rules.singular[rule])
      let start = reading.text.fieldStarts[field]
      let range = offsets[field].scalarRange(utf8Range: utf8.lowerBound - start..<utf8.upperBound - start)
      return Mention(
        id: MentionID.text(index), type: rules.types[reading.mentions[index].type.number],
        field: fields[field].field, scalarRange: range, text: reading.text.string(utf8: utf8),
        canonical: canonicals.name(of: index),
        quantity: content.flatMap { $0.hasQuantity ? $0.quantity : nil },
        link: content.flatMap { $0.hasLink ? $0.link : nil }, attributes: content?.attributes ?? [:],
        rule: rules.ids[rule], confidence: rules.confidence[rule])
    }
  }

  private func results(own: [Int], _ names: OwnNames) -> [Result] {
    if reading.drafts.isEmpty { return [] }
    let proposed =
      own.first { names.features[$0].part == .model } ?? names.titleName() ?? names.coinedSubject(told: 1)
      ?? names.coinedName()
    let assembler = ResultAssembler(
      text: reading.text, mentions: names.features, words: resultWords, roles: rules.roles, ownModel: proposed
    )
    return assembler.results(reading.drafts).map { assembled in
      func id(_ number: Int?) -> String? { number.map { MentionID.text($0) } }
      var baseline: Result.Baseline?
      if assembled.baselineModel != nil || assembled.baselineValue != nil {
        baseline = Result.Baseline(model: id(assembled.baselineModel), value: id(assembled.baselineValue))
      }
      return Result(
        metric: id(assembled.arguments[.metric]), value: MentionID.text(assembled.value),
        dataset: id(assembled.arguments[.dataset]), model: id(assembled.arguments[.model]),
        task: id(assembled.arguments[.task]), kind: assembled.kind, baseline: baseline,
        rule: rules.ids[assembled.rule], confidence: rules.confidence[assembled.rule])
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

public import Records

/// The gold papers, each with the predicted record of the same paper.
public struct PaperPairing: Sendable {
  /// A gold paper with its prediction.
  public struct Pair: Sendable {
    /// The gold paper.
    public var gold: Record
    /// What was predicted for it; `nil` where nothing was.
    public var predicted: Record?
  }

  /// A pair for each gold paper, in the order of gold.
  public private(set) var pairs: [Pair] = []
  /// What a reader of the scores should know: papers without a partner, texts that differ.
  public private(set) var notes: [String] = []

  /// Pairs papers by id and, where an id has no partner, by title and abstract.
  ///
  /// The scores of a gold paper that has no partner count all its mentions as missing. A predicted
  /// paper that is not in gold is left out: nobody judged it.
  public init(gold: [Record], predicted: [Record]) {
    var byID: [String: Int] = [:]
    var byText: [[String]: Int] = [:]
    for (index, record) in predicted.enumerated() {
      if byID[record.paper.id] == nil {
        byID[record.paper.id] = index
      } else {
        notes.append("\(record.paper.id): predicted more than once; the first record is scored")
      }
      let text = Self.text(of: record.paper)
      if !text.allSatisfy(\.isEmpty), byText[text] == nil { byText[text] = index }
    }
    let goldIDs = Set(gold.map(\.paper.id))
    var used: Set<Int> = []
    for record in gold {
      var match = byID[record.paper.id]
      if match == nil, let index = byText[Self.text(of: record.paper)],
        !goldIDs.contains(predicted[index].paper.id), !used.contains(index)
      {
        match = index
      }
      if let match {
        used.insert(match)
      } else {
        notes.append("\(record.paper.id): nothing was predicted for this gold paper")
      }
      pairs.append(Pair(gold: record, predicted: match.map { predicted[$0] }))
      noteDifferences(pairs[pairs.count - 1])
    }
    let extra = predicted.indices.filter { !used.contains($0) && byID[predicted[$0].paper.id] == $0 }
    if !extra.isEmpty {
      notes.append("\(extra.count) predicted \(extra.count == 1 ? "paper is" : "papers are") not in gold")
    }
  }

  private static func text(of paper: Paper) -> [String] { [folded(paper.title), folded(paper.abstract)] }

  private mutating func noteDifferences(_ pair: Pair) {
    guard let predicted = pair.predicted?.paper else { return }
    for (gold, other) in zip(pair.gold.paper.fields, predicted.fields)
    where !other.text.isEmpty && gold.text != other.text {
      notes.append(
        "\(pair.gold.paper.id): the predicted \(gold.field.rawValue) differs from gold's, so that offsets"
          + " may not agree")
    }
  }
}

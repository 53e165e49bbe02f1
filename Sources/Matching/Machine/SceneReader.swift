import Rules
import Text

/// What the machine sees of a scene: the tokens, the layers and what is known of the words, as plain memory.
///
/// A reader is valid only inside `Scene.withReader`, which keeps what it points to in place. Positions and numbers
/// come from the compiler and from loops over the text's own tokens, never from input.
struct SceneReader {
  let tokens: UnsafeBufferPointer<Token>
  let fields: UnsafeBufferPointer<Range<Int>>
  /// Where the row of each token's word begins in `facts`.
  let rows: UnsafeBufferPointer<Int>
  let facts: UnsafeBufferPointer<UInt64>
  let blocks: UnsafeBufferPointer<Int>
  let cells: UnsafeBufferPointer<UInt8>
  let spanAtCell: UnsafeBufferPointer<Int32>
  let spans: UnsafeBufferPointer<LayerSpan>
  let passed: UnsafeBufferPointer<UInt64>
  let attributes: UnsafeBufferPointer<[String: String]>
  let spanTests: UnsafeBufferPointer<SpanPredicate>
  let branches: UnsafeBufferPointer<BranchTable.Branch>
  let looks: UnsafeBufferPointer<LookTable.Entry>
  let lookCode: UnsafeBufferPointer<Step>
  let lookClosures: UnsafeBufferPointer<UInt64>
  /// The stretches inside markup, by the kinds' numbers.
  let markup: UnsafeBufferPointer<[Range<Int>]>

  /// Where a program goes on after reading the token at `position`, or -1.
  @inline(__always)
  func next(_ step: Step, at pc: Int, reading position: Int, isBackwards: Bool = false) -> Int {
    switch step.operation {
    case .any: return pc + 1
    case .folded: return tokens[position].folded == UInt32(bitPattern: step.first) ? pc + 1 : -1
    case .exact: return tokens[position].word == UInt32(bitPattern: step.first) ? pc + 1 : -1
    case .shape: return hasShape(step, at: position) ? pc + 1 : -1
    case .known: return isKnown(step, at: position) ? pc + 1 : -1
    case .branches: return follow(step.first, at: position) ? pc + 1 : -1
    case .span, .spanPassing, .spanAsking:
      let cell = cell(step, at: position)
      guard cell == Layers.Cell.single || cell == (isBackwards ? Layers.Cell.end : Layers.Cell.begin) else {
        return -1
      }
      if step.operation == .spanPassing, !passes(step, at: position) { return -1 }
      if step.operation == .spanAsking, !asks(step, at: position) { return -1 }
      return cell == Layers.Cell.single ? pc + 2 : pc + 1
    case .spanRest:
      let cell = cell(step, at: position)
      if cell == Layers.Cell.inner { return pc }
      return cell == (isBackwards ? Layers.Cell.begin : Layers.Cell.end) ? pc + 1 : -1
    default: return -1
    }
  }

  /// Whether a step that asks for a word does not read the token at `position`; false where that takes longer to say.
  @inline(__always)
  func refuses(_ step: Step, at position: Int) -> Bool {
    step.operation == .folded && tokens[position].folded != UInt32(bitPattern: step.first)
  }

  @inline(__always)
  private func hasShape(_ step: Step, at position: Int) -> Bool {
    let shape = UInt16(truncatingIfNeeded: step.first)
    return tokens[position].shape.rawValue & shape == shape
  }

  @inline(__always)
  private func isKnown(_ step: Step, at position: Int) -> Bool {
    facts[rows[position] &+ Int(step.first)] >> UInt64(truncatingIfNeeded: step.second) & 1 != 0
  }

  /// The place that the token has in a span of the step's layer.
  @inline(__always)
  private func cell(_ step: Step, at position: Int) -> UInt8 {
    let block = blocks[Int(step.first)]
    return block < 0 ? Layers.Cell.none : cells[block &+ position]
  }

  @inline(__always)
  private func passes(_ step: Step, at position: Int) -> Bool {
    let span = Int(spanAtCell[blocks[Int(step.first)] &+ position])
    return passed[span] >> UInt64(truncatingIfNeeded: step.second) & 1 != 0
  }

  /// Whether the span that covers the token passes a test that has no bit.
  private func asks(_ step: Step, at position: Int) -> Bool {
    let span = Int(spanAtCell[blocks[Int(step.first)] &+ position])
    return spanTests[Int(step.second)].holds(for: attributes[Int(spans[span].attributes.number)])
  }

  /// Walks the branches of a test.
  private func follow(_ entry: Int32, at position: Int) -> Bool {
    var place = entry
    while place >= 0 {
      let branch = branches[Int(place)]
      place = answers(branch.step, at: position) ? branch.yes : branch.no
    }
    return place == BranchTable.Branch.passes
  }

  @inline(__always)
  private func answers(_ step: Step, at position: Int) -> Bool {
    switch step.operation {
    case .any: true
    case .folded: tokens[position].folded == UInt32(bitPattern: step.first)
    case .exact: tokens[position].word == UInt32(bitPattern: step.first)
    case .shape: hasShape(step, at: position)
    case .known: isKnown(step, at: position)
    case .branches: follow(step.first, at: position)
    case .inside: cell(step, at: position) != Layers.Cell.none
    case .insidePassing: cell(step, at: position) != Layers.Cell.none && passes(step, at: position)
    case .insideAsking: cell(step, at: position) != Layers.Cell.none && asks(step, at: position)
    case .markup: markup[Int(step.first)].contains { $0.contains(position) }
    default: false
    }
  }

  /// Whether the place before the token at `position` is such an edge.
  @inline(__always)
  func holds(edge step: Step, at position: Int, in sentence: Range<Int>) -> Bool {
    let edge: PatternNode.Edge =
      switch step.operation {
      case .sentenceStart: .sentenceStart
      case .sentenceEnd: .sentenceEnd
      case .fieldStart: .fieldStart
      case .fieldEnd: .fieldEnd
      default: .glued
      }
    return edge.holds(at: position, in: sentence, tokens: tokens, fields: fields)
  }
}

extension Scene {
  /// Lends the scene to the machine for the length of `body`.
  func withReader<Value>(_ body: (SceneReader) -> Value) -> Value {
    looks.withBuffers { looks, lookCode, lookClosures in
      predicates.spans.withUnsafeBufferPointer { spanTests in
        branches.branches.withUnsafeBufferPointer { branches in
          text.tokens.withUnsafeBufferPointer { tokens in
            text.fields.withUnsafeBufferPointer { fields in
              rows.withUnsafeBufferPointer { rows in
                facts.rows.withUnsafeBufferPointer { facts in
                  layers.withBuffers { blocks, cells, spanAtCell, spans, passed in
                    attributes.withSets { attributes in
                      markup.withUnsafeBufferPointer { markup in
                        body(
                          SceneReader(
                            tokens: tokens, fields: fields, rows: rows, facts: facts, blocks: blocks,
                            cells: cells, spanAtCell: spanAtCell, spans: spans, passed: passed,
                            attributes: attributes, spanTests: spanTests, branches: branches,
                            looks: looks, lookCode: lookCode, lookClosures: lookClosures, markup: markup))
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

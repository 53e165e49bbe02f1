import Rules
import Text

/// What the machine sees of a scene: the tokens, the layers and what is known of the words, as plain memory.
///
/// A reader is valid only inside `Scene.withReader`, which keeps what it points to in place. It is a bundle
/// of pointers so that passing it costs nothing and a test is a load and a comparison; positions and numbers
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
  let dynamicTests: UnsafeBufferPointer<DynamicTest>
  let looks: UnsafeBufferPointer<LookTable.Entry>
  let lookCode: UnsafeBufferPointer<Instruction>
  let lookClosures: UnsafeBufferPointer<UInt64>
  let markup: UnsafePointer<[String: [Range<Int>]]>

  /// Where a program goes on after reading the token at `position` with an instruction, or `nil`.
  @inline(__always)
  func read(_ instruction: Instruction, pc: Int, at position: Int, isBackwards: Bool = false) -> Int? {
    switch instruction {
    case .test(let predicate): return holds(predicate, at: position) ? pc + 1 : nil
    case .span(let test):
      let cell = cell(spanTests[Int(test)].layer, at: position)
      guard cell == Layers.Cell.single || cell == (isBackwards ? Layers.Cell.end : Layers.Cell.begin),
        holds(span: Int(test), at: position)
      else { return nil }
      return cell == Layers.Cell.single ? pc + 2 : pc + 1
    case .spanRest(let test):
      let cell = cell(spanTests[Int(test)].layer, at: position)
      if cell == Layers.Cell.inner { return pc }
      return cell == (isBackwards ? Layers.Cell.begin : Layers.Cell.end) ? pc + 1 : nil
    default: return nil
    }
  }

  @inline(__always)
  private func cell(_ layer: Int, at position: Int) -> UInt8 {
    let block = blocks[layer]
    return block < 0 ? Layers.Cell.none : cells[block + position]
  }

  /// Whether the span that covers the token passes a test of its layer.
  @inline(__always)
  private func holds(span test: Int, at position: Int) -> Bool {
    let bit = spanTests[test].bit
    let span = Int(spanAtCell[blocks[spanTests[test].layer] + position])
    if bit != 0 { return passed[span] & bit != 0 }
    return spanTests[test].conditions.isEmpty
      || spanTests[test].holds(for: attributes[Int(spans[span].attributes.number)])
  }

  @inline(__always)
  func holds(_ predicate: Predicate, at position: Int) -> Bool {
    switch predicate {
    case .any: true
    case .folded(let word): tokens[position].folded == word
    case .exact(let word): tokens[position].word == word
    case .shape(let shape): tokens[position].shape.isSuperset(of: shape)
    case .cached(let test): facts[rows[position] + Int(test) / 64] >> UInt64(test % 64) & 1 != 0
    case .dynamic(let index): holds(dynamicTests[Int(index)], at: position)
    }
  }

  private func holds(_ test: DynamicTest, at position: Int) -> Bool {
    switch test {
    case .predicate(let predicate): return holds(predicate, at: position)
    case .markup(let kind): return markup.pointee[kind]?.contains { $0.contains(position) } ?? false
    case .inside(let span):
      return cell(spanTests[span].layer, at: position) != Layers.Cell.none && holds(span: span, at: position)
    case .not(let inner): return !holds(inner, at: position)
    case .all(let tests):
      for test in tests where !holds(test, at: position) { return false }
      return true
    case .oneOf(let tests):
      for test in tests where holds(test, at: position) { return true }
      return false
    }
  }

  /// Whether the place before the token at `position` is such an edge.
  @inline(__always)
  func holds(_ edge: PatternNode.Edge, at position: Int, in sentence: Range<Int>) -> Bool {
    edge.holds(at: position, in: sentence, tokens: tokens, fields: fields)
  }
}

extension Scene {
  /// Lends the scene to the machine for the length of `body`.
  func withReader<Value>(_ body: (SceneReader) -> Value) -> Value {
    looks.withBuffers { looks, lookCode, lookClosures in
      predicates.spans.withUnsafeBufferPointer { spanTests in
        predicates.dynamicTests.withUnsafeBufferPointer { dynamicTests in
          text.tokens.withUnsafeBufferPointer { tokens in
            text.fields.withUnsafeBufferPointer { fields in
              rows.withUnsafeBufferPointer { rows in
                facts.rows.withUnsafeBufferPointer { facts in
                  layers.withBuffers { blocks, cells, spanAtCell, spans, passed in
                    attributes.withSets { attributes in
                      withUnsafePointer(to: layers.markup) { markup in
                        body(
                          SceneReader(
                            tokens: tokens, fields: fields, rows: rows, facts: facts, blocks: blocks,
                            cells: cells, spanAtCell: spanAtCell, spans: spans, passed: passed,
                            attributes: attributes, spanTests: spanTests, dynamicTests: dynamicTests,
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

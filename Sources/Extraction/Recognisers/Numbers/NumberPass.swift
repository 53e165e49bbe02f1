internal import Records
internal import Text

/// One pass of the number recogniser over one text.
struct NumberPass {
  let view: TokenView
  let vocabulary: NumberVocabulary
  let regions: TextRegions
  let context: NumberContext
  private(set) var scan = NumberScan()
  /// One past the last number that was part of a name or label: "Sections 3 and 4", "GPT-3.5 and 4".
  private var namedEnd = -1
  /// One past the second number of the last change: "from 47.1 to 54.3".
  private var changeEnd = -1
  /// The tokens between the excluded ranges in which a span must stay.
  private var bounds = 0..<0

  init(view: TokenView, vocabulary: NumberVocabulary) {
    self.view = view
    self.vocabulary = vocabulary
    regions = TextRegions(view, vocabulary: vocabulary)
    context = NumberContext(view: view, vocabulary: vocabulary, regions: regions)
  }

  /// Reads the number that may begin at `index`, records it, and returns where to go on.
  mutating func consider(_ index: Int, within bounds: Range<Int>) -> Int {
    self.bounds = bounds
    guard let token = view.token(index) else { return index + 1 }
    if view.beginsWithDigit(index) || view.mark(index) == Mark.point {
      switch NumeralReader(view: view, vocabulary: vocabulary).read(at: index) {
      case .other(let end):
        reject(index..<end, .notANumber)
        namedEnd = end
        return end
      case .numeral(let numeral): return consider(numeral, from: index)
      }
    }
    let roles = vocabulary.roles(token)
    if roles.contains(.cardinal),
      let numeral = SpelledNumeralReader(view: view, vocabulary: vocabulary).read(at: index)
    {
      return consider(numeral, from: index)
    }
    let single = SingleWordNumber(view: view, vocabulary: vocabulary)
    guard let (range, numeral) = single.read(at: index, roles: roles) else {
      let isOrdinal = roles.contains(.fraction) && token.folded != vocabulary.word.half
      reject(index..<index + 1, isOrdinal ? .ordinal : .vague)
      return index + 1
    }
    guard range.lowerBound >= firstFree else { return index + 1 }
    return consider(numeral, from: range.lowerBound)
  }

  private mutating func consider(_ numeral: Numeral, from start: Int) -> Int {
    let reader = QuantityReader(view: view, vocabulary: vocabulary)
    let reading = reader.read(numeral)
    guard reading.end <= bounds.upperBound else { return bounds.upperBound }
    guard (reading.value * reading.factor).isFinite else {
      reject(start..<reading.end, .notANumber)
      return reading.end
    }
    let ranges = RangeReader(view: view, vocabulary: vocabulary)
    var second = ranges.second(after: reading, from: start, continuesChanges: continuesList(start))
    changeEnd = second.changeEnd ?? changeEnd
    if let end = second.reading?.end, end > bounds.upperBound { second.reading = nil }
    second.end = min(second.end, bounds.upperBound)
    if second.isChain {
      reject(start..<second.end, .notANumber)
      return second.end
    }
    if let reason = reason(start: start, reading, range: second.reading) {
      let end = second.reading?.end ?? reading.end
      reject(start..<end, reason)
      if reason == .namePart || reason == .label { namedEnd = end }
      return end
    }
    accept(start, reading, range: second.reading)
    return scan.spans.last?.tokens.upperBound ?? reading.end
  }

  /// Whether nothing but a comma or "and" stands between the last change and a number.
  private func continuesList(_ start: Int) -> Bool {
    guard changeEnd > 0, start > changeEnd, start - changeEnd <= 2 else { return false }
    for index in changeEnd..<start {
      let word = view.token(index)?.folded
      guard view.mark(index) == Mark.comma || word == vocabulary.word.and else { return false }
    }
    return true
  }

  /// The first token that a span may hold: past the last span and the last excluded range.
  private var firstFree: Int { max(bounds.lowerBound, scan.spans.last?.tokens.upperBound ?? 0) }

  private mutating func reject(_ tokens: Range<Int>, _ reason: RejectedNumber.Reason) {
    scan.rejected.append(RejectedNumber(tokens: tokens, reason: reason))
  }

  private func reason(start: Int, _ reading: Reading, range: Reading?) -> RejectedNumber.Reason? {
    if continuesNames(start, reading), range == nil { return .namePart }
    if let range {
      // The context before belongs to the first number, the context after to the second.
      if let reason = context.rejection(start: start, reading.joined(to: range)) { return reason }
      let dates = DateContext(view: view, vocabulary: vocabulary)
      if dates.rejection(start: start, reading) != nil, reading.numeral.digits == 4 { return .date }
      return nil
    }
    if let reason = context.rejection(start: start, reading) { return reason }
    return WordContext(view: view, vocabulary: vocabulary).rejection(start: start, reading)
  }

  /// Whether a bare integer goes on a list of names' numbers.
  private func continuesNames(_ start: Int, _ reading: Reading) -> Bool {
    // "Llama 3.1 8B"
    if namedEnd == start, reading.numeral.hasSuffix, reading.kind == .scaled { return true }
    guard namedEnd > 0, reading.kind == .plain, reading.numeral.isInteger, namedEnd < start,
      start - namedEnd <= 2
    else { return false }
    for index in namedEnd..<start {
      guard let token = view.token(index) else { return false }
      let mark = view.mark(index)
      let isLink =
        token.folded == vocabulary.word.and || token.folded == vocabulary.word.or
        || mark == Mark.comma || mark == Mark.slash || mark == 0x26
      guard isLink else { return false }
    }
    return CountedNoun(view: view, vocabulary: vocabulary).read(after: reading.end) == nil
  }

  private mutating func accept(_ start: Int, _ reading: Reading, range: Reading?) {
    var start = start
    var end = range?.end ?? reading.end
    var span = NumberSpan(
      tokens: start..<end, quantity: Quantity(), kind: range == nil ? reading.kind : .range)
    let unit = range?.unit ?? reading.unit
    let factor = range?.factor ?? reading.factor
    var sign = 1.0
    let edges = SpanBounds(view: view, vocabulary: vocabulary, regions: regions)
    let left = edges.left(of: start, notBefore: firstFree)
    start = left.start
    if left.isNegative { sign = -1 }
    if range == nil, let spread = edges.spread(after: end), spread.end <= bounds.upperBound {
      end = spread.end
      span.spread = spread.value * factor
      if unit == nil, let spreadUnit = spread.unit {
        span.quantity.unit = spreadUnit
        span.kind = spread.kind
      }
    }
    if let plus = edges.plus(after: end), plus <= bounds.upperBound {
      end = plus
      span.quantity.comparator = "over"
    }
    // "$5$ ms": the dollar signs of the number are in its span, or neither is.
    if start > firstFree, view.mark(start - 1) == Mark.dollar, !edges.isBalanced(start..<end) {
      start -= 1
    }
    span.tokens = start..<end
    if let range {
      let low = sign * reading.sharing(range)
      span.quantity.low = min(low, range.value) * factor
      span.quantity.high = max(low, range.value) * factor
    } else if reading.kind != .dimensions {
      span.quantity.value = sign * reading.value * factor
    }
    span.quantity.unit = unit ?? left.unit ?? span.quantity.unit
    if span.quantity.unit == nil,
      reading.numeral.isInteger || reading.kind == .scaled || reading.kind == .word
    {
      var after = end
      if Mark.isHyphen(view.mark(after)), view.isGlued(after) {
        after += 1
        span.quantity.unit = view.token(after).map { view.words.string(of: $0.folded) }
      } else {
        span.quantity.unit = CountedNoun(view: view, vocabulary: vocabulary).read(after: after)
      }
    }
    if span.quantity.comparator == nil {
      span.quantity.comparator = ComparatorReader(view: view, vocabulary: vocabulary).read(before: start)
    }
    // "averaged over 5 runs" bounds nothing.
    if span.quantity.comparator == "over", let unit = span.quantity.unit, vocabulary.isRepetition(unit),
      view.token(start - 1)?.folded == vocabulary.word.over
    {
      span.quantity.comparator = nil
    }
    scan.spans.append(span)
  }

  /// Gives the counted noun of a list to its earlier numbers: "1B, 3.7B and 7B parameters".
  mutating func shareUnits() {
    for index in scan.spans.indices.dropLast().reversed() {
      let next = scan.spans[index + 1]
      let span = scan.spans[index]
      guard span.quantity.unit == nil, let unit = next.quantity.unit, isCount(span.kind), isCount(next.kind),
        isListed(span.tokens.upperBound..<next.tokens.lowerBound)
      else { continue }
      scan.spans[index].quantity.unit = unit
    }
  }

  private func isCount(_ kind: NumberSpan.Kind) -> Bool {
    kind == .plain || kind == .word || kind == .scaled
  }

  private func isListed(_ between: Range<Int>) -> Bool {
    guard !between.isEmpty, between.count <= 3 else { return false }
    return between.allSatisfy { index in
      let word = view.token(index)?.folded
      return view.mark(index) == Mark.comma || word == vocabulary.word.and || word == vocabulary.word.or
    }
  }
}

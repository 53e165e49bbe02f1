/// Carries UTF-8 offsets between a source text and the text that a clean-up made of it.
///
/// The map is a run of segments, each of which either copied its bytes (then every byte has its own
/// place on the other side) or replaced them as a whole (then they correspond as a whole; one side may
/// be empty: bytes dropped or put in). Looking an offset up is a binary search over the segments.
package struct OffsetMap: Sendable, Hashable {
  /// One stretch of both texts.
  struct Segment: Sendable, Hashable {
    var source: Int
    var cleaned: Int
    var isCopy: Bool
  }

  /// The segments in order, without the end; each reaches to the start of the next.
  private(set) var segments: [Segment] = []
  /// The length of the source in bytes.
  package private(set) var sourceCount = 0
  /// The length of the cleaned text in bytes.
  package private(set) var cleanedCount = 0

  /// The map of two empty texts, to be grown from left to right.
  package init() {}

  /// The map of a text that was left as it was.
  package init(identity count: Int) { copy(count) }

  /// Whether no offset changes.
  package var isIdentity: Bool { segments.allSatisfy(\.isCopy) }

  /// Notes that the next `count` bytes were copied.
  package mutating func copy(_ count: Int) {
    guard count > 0 else { return }
    if segments.last?.isCopy != true {
      segments.append(Segment(source: sourceCount, cleaned: cleanedCount, isCopy: true))
    }
    sourceCount += count
    cleanedCount += count
  }

  /// Notes that the next bytes of the source became others: none of one side are dropped or put in.
  package mutating func replace(_ source: Int, by cleaned: Int) {
    guard source > 0 || cleaned > 0 else { return }
    segments.append(Segment(source: sourceCount, cleaned: cleanedCount, isCopy: false))
    sourceCount += source
    cleanedCount += cleaned
  }

  /// The range of the cleaned text that comes from a range of the source. A range that touches part of
  /// a replacement takes all of it; one of which nothing is left is empty, at its place.
  package func cleanedRange(ofSource range: Range<Int>) -> Range<Int> {
    map(range, from: \.source, to: \.cleaned, fromCount: sourceCount, toCount: cleanedCount)
  }

  /// The range of the source that a range of the cleaned text comes from.
  package func sourceRange(ofCleaned range: Range<Int>) -> Range<Int> {
    map(range, from: \.cleaned, to: \.source, fromCount: cleanedCount, toCount: sourceCount)
  }

  private func map(
    _ range: Range<Int>, from: KeyPath<Segment, Int>, to: KeyPath<Segment, Int>, fromCount: Int, toCount: Int
  ) -> Range<Int> {
    let range = range.clamped(to: 0..<fromCount)
    guard !segments.isEmpty else { return 0..<0 }
    if range.isEmpty {
      if range.lowerBound == fromCount { return toCount..<toCount }
      let place = edge(of: range.lowerBound, isUpper: false, from: from, to: to, toCount: toCount)
      return place..<place
    }
    let lower = edge(of: range.lowerBound, isUpper: false, from: from, to: to, toCount: toCount)
    let upper = edge(of: range.upperBound, isUpper: true, from: from, to: to, toCount: toCount)
    return lower..<max(lower, upper)
  }

  /// Where the byte after (lower edge) or before (upper edge) `offset` begins or ends on the other side.
  private func edge(
    of offset: Int, isUpper: Bool, from: KeyPath<Segment, Int>, to: KeyPath<Segment, Int>, toCount: Int
  ) -> Int {
    let byte = isUpper ? offset - 1 : offset
    // The last segment that begins at or before the byte; of several that begin there, the last is the
    // one that holds it, for the others are empty on this side.
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle][keyPath: from] <= byte { low = middle } else { high = middle }
    }
    let segment = segments[low]
    if segment.isCopy { return segment[keyPath: to] + offset - segment[keyPath: from] }
    if !isUpper { return segment[keyPath: to] }
    return low + 1 < segments.count ? segments[low + 1][keyPath: to] : toCount
  }

  /// The map from this map's source to the text that a second clean-up made of this one's result.
  package func then(_ second: OffsetMap) -> OffsetMap {
    if second.isIdentity { return self }
    if isIdentity { return second }
    var result = OffsetMap()
    var left = Walker(self, \.source, \.cleaned)
    var right = Walker(second, \.cleaned, \.source)
    while true {
      if left.sharedLeft == 0, left.advanceEmpty(into: &result, isSource: true) { continue }
      if right.sharedLeft == 0, right.advanceEmpty(into: &result, isSource: false) { continue }
      guard !left.isAtEnd, !right.isAtEnd else { break }
      if left.isCopy, right.isCopy {
        let count = min(left.sharedLeft, right.sharedLeft)
        left.take(count)
        right.take(count)
        result.copy(count)
        continue
      }
      // Grow both sides until they end at the same byte of the shared text.
      var taken = (left: 0, right: 0)
      var size = (source: 0, cleaned: 0)
      repeat {
        let lag = taken.right - taken.left
        let step: (shared: Int, own: Int)
        if lag >= 0 {
          step = left.take(upTo: lag > 0 ? lag : right.isCopy ? 1 : max(1, right.sharedLeft))
          taken.left += step.shared
          size.source += step.own
        } else {
          step = right.take(upTo: -lag)
          taken.right += step.shared
          size.cleaned += step.own
        }
        // Maps that share no text would never meet.
        if step.shared == 0, step.own == 0 { break }
      } while taken.left != taken.right
      result.replace(size.source, by: size.cleaned)
    }
    return result
  }
}

/// Walks the segments of a map along the text that it shares with another.
private struct Walker {
  private let map: OffsetMap
  private let own: KeyPath<OffsetMap.Segment, Int>
  private let shared: KeyPath<OffsetMap.Segment, Int>
  private var index = 0
  private var used = 0

  init(
    _ map: OffsetMap, _ own: KeyPath<OffsetMap.Segment, Int>, _ shared: KeyPath<OffsetMap.Segment, Int>
  ) {
    self.map = map
    self.own = own
    self.shared = shared
  }

  var isAtEnd: Bool { index >= map.segments.count }
  var isCopy: Bool { !isAtEnd && map.segments[index].isCopy }
  /// What is left of the current segment on the shared side.
  var sharedLeft: Int { isAtEnd ? 0 : length(shared) - used }

  private func length(_ side: KeyPath<OffsetMap.Segment, Int>) -> Int {
    let end = side == \OffsetMap.Segment.source ? map.sourceCount : map.cleanedCount
    let next = index + 1 < map.segments.count ? map.segments[index + 1][keyPath: side] : end
    return next - map.segments[index][keyPath: side]
  }

  /// Steps over a segment that has nothing on the shared side; whether there was one.
  mutating func advanceEmpty(into result: inout OffsetMap, isSource: Bool) -> Bool {
    guard !isAtEnd, length(shared) == 0 else { return false }
    result.replace(isSource ? length(own) : 0, by: isSource ? 0 : length(own))
    index += 1
    return true
  }

  mutating func take(_ count: Int) {
    used += count
    if used >= length(shared) {
      index += 1
      used = 0
    }
  }

  /// Takes up to `count` bytes of a copied segment, or the whole of a replaced one.
  mutating func take(upTo count: Int) -> (shared: Int, own: Int) {
    guard !isAtEnd else { return (0, 0) }
    if isCopy {
      let step = min(count, sharedLeft)
      take(step)
      return (step, step)
    }
    let step = (shared: length(shared), own: length(own))
    index += 1
    used = 0
    return step
  }
}

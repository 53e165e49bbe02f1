internal import Text

/// Units of several words: "GPU-hours", "orders of magnitude", "frames per second", "basis points",
/// and "points" where they are a difference.
struct CompoundUnit {
  let view: TokenView
  let vocabulary: NumberVocabulary

  /// The unit that begins at `index`, with one past its last token and its factor.
  func read(at index: Int) -> (end: Int, name: String, factor: Double)? {
    let word = vocabulary.word
    var start = index
    let isHyphenated = Mark.isHyphen(view.mark(index)) && view.isGlued(index) && view.isGlued(index + 1)
    if isHyphenated { start = index + 1 }
    guard let first = view.token(start), first.shape != .punctuation else { return nil }
    if first.folded == word.points || first.folded == word.point {
      return isDifference(at: start, hyphen: isHyphenated) ? (start + 1, "point", 1) : nil
    }
    if isHyphenated { return nil }
    if first.folded == word.order || first.folded == word.orders {
      guard view.token(start + 1)?.folded == word.of, view.token(start + 2)?.folded == word.magnitude else {
        return nil
      }
      return (start + 3, "order of magnitude", 1)
    }
    if first.folded == word.frames, view.token(start + 1)?.folded == word.per,
      view.token(start + 2)?.folded == word.second
    {
      return (start + 3, "frame per second", 1)
    }
    if first.folded == word.basis, let second = view.token(start + 1), second.folded == word.points {
      return (start + 2, "basis point", 1)
    }
    return workerTime(at: start)
  }

  /// "GPU-hours", "A100 GPU hours", "person days": up to three workers, then a unit of time.
  private func workerTime(at start: Int) -> (end: Int, name: String, factor: Double)? {
    var index = start
    var worker = ""
    for _ in 0..<4 {
      guard let token = view.token(index) else { return nil }
      if !worker.isEmpty {
        let times: (String, Double)? =
          switch token.folded {
          case vocabulary.word.hour, vocabulary.word.hours: ("hour", 1)
          case vocabulary.word.day, vocabulary.word.days: ("hour", 24)
          case vocabulary.word.year, vocabulary.word.years: ("hour", 8760)
          default: nil
          }
        if let (unit, factor) = times { return (index + 1, "\(worker) \(unit)", factor) }
      }
      guard vocabulary.roles(token).contains(.worker) else { return nil }
      worker = view.words.string(of: token.word)
      index += 1
      if Mark.isHyphen(view.mark(index)), view.isGlued(index) { index += 1 }
    }
    return nil
  }

  /// Whether "points" measures a difference and counts no points of a plane.
  ///
  /// It does after a decimal number, after "by", and before what names or relates a difference; in
  /// "clouds of 1024 points" and "three points on the sphere" it does not.
  private func isDifference(at index: Int, hyphen: Bool) -> Bool {
    let after = view.token(index + 1).map(vocabulary.roles) ?? []
    if hyphen { return after.contains(.difference) }
    if after.contains(.difference) { return true }
    for back in 2...5 {
      guard let token = view.token(index - back) else { break }
      if !vocabulary.roles(token).isDisjoint(with: [.difference, .change]) { return true }
    }
    if view.token(index + 1)?.shape == .punctuation, isBefore(index, word: vocabulary.word.by) { return true }
    // The number's own tokens end just before; a point in them makes it a decimal.
    if view.mark(index - 2) == Mark.point, view.isGlued(index - 1), view.isGlued(index - 2) { return true }
    return isBefore(index, word: vocabulary.word.by)
  }

  /// Whether `word` stands up to five tokens before, with the number between.
  private func isBefore(_ index: Int, word: WordID) -> Bool {
    for back in 2...6 where view.token(index - back)?.folded == word { return true }
    return false
  }
}

import Records

/// One error with its context and the spans shown in it.
struct ErrorLine {
  let error: ScoredError
  let isColoured: Bool

  init(_ error: ScoredError, isColoured: Bool) {
    self.error = error
    self.isColoured = isColoured
  }

  /// Two lines: who and where; the context, with the predicted span in ‹› (red) and gold's in [] (green).
  func render() -> String {
    let sides = [
      error.predicted.map { "predicted \($0.type.rawValue)" }, error.gold.map { "gold \($0.type.rawValue)" },
    ]
    let what = sides.compactMap(\.self).joined(separator: ", ")
    let span = (error.predicted ?? error.gold)?.scalarRange ?? 0..<0
    let place = "\(error.context.field.rawValue) \(span.lowerBound)–\(span.upperBound)"
    return "  \(printable(error.paper)) \(place): \(what)\n    \(marked)\n"
  }

  /// The context with markers at the ends of the spans.
  var marked: String {
    let context = error.context
    var marks: [(offset: Int, order: Int, text: String)] = []
    func mark(_ range: Range<Int>?, _ open: String, _ close: String, _ code: String, _ order: Int) {
      guard let range else { return }
      let before = isColoured ? "\u{1B}[\(code)m" : open
      let after = isColoured ? "\u{1B}[0m" : close
      marks.append((range.lowerBound, order, before))
      marks.append((range.upperBound, -order, after))
    }
    if isColoured, let predicted = context.predicted, let gold = context.gold {
      return colouredBoth(predicted, gold)
    }
    mark(context.gold, "[", "]", "4;32", 1)
    mark(context.predicted, "‹", "›", "4;31", 2)
    marks.sort { ($0.offset, $0.order) < ($1.offset, $1.order) }
    return insert(marks.map { ($0.offset, $0.text) })
  }

  /// Each scalar has one of four looks, so that spans that overlap show both.
  private func colouredBoth(_ predicted: Range<Int>, _ gold: Range<Int>) -> String {
    let cuts = [predicted.lowerBound, predicted.upperBound, gold.lowerBound, gold.upperBound].sorted()
    let marks = cuts.map { cut in
      let code =
        switch (predicted.contains(cut), gold.contains(cut)) {
        case (true, true): "\u{1B}[0;4;33m"
        case (true, false): "\u{1B}[0;4;31m"
        case (false, true): "\u{1B}[0;4;32m"
        case (false, false): "\u{1B}[0m"
        }
      return (cut, code)
    }
    return insert(marks)
  }

  private func insert(_ marks: [(offset: Int, text: String)]) -> String {
    var text = error.context.isCut.before ? "…" : ""
    let scalars = Array(error.context.text.unicodeScalars)
    var place = 0
    for mark in marks {
      text.unicodeScalars.append(contentsOf: scalars[place..<max(place, mark.offset)])
      place = max(place, mark.offset)
      text += mark.text
    }
    text.unicodeScalars.append(contentsOf: scalars[place...])
    return text + (error.context.isCut.after ? "…" : "")
  }
}

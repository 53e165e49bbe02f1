internal import Records
internal import Text

/// What the text says a link is: by the evidence words of its sentence, the nearest before the link
/// first, then those after it, then the address itself.
///
/// | evidence | role |
/// | --- | --- |
/// | "code", "implementation", "repository", … | `code` |
/// | "dataset", "benchmark", "corpus", … | `data` |
/// | "weights", "checkpoints", "models" | `model` |
/// | "demo", "playground" | `demo` |
/// | "project", "website", "page", "videos" | `project` |
///
/// Where the nearest word is coordinated with others, as in "code and models", the first of the table
/// decides. Nouns that abstracts use of much else ("model", "dataset") tell a role only as the link's
/// label or where the sentence says that something is released. Without evidence a Hugging Face address tells its own role and others have none.
struct LinkRoles {
  let view: TokenView
  let vocabulary: LinkVocabulary
  private static let reach = 24
  private static let coordination = 6

  func role(of span: LinkSpan, after previous: Int, before next: Int) -> String? {
    let sentence = view.sentenceRange(of: span.tokens.lowerBound)
    // Two addresses that are glued to each other share a token, so that one may begin before the last ends.
    let start = span.tokens.lowerBound
    let before = min(start, max(sentence.lowerBound, previous))..<start
    if let found = backwards(before) { return found }
    if before.count <= 2, sentence.lowerBound > previous {
      let earlier = view.sentenceRange(of: sentence.lowerBound - 1)
      if let found = backwards(max(earlier.lowerBound, previous)..<sentence.lowerBound) { return found }
    }
    let after = span.tokens.upperBound..<max(span.tokens.upperBound, min(sentence.upperBound, next))
    for index in after.prefix(8) {
      if let evidence = evidence(at: index) { return evidence.name }
    }
    return own(span.link)
  }

  private func backwards(_ range: Range<Int>) -> String? {
    let near = range.suffix(Self.reach)
    let isReleased = near.contains { index in
      view.token(index).flatMap { vocabulary.release[$0.folded] } ?? false
    }
    for index in near.reversed() {
      guard var best = evidence(at: index) else { continue }
      let isWeak = view.token(index).flatMap { vocabulary.weak[$0.folded] } ?? false
      if isWeak, !isReleased, !isLabel(index, of: range.upperBound) { continue }
      for earlier in max(range.lowerBound, index - Self.coordination)..<index {
        if let other = evidence(at: earlier) { best = min(best, other) }
      }
      return best.name
    }
    return nil
  }

  /// "Dataset: https://…", "[dataset](https://…)" and "the dataset at https://…".
  private func isLabel(_ index: Int, of link: Int) -> Bool {
    if index == link - 2, let last = view.token(link - 1), vocabulary.locative[last.folded] == true {
      return true
    }
    let last = view.mark(link - 1)
    return link - index <= 3
      && (last == Mark.colon || last == Mark.openParen && view.mark(link - 2) == Mark.closeBracket)
  }

  private func evidence(at index: Int) -> LinkVocabulary.Evidence? {
    view.token(index).flatMap { vocabulary.evidence[$0.folded] }
  }

  private func own(_ link: Link) -> String? {
    guard link.kind == "huggingface" else { return nil }
    let path = link.url.dropFirst("https://huggingface.co/".count)
    if path.hasPrefix("datasets/") { return "data" }
    if path.hasPrefix("spaces/") { return "demo" }
    if path.hasPrefix("collections/") || path.hasPrefix("papers/") { return nil }
    return link.owner != nil && link.name != nil ? "model" : nil
  }
}

internal import Records
package import Text

/// Finds addresses: URLs with and without a scheme, DOIs, arXiv numbers, glued to text or damaged.
///
/// Candidates are tokens that can begin an address; each address is read once from there, over its own
/// bytes, so that it is linear in the text.
package struct LinkRecogniser: Sendable {
  let vocabulary: LinkVocabulary

  /// Adds the recogniser's words to `words`, which must be the table that tokenisers overlay.
  package init(words: inout WordTable) {
    vocabulary = LinkVocabulary(words: &words)
  }

  /// The links of a text, in order, without overlaps. `words` is the table that it was tokenised with.
  package func spans(in text: TokenizedText, words: WordTable) -> [LinkSpan] {
    spans(in: TokenView(text: text, words: words))
  }

  func spans(in view: TokenView) -> [LinkSpan] {
    let finder = AddressFinder(view: view, vocabulary: vocabulary)
    var spans: [LinkSpan] = []
    var index = 0
    var end = 0
    while index < view.count {
      guard finder.mayAnchor(index), let address = finder.address(at: index, notBefore: end) else {
        index += 1
        continue
      }
      let tokens = tokens(of: address.utf8Range, near: index, view)
      // An address without a scheme is found from its host backwards, and may reach into the last one.
      if address.utf8Range.lowerBound >= end, let link = AddressNormaliser.link(for: address) {
        spans.append(LinkSpan(tokens: tokens, utf8Range: address.utf8Range, link: link))
      }
      end = max(end, address.utf8Range.upperBound)
      index = max(index + 1, tokens.upperBound)
    }
    let roles = LinkRoles(view: view, vocabulary: vocabulary)
    for index in spans.indices {
      let previous = index > 0 ? spans[index - 1].tokens.upperBound : 0
      let next = index + 1 < spans.count ? spans[index + 1].tokens.lowerBound : view.count
      spans[index].link.role = roles.role(of: spans[index], after: previous, before: next)
    }
    return spans
  }

  private func tokens(of range: Range<Int>, near index: Int, _ view: TokenView) -> Range<Int> {
    var first = index
    while first > 0, Int(view.text.tokens[first].utf8Start) > range.lowerBound { first -= 1 }
    var end = index
    while end < view.count, Int(view.text.tokens[end].utf8Start) < range.upperBound { end += 1 }
    return first..<end
  }
}

package import Text

/// A stretch that is written like a proper name.
package struct NameSpan: Sendable {
  package var tokens: Range<Int>
  /// Whether a word of it has capitals inside, is all capitals, or joins letters and digits: what plain
  /// capitalised prose has not.
  package var isStrong: Bool
  /// Where the chunk's glued run ends, behind a tail of small letters that was cut off ("Post-hoc").
  var runEnd: Int
  /// Whether it begins its sentence, so that its first capital says nothing.
  package var isInitial: Bool
  /// The number of its chunks.
  package var chunks: Int
}

/// Finds what is written like a proper name, whatever it names: chunks of glued tokens ("GPT-3.5-Turbo",
/// "ogbn-arxiv"), and runs of such chunks ("Open License Corpus").
///
/// A hyphenated tail of small letters is no part of a name ("BERT-based", "ImageNet-scale") unless it is
/// one that versions have ("-large", "-instruct"). O(tokens).
package struct NameRecogniser: Sendable {
  private let versionWords: WordLookup<Void>
  private let joiners: WordLookup<Void>
  private let hyphen: WordID
  private let openers: WordLookup<Void>
  private let tails: WordLookup<Void>

  /// Tails that make an adjective of a name, which then is no part of the name that follows.
  static let adjectiveTails = [
    "based", "like", "style", "driven", "guided", "enhanced", "augmented", "powered", "generated", "trained",
    "tuned",
    "specific", "free", "level", "scale", "only", "centric", "oriented", "agnostic", "aware", "inspired",
    "type",
    "related", "derived", "assisted", "aided", "native", "compatible", "compliant",
  ]

  /// Words that open a sentence with a capital and are no part of the name that may follow.
  static let openingWords = [
    "a", "about", "above", "across", "after", "again", "against", "all", "along", "also", "although", "among",
    "an", "and",
    "another", "any", "as", "at", "because", "before", "being", "below", "between", "both", "but", "by",
    "code",
    "compared", "concretely", "consequently", "crucially", "current", "data", "despite", "during", "each",
    "either",
    "empirical", "even", "every", "existing", "experimental", "experiments", "extensive", "few", "finally",
    "first", "for",
    "from", "fourth", "further", "furthermore", "given", "hence", "here", "how", "however", "i", "if", "in",
    "indeed",
    "instead", "into", "is", "it", "its", "key", "large", "last", "later", "lastly", "like", "many", "modern",
    "more", "moreover", "most",
    "much", "neither", "nevertheless", "new", "next", "no", "not", "notably", "now", "of", "on", "once",
    "one", "only", "our", "other",
    "over", "overall", "prior", "previous", "recent", "recently", "results", "second", "several", "since",
    "so", "some",
    "source", "specifically", "standard", "state", "still", "such", "than", "that", "the", "their", "then",
    "there", "thereby", "therefore",
    "these", "they", "third", "this", "those", "though", "three", "through", "throughout", "thus", "to",
    "today", "together", "towards", "two",
    "under", "unlike", "until", "up", "upon", "via", "we", "what", "when", "where", "whereas", "whether",
    "which", "while",
    "who", "why", "with", "within", "without", "yet", "your", "can", "does", "do", "are", "built", "based",
  ]

  /// Small words that versions of models and datasets end in.
  static let versions = [
    "large", "base", "small", "tiny", "mini", "medium", "huge", "giant", "xl", "xxl", "instruct", "chat",
    "turbo",
    "preview", "lite", "light", "plus", "pro", "flash", "nano", "micro", "ultra", "max", "hf", "it", "vl",
    "coder", "math",
    "distill", "bench", "hard", "lite", "full", "dev", "test", "uncased", "cased", "multilingual", "zh", "en",
    "de", "fr",
  ]

  package init(words: inout WordTable) {
    versionWords = WordLookup(exact: Self.versions.map { ($0, ()) }, words: &words)
    joiners = WordLookup(
      exact: ["-", ".", "_", "/", "+", "@", "\u{2010}", "\u{2011}"].map { ($0, ()) }, words: &words)
    hyphen = words.intern("-")
    tails = WordLookup(exact: Self.adjectiveTails.map { ($0, ()) }, words: &words)
    openers = WordLookup(exact: Self.openingWords.map { ($0, ()) }, words: &words)
  }

  /// Runs of chunks, in order and without overlaps.
  package func names(in text: TokenizedText) -> [NameSpan] {
    var names: [NameSpan] = []
    var chunks: [NameSpan] = []
    names.reserveCapacity(text.tokens.count / 16 + 8)
    chunks.reserveCapacity(32)
    for sentence in text.sentences {
      chunks.removeAll(keepingCapacity: true)
      addChunks(in: text, sentence: sentence, to: &chunks)
      let isTitle = text.fields.count > 1 && sentence.lowerBound < text.fields[0].upperBound
      if isTitle, isTitleCase(sentence, in: text) { chunks = named(chunks, inTitle: text) }
      var index = 0
      while index < chunks.count {
        var last = index
        while last + 1 < chunks.count, last - index < 7,
          chunks[last + 1].tokens.lowerBound == chunks[last].runEnd,
          text.tokens[chunks[last + 1].tokens.lowerBound].gap != .paragraph
        {
          last += 1
        }
        let run = chunks[index...last]
        names.append(
          NameSpan(
            tokens: chunks[index].tokens.lowerBound..<chunks[last].tokens.upperBound,
            isStrong: run.contains(where: \.isStrong), runEnd: chunks[last].runEnd,
            isInitial: chunks[index].isInitial, chunks: run.count))
        index = last + 1
      }
    }
    return names
  }

  /// Adds the chunks of a sentence that are written like names.
  private func addChunks(in text: TokenizedText, sentence: Range<Int>, to chunks: inout [NameSpan]) {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard !text.tokens[index].shape.isDisjoint(with: .letterAndDigit) else {
        index += 1
        continue
      }
      let end = endOfChunk(from: index, in: text, limit: sentence.upperBound)
      // Most runs are one word in small letters, which is no name.
      if end == index + 1, text.tokens[index].shape == .plainWord {
        index = end
        continue
      }
      if let chunk = chunk(index..<end, in: text, sentence: sentence) { chunks.append(chunk) }
      index = end
    }
  }

  /// Whether most words of a title have a capital, so that a capital says nothing.
  private func isTitleCase(_ sentence: Range<Int>, in text: TokenizedText) -> Bool {
    var (long, small) = (0, 0)
    for token in text.tokens[sentence]
    where token.shape.contains(.hasLetter) && token.utf8End - token.utf8Start >= 4 {
      long += 1
      if token.shape.contains(.lower) { small += 1 }
    }
    return small * 3 < long
  }

  /// The chunks of a title in title case that are names for another reason than their capital: strong
  /// ones, and those that stand before the title's colon.
  private func named(_ chunks: [NameSpan], inTitle text: TokenizedText) -> [NameSpan] {
    guard let title = text.fields.first else { return chunks }
    let colon = text.tokens[title].firstIndex {
      $0.shape == .punctuation && text.utf8[Int($0.utf8Start)] == UInt8(ascii: ":")
    }
    return chunks.filter { chunk in
      chunk.isStrong || colon.map { chunk.tokens.upperBound <= $0 && $0 - title.lowerBound <= 8 } ?? false
    }
  }

  /// The end of the glued run of words and joiners that begins at a word.
  private func endOfChunk(from start: Int, in text: TokenizedText, limit: Int) -> Int {
    let tokens = text.tokens
    var end = start + 1
    while end < limit, !tokens[end].spaceBefore {
      if !tokens[end].shape.isDisjoint(with: .letterAndDigit) {
        end += 1
      } else if joiners[tokens[end].word] != nil, end + 1 < limit, !tokens[end + 1].spaceBefore,
        !tokens[end + 1].shape.isDisjoint(with: .letterAndDigit)
      {
        end += 2
      } else if isPlus(tokens[end], in: text) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  private func isPlus(_ token: Token, in text: TokenizedText) -> Bool {
    token.shape == .punctuation && text.utf8[Int(token.utf8Start)] == UInt8(ascii: "+")
  }

  /// The name in a glued run, where there is one.
  private func chunk(_ run: Range<Int>, in text: TokenizedText, sentence: Range<Int>) -> NameSpan? {
    let tokens = text.tokens
    var range = run
    var runEnd = run.upperBound
    // The tails that are ordinary words: "-based", "-scale".
    while range.count >= 3, tokens[range.upperBound - 2].word == hyphen {
      let tail = tokens[range.upperBound - 1]
      guard tail.shape == .plainWord, versionWords[tail.folded] == nil,
        hasCapital(range.lowerBound..<range.upperBound - 2, in: text)
      else { break }
      range = range.lowerBound..<range.upperBound - 2
      // What is "-based" on a name, or "-trained" with it, is named by what follows.
      if tails[tail.folded] != nil { runEnd = range.upperBound }
    }
    let isInitial = range.lowerBound == sentence.lowerBound
    if range.count == 1, tokens[range.lowerBound].shape.contains(.capitalised),
      isOpener(tokens[range.lowerBound], isInitial: isInitial, in: text)
    {
      return nil
    }
    var isStrong = false
    var hasName = false
    var hasLetters = false
    for token in tokens[range] {
      if !token.shape.isDisjoint(with: .innerCapital)
        || token.shape.isSuperset(of: .letterAndDigit)
      {
        isStrong = true
        hasName = true
      } else if token.shape.contains(.capitalised) {
        hasName = true
      }
      if token.shape.contains(.hasLetter) { hasLetters = true }
    }
    // "ogbn-arxiv" has no capital; a run of small words alone is prose.
    guard hasName, hasLetters, !isQuantity(range, in: text) else { return nil }
    return NameSpan(tokens: range, isStrong: isStrong, runEnd: runEnd, isInitial: isInitial, chunks: 1)
  }

  /// Whether a capitalised word is an ordinary one that opens a sentence: "While", "Using", "Recently".
  private func isOpener(_ token: Token, isInitial: Bool, in text: TokenizedText) -> Bool {
    if openers[token.folded] != nil { return true }
    guard isInitial else { return false }
    let word = text.utf8[token.utf8Range]
    return word.count > 4
      && (word.suffix(2).elementsEqual("ly".utf8) || word.suffix(3).elementsEqual("ing".utf8))
  }

  private func hasCapital(_ range: Range<Int>, in text: TokenizedText) -> Bool {
    text.tokens[range].contains { !$0.shape.isDisjoint(with: .withCapital) }
  }

  /// Whether the run begins with a number: "10-million-word", "3D", "184K", "2x".
  private func isQuantity(_ range: Range<Int>, in text: TokenizedText) -> Bool {
    let first = text.utf8[Int(text.tokens[range.lowerBound].utf8Start)]
    guard first >= 0x30, first <= 0x39 else { return false }
    // "20Newsgroups" and "3DPW" go on with capitals; a number with a unit has at most two letters.
    let token = text.tokens[range.lowerBound]
    let letters = text.utf8[token.utf8Range].filter { $0 > 0x39 }.count
    return letters <= 2
  }
}

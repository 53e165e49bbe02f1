internal import Text

/// From a word's number to a value of a recogniser's vocabulary: two array reads, no hashing.
///
/// Its size is bounded by the largest id that the vocabulary holds, so that words of a text that no
/// recogniser knows miss at once.
struct WordLookup<Value: Sendable>: Sendable {
  private var slots: [UInt16] = []
  private var values: [Value] = []

  /// An empty table.
  init() {}

  /// A table of words in any case.
  init(_ rows: [(String, Value)], words: inout WordTable) {
    for (word, value) in rows { set(word, value, words: &words) }
  }

  /// A table of words as they are spelled.
  init(exact rows: [(String, Value)], words: inout WordTable) {
    for (word, value) in rows { set(exact: word, value, words: &words) }
  }

  /// Gives a value to a word in any case; a word that is given twice keeps the last value.
  mutating func set(_ word: String, _ value: Value, words: inout WordTable) {
    place(words.internFolded(word), value)
  }

  /// Gives a value to a word as it is spelled.
  mutating func set(exact word: String, _ value: Value, words: inout WordTable) {
    place(words.intern(word), value)
  }

  private mutating func place(_ id: WordID, _ value: Value) {
    let index = Int(id)
    if index >= slots.count {
      slots.append(contentsOf: repeatElement(0, count: index + 1 - slots.count))
    }
    if slots[index] == 0 {
      values.append(value)
      slots[index] = UInt16(values.count)
    } else {
      values[Int(slots[index]) - 1] = value
    }
  }

  /// The value of a word, or `nil`.
  @inline(__always)
  subscript(_ id: WordID) -> Value? {
    let index = Int(id)
    guard index < slots.count, slots[index] != 0 else { return nil }
    return values[Int(slots[index]) - 1]
  }
}

extension WordTable {
  /// Adds a word and returns the number of its case-folded form.
  mutating func internFolded(_ word: String) -> WordID {
    let id = intern(word)
    return properties(of: id).folded
  }
}

/// Suggests what a misspelt word may have meant.
public enum Spelling {
  /// The candidate nearest to `word`, where it is near enough to be meant.
  ///
  /// Nearness is the restricted Damerau-Levenshtein distance (Damerau 1964): at most a third of the
  /// word's letters, and at least one. O(candidates × length²).
  package static func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().utf8)
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().utf8)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, other)
      if distance > limit { continue }
      if best == nil || (distance, candidate) < (best!.distance, best!.candidate) {
        best = (distance, candidate)
      }
    }
    return best?.candidate
  }

  /// `; did you mean 'x'?` or nothing.
  public static func hint(for word: String, among candidates: some Sequence<String>) -> String {
    suggestion(for: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        var cost = last[column] + (left[row] == right[column] ? 0 : 1)
        cost = min(cost, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}

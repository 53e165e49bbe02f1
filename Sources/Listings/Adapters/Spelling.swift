/// Finds the name that a misspelt one was meant to be.
enum Spelling {
  /// The nearest of the names, if no more than a third of the letters must change (of a short word, one).
  static func nearest(to word: String, among names: [String]) -> String? {
    let scored = names.map { (name: $0, distance: distance(word, $0)) }
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    let limit = word.utf8.count < 6 ? 1 : word.utf8.count / 3
    return best.distance <= limit ? best.name : nil
  }

  /// The number of letters to insert, delete, change or swap (optimal string alignment: Damerau 1964,
  /// Levenshtein 1966).
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    var rows = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in 0...left.count { rows[i][0] = i }
    for j in 0...right.count { rows[0][j] = j }
    for i in left.indices {
      for j in right.indices {
        var best = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        rows[i + 1][j + 1] = best
      }
    }
    return rows[left.count][right.count]
  }
}

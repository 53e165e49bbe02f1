/// The tokens by which annotation formats and agreement count: runs of letters, digits and marks; every
/// other character that is no white space by itself.
enum AnnotationTokens {
  /// The scalar ranges of the tokens of a text; a token also ends at each of the given offsets, so that
  /// no mention begins or ends inside one.
  static func ranges(in text: String, cutAt cuts: Set<Int> = []) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var offset = 0
    func close() {
      if let begin = start { ranges.append(begin..<offset) }
      start = nil
    }
    for scalar in text.unicodeScalars {
      if cuts.contains(offset) { close() }
      let properties = scalar.properties
      if properties.isWhitespace {
        close()
      } else if properties.isAlphabetic || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark || properties.generalCategory == .format
      {
        if start == nil { start = offset }
      } else {
        close()
        ranges.append(offset..<(offset + 1))
      }
      offset += 1
    }
    close()
    return ranges
  }
}

/// Converts between scalar offsets and the UTF-16 offsets of tools written in JavaScript and Java.
struct UTF16Offsets {
  /// The UTF-16 offset of each scalar, and of the end.
  private let units: [Int]

  init(_ text: String) {
    var units = [0]
    for scalar in text.unicodeScalars { units.append(units[units.count - 1] + UTF16.width(scalar)) }
    self.units = units
  }

  /// The UTF-16 offset of a scalar offset, clamped to the text.
  func utf16Offset(scalarOffset: Int) -> Int { units[min(max(0, scalarOffset), units.count - 1)] }

  /// The scalar offset of a UTF-16 offset; `nil` outside the text or inside a surrogate pair.
  func scalarOffset(utf16Offset: Int) -> Int? {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if units[middle] < utf16Offset { low = middle + 1 } else { high = middle }
    }
    return low < units.count && units[low] == utf16Offset ? low : nil
  }

  /// The scalar range of UTF-16 offsets; `nil` where they are no range of the text.
  func scalarRange(_ start: Int, _ end: Int) -> Range<Int>? {
    guard start <= end, let low = scalarOffset(utf16Offset: start), let high = scalarOffset(utf16Offset: end)
    else { return nil }
    return low..<high
  }
}

/// The scalars beyond ASCII that Swift takes for an ASCII character: Unicode's singleton decompositions.
package enum ASCIIEquivalents {
  /// Whether a text in UTF-8 may hold one: U+037E, a semicolon, U+1FEF, a grave accent, or U+212A, a K.
  package static func mayStand(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in text.indices.dropLast() {
      switch (text[index], text[index + 1]) {
      case (0xCD, 0xBE), (0xE1, 0xBF), (0xE2, 0x84): return true
      default: break
      }
    }
    return false
  }
}

import Testing

@testable import Text

@Suite("Word tables")
struct WordTableTests {
  /// Words of every length around the eight bytes that an entry holds, some of which differ in one byte.
  private static func words(seed: UInt64) -> [[UInt8]] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<2000).map { _ in (0..<next(20)).map { _ in UInt8([0, 65, 97, 98, 255][next(5)]) } }
  }

  @Test(
    "A word is found under the number that it got, and nothing else is", arguments: 0..<8 as Range<UInt64>)
  func numbers(seed: UInt64) {
    var table = WordTable()
    var known: [[UInt8]: WordID] = [:]
    for word in Self.words(seed: seed) {
      let id = word.withUnsafeBufferPointer { table.intern($0) }
      #expect(known[word, default: id] == id)
      known[word] = id
    }
    for (word, id) in known {
      #expect(word.withUnsafeBufferPointer { table.id(of: $0) } == id)
      #expect(table.withBytes(of: id) { Array($0) } == word)
      #expect((word + [99]).withUnsafeBufferPointer { table.id(of: $0) } == nil)
    }
    #expect(Set(known.values).count == known.count)
  }

  @Test("An emptied overlay is as new")
  func emptied() {
    var frozen = WordTable()
    let words = Self.words(seed: 1).map { String(decoding: $0, as: UTF8.self) }
    for word in words.prefix(200) { _ = frozen.intern(word) }
    var overlay = WordTable(overlaying: frozen)
    let first = words.map { overlay.intern($0) }
    #expect(overlay.overlayCount > 0)
    overlay.removeOverlay()
    #expect(overlay.overlayCount == 0 && overlay.endID == frozen.endID)
    for word in words { #expect(overlay.id(of: word) == frozen.id(of: word)) }
    #expect(words.map { overlay.intern($0) } == first)
  }

  @Test("Room made beforehand changes no number")
  func reserved() {
    var (plain, roomy) = (WordTable(), WordTable())
    _ = roomy.intern("before")
    _ = plain.intern("before")
    roomy.reserve(words: 5000, bytes: 50_000)
    let words = Self.words(seed: 2).map { String(decoding: $0, as: UTF8.self) }
    #expect(words.map { plain.intern($0) } == words.map { roomy.intern($0) })
  }

  @Test(
    "A folded form is found although the word itself is not held", arguments: ["HOURS", "Hours", "hours"])
  func folded(word: String) {
    var table = WordTable()
    let id = table.intern("hours")
    var word = word
    #expect(word.withUTF8 { table.foldedID(of: $0) } == id)
    var other = "Days"
    #expect(other.withUTF8 { table.foldedID(of: $0) } == nil)
  }
}

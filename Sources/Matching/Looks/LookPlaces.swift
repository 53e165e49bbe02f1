/// The places of a look-around's program at which it may stand, one bit an instruction.
///
/// It works in memory that is lent to it, and reads without bounds checks: places come from the compiler, and
/// positions from loops over the sentence.
struct LookPlaces {
  let part: LookTable.Part
  let sentence: Range<Int>
  /// The places; the places after the next token; those that have been settled. `part.width` words each.
  private let current: UnsafeMutablePointer<UInt64>
  private let next: UnsafeMutablePointer<UInt64>
  private let settled: UnsafeMutablePointer<UInt64>

  /// No places, in `room` of three times the look-around's width.
  init(_ part: LookTable.Part, in sentence: Range<Int>, room: UnsafeMutableBufferPointer<UInt64>) {
    self.part = part
    self.sentence = sentence
    room.initialize(repeating: 0)
    current = room.baseAddress!
    next = current + part.width
    settled = next + part.width
  }

  var isEmpty: Bool {
    for word in 0..<part.width where current[word] != 0 { return false }
    return true
  }

  /// Adds the places at which a match may begin.
  func begin(reader: SceneReader) { follow(0, reader: reader) }

  /// Adds the places that are reached from one.
  @inline(__always)
  func follow(_ place: Int, reader: SceneReader) {
    let closure = part.closures + place * part.width
    for word in 0..<part.width { current[word] |= reader.lookClosures[closure + word] & ~settled[word] }
  }

  /// Takes out a place that asks something before it reads, or that is the end, where there is one.
  @inline(__always)
  func nextToSettle(reader: SceneReader) -> Int? {
    for word in 0..<part.width {
      let pending = current[word] & reader.lookClosures[part.settling + word]
      if pending != 0 {
        let bit = pending & (~pending &+ 1)
        current[word] &= ~bit
        settled[word] |= bit
        return word * 64 + bit.trailingZeroBitCount
      }
    }
    return nil
  }

  /// Reads a token at all places.
  func step(over token: Int, isBackwards: Bool, reader: SceneReader) {
    for word in 0..<part.width { next[word] = 0 }
    for word in 0..<part.width {
      var places = current[word]
      while places != 0 {
        let place = word * 64 + places.trailingZeroBitCount
        places &= places - 1
        let step = reader.lookCode[part.code + place]
        let target = reader.next(step, at: place, reading: token, isBackwards: isBackwards)
        if target < 0 { continue }
        let closure = part.closures + target * part.width
        for word in 0..<part.width { next[word] |= reader.lookClosures[closure + word] }
      }
    }
    for word in 0..<part.width {
      current[word] = next[word]
      settled[word] = 0
    }
  }
}

/// The writing of strings.
extension JSONWriter {
  /// What stands behind the closing quote.
  enum Follow { case nothing, colon, colonAndSpace }

  /// Appends a text in quotes, a comma before it where one is due.
  mutating func appendQuoted(_ text: String, follow: Follow = .nothing) {
    let lead = takeLead()
    let done: Void? = text.utf8.withContiguousStorageIfAvailable {
      appendQuoted($0, upTo: 2, follow) { Self.write(lead, at: $0) }
    }
    if done == nil {
      Array(text.utf8).withUnsafeBufferPointer {
        appendQuoted($0, upTo: 2, follow) { Self.write(lead, at: $0) }
      }
    }
  }

  /// Appends a key that needs no escape, and a text in quotes: the two are one piece, as members are most of what
  /// is written.
  mutating func appendQuoted(_ text: String, behind name: StaticString, follow: Follow) {
    let lead = takeLead()
    var text = text
    text.withUTF8 { text in
      appendQuoted(text, upTo: name.utf8CodeUnitCount &+ 6, .nothing) {
        Self.write(name, lead, follow, at: $0)
      }
    }
  }

  /// Appends a text in quotes behind what `before` writes, at most `room` bytes.
  @inline(__always)
  private mutating func appendQuoted(
    _ text: UnsafeBufferPointer<UInt8>, upTo room: Int, _ follow: Follow,
    _ before: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    var plain = 0
    buffer.append(upTo: text.count &+ room &+ 4) { start in
      var place = before(start)
      place[0] = 0x22
      place += 1
      plain = Self.copyPlain(text, to: place)
      place += plain
      return plain == text.count ? Self.close(follow, at: place) : place
    }
    if plain < text.count {
      appendEscaped(text, from: plain)
      buffer.append(upTo: 3) { Self.close(follow, at: $0) }
    }
  }

  /// Appends a key that needs no escape, a comma before it where one is due.
  mutating func appendKey(_ name: StaticString, follow: Follow) {
    let lead = takeLead()
    buffer.append(upTo: name.utf8CodeUnitCount &+ 6) { Self.write(name, lead, follow, at: $0) }
  }

  @inline(__always)
  private static func write(
    _ name: StaticString, _ lead: Lead, _ follow: Follow, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    assert(name.withUTF8Buffer { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C } })
    let place = write(lead, at: start)
    place[0] = 0x22
    return close(follow, at: copy(name.utf8Start, name.utf8CodeUnitCount, to: place + 1))
  }

  /// Copies the few bytes of a key: its two halves overlap in equal bytes.
  @inline(__always)
  private static func copy(
    _ source: UnsafePointer<UInt8>, _ count: Int, to place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(place))
    switch count {
    case 8...16:
      let (low, high) = (
        from.loadUnaligned(as: UInt64.self), (from + (count &- 8)).loadUnaligned(as: UInt64.self)
      )
      to.storeBytes(of: low, as: UInt64.self)
      (to + (count &- 8)).storeBytes(of: high, as: UInt64.self)
    case 4..<8:
      let (low, high) = (
        from.loadUnaligned(as: UInt32.self), (from + (count &- 4)).loadUnaligned(as: UInt32.self)
      )
      to.storeBytes(of: low, as: UInt32.self)
      (to + (count &- 4)).storeBytes(of: high, as: UInt32.self)
    case 1..<4:
      // The first, the middle and the last byte, of which some are the same.
      place[0] = source[0]
      place[count / 2] = source[count / 2]
      place[count &- 1] = source[count &- 1]
    default: place.update(from: source, count: count)
    }
    return place + count
  }

  @inline(__always)
  private static func close(
    _ follow: Follow, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    place[0] = 0x22
    guard follow != .nothing else { return place + 1 }
    place[1] = UInt8(ascii: ":")
    guard follow == .colonAndSpace else { return place + 2 }
    place[2] = 0x20
    return place + 3
  }

  /// Copies the bytes of a text up to the first that may need a look of its own, or to some bytes before it;
  /// how many. Eight bytes at a time, the last eight of which may overlap those before.
  @inline(__always)
  private static func copyPlain(
    _ text: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard let base = text.baseAddress else { return 0 }
    let (source, target) = (UnsafeRawPointer(base), UnsafeMutableRawPointer(place))
    let count = text.count
    if count >= 8 {
      var position = 0
      while position &+ 8 <= count {
        let word = (source + position).loadUnaligned(as: UInt64.self)
        guard special(word) == 0 else { return position }
        (target + position).storeBytes(of: word, as: UInt64.self)
        position &+= 8
      }
      let word = (source + (count &- 8)).loadUnaligned(as: UInt64.self)
      guard special(word) == 0 else { return position }
      (target + (count &- 8)).storeBytes(of: word, as: UInt64.self)
      return count
    }
    if count >= 4 {
      let low = source.loadUnaligned(as: UInt32.self)
      let high = (source + (count &- 4)).loadUnaligned(as: UInt32.self)
      guard special(UInt64(low) | UInt64(high) << 32) == 0 else { return 0 }
      target.storeBytes(of: low, as: UInt32.self)
      (target + (count &- 4)).storeBytes(of: high, as: UInt32.self)
      return count
    }
    for index in 0..<count {
      let byte = text[index]
      guard byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C else { return index }
      place[index] = byte
    }
    return count
  }

  /// The highest bit of each byte that may need an escape, or may begin a character that does: a quote, a
  /// backslash, a control character, DEL, or what is no ASCII.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let delete = word ^ (ones &* 0x7F)
    let controls = (word &- (ones &* 0x20)) & ~word
    let marks =
      ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((delete &- ones) & ~delete)
    return (word | controls | marks) & 0x8080_8080_8080_8080
  }

  /// Appends the rest of a text, stretch by stretch between the characters that need an escape.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var plain = start
    var index = start
    while true {
      index = Self.plainEnd(text, from: index)
      guard index < text.count else { break }
      let byte = text[index]
      var length = 1
      var scalar = UInt32(byte)
      if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F {
        if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 {
          length = 2
          scalar = UInt32(text[index + 1])
        } else if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80,
          text[index + 2] == 0xA8 || text[index + 2] == 0xA9
        {
          length = 3
          scalar = 0x2000 + UInt32(text[index + 2] & 0x3F)
        } else {
          index += 1
          continue
        }
      }
      buffer.append(UnsafeBufferPointer(rebasing: text[plain..<index]))
      appendEscape(of: scalar)
      index += length
      plain = index
    }
    buffer.append(UnsafeBufferPointer(rebasing: text[plain..<text.count]))
  }

  /// Where the next byte stands that may need an escape; of what is no ASCII, only the first byte of a character
  /// that may be a control or a separator.
  private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var position = start
    while position < text.count {
      if position &+ 8 <= text.count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let special = special(word)
        if special == 0 {
          position &+= 8
          continue
        }
        position &+= special.trailingZeroBitCount >> 3
      }
      repeat {
        let byte = text[position]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2 {
          return position
        }
        position &+= 1
      } while position < text.count && text[position] >= 0x80
    }
    return position
  }

  private mutating func appendEscape(of scalar: UInt32) {
    buffer.append(0x5C)
    switch scalar {
    case 0x22: buffer.append(0x22)
    case 0x5C: buffer.append(0x5C)
    case 0x08: buffer.append(UInt8(ascii: "b"))
    case 0x09: buffer.append(UInt8(ascii: "t"))
    case 0x0A: buffer.append(UInt8(ascii: "n"))
    case 0x0C: buffer.append(UInt8(ascii: "f"))
    case 0x0D: buffer.append(UInt8(ascii: "r"))
    default:
      buffer.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt32] {
        let digit = UInt8((scalar >> shift) & 0xF)
        buffer.append(digit < 10 ? 0x30 + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}

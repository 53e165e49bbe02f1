/// The writing of strings.
extension JSONWriter {
  /// Appends a text in quotes.
  mutating func appendQuoted(_ text: String) {
    bytes.append(0x22)
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
    if done == nil { Array(text.utf8).withUnsafeBufferPointer { appendEscaped($0) } }
    bytes.append(0x22)
  }

  /// Appends the text, stretch by stretch between the characters that need an escape.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var plain = 0
    var index = 0
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
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<index]))
      appendEscape(of: scalar)
      index += length
      plain = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<text.count]))
  }

  /// Where the next byte stands that may need an escape: a quote, a backslash, a control character, DEL, or
  /// the first byte of a character that may be a control or a separator. Eight bytes at a time, as in
  /// `JSONScanner`.
  private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var position = start
    while position < text.count {
      if position &+ 8 <= text.count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let delete = word ^ (ones &* 0x7F)
        let controls = (word &- (ones &* 0x20)) & ~word
        let marks =
          ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((delete &- ones) & ~delete)
        let special = (word | controls | marks) & highs
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
    bytes.append(0x5C)
    switch scalar {
    case 0x22: bytes.append(0x22)
    case 0x5C: bytes.append(0x5C)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt32] {
        let digit = UInt8((scalar >> shift) & 0xF)
        bytes.append(digit < 10 ? 0x30 + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}

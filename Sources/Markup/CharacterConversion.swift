import Glibc

/// Conversion by the C library's iconv.
enum CharacterConversion {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The text as UTF-8, in which bytes that are no text are U+FFFD; `nil` where the encoding is not known.
  ///
  /// - Parameter unit: the bytes that are passed over where there is no text.
  static func utf8(_ bytes: [UInt8], from encoding: String, unit: Int) -> [UInt8]? {
    guard let descriptor = iconv_open("UTF-8", encoding), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    defer { iconv_close(descriptor) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2)
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    var input = bytes
    input.withUnsafeMutableBytes { source in
      var pointer = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0 {
        let (written, status, code) = chunk.withUnsafeMutableBufferPointer { target in
          var out = target.baseAddress
          var space = target.count
          let status = iconv(descriptor, &pointer, &left, &out, &space)
          return (target.count - space, status, errno)
        }
        chunk[..<written].withUnsafeBytes { result.append(contentsOf: $0) }
        if status == -1, code != E2BIG {
          result += replacement
          let step = min(unit, left)
          pointer = pointer?.advanced(by: step)
          left -= step
        }
      }
    }
    return result
  }
}

/// UTF-16, in which half a pair becomes U+FFFD.
enum UTF16Text {
  static func decode(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
    let units = (0..<bytes.count / 2).lazy.map { index in
      let (first, second) = (UInt16(bytes[2 * index]), UInt16(bytes[2 * index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var text = Array(String(decoding: units, as: UTF16.self).utf8)
    if !bytes.count.isMultiple(of: 2) { text += [0xEF, 0xBF, 0xBD] }
    return text
  }
}

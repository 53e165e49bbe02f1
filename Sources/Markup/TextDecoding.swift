import Glibc

/// Text as UTF-8, with where its encoding was read from.
package struct DecodedText: Sendable {
  package var utf8: [UInt8]
  /// The encoding's name: `UTF-8`, `windows-1252`, ….
  package var encoding: String
  package var warnings: [MarkupError]
}

/// Decodes text of whatever encoding to valid UTF-8 without NUL bytes.
///
/// The encoding is read, in this order, from a byte order mark; from `declared` (the transport); from an
/// XML declaration or a `<meta charset>` in the first 4,096 bytes; else it is UTF-8 where the bytes are
/// valid UTF-8, and windows-1252 where they are not. Bytes that a declared encoding can't have become
/// U+FFFD, with a warning that names the first line. O(bytes).
package func decodeText(_ bytes: [UInt8], declared: String? = nil) -> DecodedText {
  var warnings: [MarkupError] = []
  var (encoding, start) = byteOrderMark(bytes)
  if encoding == nil { encoding = declared ?? EncodingDeclaration.find(in: bytes) }
  var name = (encoding ?? "UTF-8").uppercased()
  let body = start == 0 ? bytes : Array(bytes[start...])
  var text: [UInt8]
  if name == "UTF-8" || name == "UTF8" || name == "US-ASCII" || name == "ASCII" {
    name = "UTF-8"
    if let bad = firstInvalidUTF8(body) {
      let line = 1 + body[..<bad].count { $0 == 0x0A }
      if encoding == nil {
        (text, name) = (Windows1252.decode(body), "windows-1252")
      } else {
        text = Array(String(decoding: body, as: UTF8.self).utf8)
        warnings.append(
          MarkupError(
            .encoding, "bytes that are no UTF-8, though UTF-8 is declared, became U+FFFD; check the encoding",
            line: line))
      }
    } else {
      text = body
    }
  } else if ["ISO-8859-1", "LATIN1", "LATIN-1", "WINDOWS-1252", "CP1252", "ISO_8859-1"].contains(name) {
    text = Windows1252.decode(body)
  } else if let converted = convert(body, from: name) {
    text = converted
  } else {
    warnings.append(
      MarkupError(
        .encoding,
        "the encoding '\(encoding ?? name)' is not known; the text is read as UTF-8 or windows-1252", line: 1)
    )
    (text, name) =
      firstInvalidUTF8(body) == nil ? (body, "UTF-8") : (Windows1252.decode(body), "windows-1252")
  }
  if let place = text.firstIndex(of: 0) {
    let line = 1 + text[..<place].count { $0 == 0x0A }
    text.removeAll { $0 == 0 }
    warnings.append(
      MarkupError(.encoding, "NUL bytes were dropped; the file may be damaged or binary", line: line))
  }
  return DecodedText(utf8: text, encoding: name, warnings: warnings)
}

private func byteOrderMark(_ bytes: [UInt8]) -> (String?, Int) {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
  if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
  if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
  if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
  // UTF-16 without a mark betrays itself by the zero bytes of its first tag.
  if bytes.starts(with: [0x3C, 0, 0x3F, 0]) || bytes.starts(with: [0x3C, 0, 0x68, 0]) {
    return ("UTF-16LE", 0)
  }
  if bytes.starts(with: [0, 0x3C, 0, 0x3F]) || bytes.starts(with: [0, 0x3C, 0, 0x68]) {
    return ("UTF-16BE", 0)
  }
  return (nil, 0)
}

/// The offset of the first byte that is no part of valid UTF-8 (RFC 3629).
private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { buffer in
    var index = 0
    while index < buffer.count {
      let lead = buffer[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let (length, low, high): (Int, UInt8, UInt8) =
        switch lead {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      guard length > 0, index + length <= buffer.count, (low...high).contains(buffer[index + 1]) else {
        return index
      }
      for offset in 2..<max(2, length) where buffer[index + offset] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }
}

/// Converts by the C library's iconv; bytes that are no text become U+FFFD. `nil` for an unknown encoding.
private func convert(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
  guard encoding.utf8.count < 64, let descriptor = iconv_open("UTF-8", encoding),
    Int(bitPattern: descriptor) != -1
  else {
    return nil
  }
  defer { iconv_close(descriptor) }
  var input = bytes.map { CChar(bitPattern: $0) }
  var result: [UInt8] = []
  var chunk = [CChar](repeating: 0, count: 1 << 16)
  let total = input.count
  input.withUnsafeMutableBufferPointer { source in
    var pointer = source.baseAddress
    var left = total
    while left > 0 {
      let before = left
      let written = chunk.withUnsafeMutableBufferPointer { target -> Int in
        var out = target.baseAddress
        var space = target.count
        _ = iconv(descriptor, &pointer, &left, &out, &space)
        return target.count - space
      }
      result += chunk[..<written].map { UInt8(bitPattern: $0) }
      if left == before && written == 0 {
        result += [0xEF, 0xBF, 0xBD]
        pointer = pointer?.advanced(by: 1)
        left -= 1
      }
    }
  }
  return result
}

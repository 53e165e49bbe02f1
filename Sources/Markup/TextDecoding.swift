/// Text as UTF-8, with where its encoding was read from.
package struct DecodedText: Sendable {
  /// Valid UTF-8 without NUL bytes and without a byte order mark.
  package var utf8: [UInt8]
  /// The encoding's name: `UTF-8`, `windows-1252`, ….
  package var encoding: String
  /// What was wrong with the bytes.
  package var warnings: [MarkupError]
}

/// Decodes text of whatever encoding to valid UTF-8 without NUL bytes.
///
/// The encoding is read, in this order, from a byte order mark; from `declared` (the transport); from an
/// XML declaration or a `<meta charset>` in the first 4,096 bytes; else it is UTF-8 where the bytes are
/// valid UTF-8, and windows-1252 where they are not. Names mean what they mean to browsers (WHATWG
/// Encoding Standard): ISO-8859-1 is windows-1252.
///
/// Where UTF-8 is declared but is not what stands there, the text is read as windows-1252 if none of its
/// characters beyond ASCII is UTF-8; else each bad byte sequence becomes U+FFFD. Both give a warning that
/// names the first line. An encoding that is not known counts as none declared, with a warning. O(bytes).
package func decodeText(_ bytes: [UInt8], declared: String? = nil) -> DecodedText {
  let mark = ByteOrderMark.find(in: bytes)
  if let mark { return decode(mark.length == 0 ? bytes : Array(bytes[mark.length...]), as: mark.encoding) }
  if let declared { return decode(bytes, as: declared) }
  guard let found = EncodingDeclaration.find(in: bytes) else { return decode(bytes, as: nil) }
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  return decode(bytes, as: found.lowercased().hasPrefix("utf-16") ? "UTF-8" : found)
}

/// Decodes bytes whose encoding is known, or `nil` for UTF-8 or else windows-1252.
func decode(_ bytes: [UInt8], as label: String?) -> DecodedText {
  var warnings: [MarkupError] = []
  var encoding = TextEncoding.utf8
  var isDeclared = false
  if let label {
    if let known = TextEncoding(label: label) {
      (encoding, isDeclared) = (known, true)
    } else {
      warnings.append(
        MarkupError(
          .encoding, "the encoding '\(label)' is not known; the text is read as UTF-8 or windows-1252",
          line: 1))
    }
  }
  var text: [UInt8]
  switch encoding {
  case .utf8:
    let check = UTF8Check(bytes)
    if check.firstInvalid == nil {
      text = bytes
    } else if !isDeclared || !check.hasMultibyte {
      encoding = .windows1252
      text = Windows1252.decode(bytes)
      if isDeclared {
        warnings.append(mislabelled(bytes, check, "the text is declared as UTF-8 but read as windows-1252"))
      }
    } else {
      text = Array(String(decoding: bytes, as: UTF8.self).utf8)
      warnings.append(
        mislabelled(bytes, check, "bytes that are no UTF-8, though it is declared, became U+FFFD"))
    }
  case .windows1252: text = Windows1252.decode(bytes)
  case .utf16(let isBigEndian): text = UTF16Text.decode(bytes, isBigEndian: isBigEndian)
  case .other(let name, let unit):
    if let converted = CharacterConversion.utf8(bytes, from: name, unit: unit) {
      text = converted
    } else {
      warnings.append(
        MarkupError(
          .encoding, "this machine can't read the encoding '\(name)'; the text is read as UTF-8", line: 1))
      text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
  }
  if let place = text.withUnsafeBufferPointer({ MarkupTokenizer.find(0, in: $0, from: 0) }) {
    let line = 1 + text[..<place].count { $0 == 0x0A }
    text.removeAll { $0 == 0 }
    warnings.append(
      MarkupError(.encoding, "NUL bytes were dropped; the file may be damaged or binary", line: line))
  }
  return DecodedText(utf8: text, encoding: encoding.name, warnings: warnings)
}

private func mislabelled(_ bytes: [UInt8], _ check: UTF8Check, _ what: String) -> MarkupError {
  let line = 1 + bytes[..<(check.firstInvalid ?? 0)].count { $0 == 0x0A }
  return MarkupError(.encoding, "\(what); check the encoding", line: line)
}

/// The mark that some encodings start with.
enum ByteOrderMark {
  static func find(in bytes: [UInt8]) -> (encoding: String, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
    // UTF-16 without a mark betrays itself by the zero bytes of its first tag or brace.
    for first in [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")] {
      if bytes.count >= 4, bytes[0] == first, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 {
        return ("UTF-16LE", 0)
      }
      if bytes.count >= 4, bytes[0] == 0, bytes[1] == first, bytes[2] == 0, bytes[3] != 0 {
        return ("UTF-16BE", 0)
      }
    }
    return nil
  }
}

/// Whether bytes are UTF-8 (RFC 3629).
struct UTF8Check {
  /// The offset of the first byte that is no part of valid UTF-8.
  private(set) var firstInvalid: Int?
  /// Whether any character beyond ASCII is valid.
  private(set) var hasMultibyte = false

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      let raw = UnsafeRawBufferPointer(buffer)
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          // Eight characters of ASCII at once, where there are as many.
          while index + 8 <= buffer.count,
            raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
          {
            index += 8
          }
          continue
        }
        let length = Self.sequenceLength(buffer, at: index)
        if length == 0 {
          if firstInvalid == nil { firstInvalid = index }
          index += 1
        } else {
          hasMultibyte = true
          index += length
        }
        if firstInvalid != nil, hasMultibyte { return }
      }
    }
  }

  private static func sequenceLength(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let (length, low, high): (Int, UInt8, UInt8) =
      switch buffer[index] {
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
      return 0
    }
    for offset in 2..<max(2, length) where buffer[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

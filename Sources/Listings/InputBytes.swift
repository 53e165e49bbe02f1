import Markup

/// The bytes of an input, checked and, where they must be, decoded: text in UTF-8 for recognition and
/// for the readers of text.
struct InputBytes {
  /// The bytes as they came; UTF-16 and UTF-32 are decoded to UTF-8 already.
  let bytes: [UInt8]
  /// Whether the bytes were decoded, so that what the text says of its encoding no longer holds.
  let isDecoded: Bool

  /// - Throws: `ListingError` for an input that is empty or binary.
  init(_ bytes: [UInt8], inputName: String) throws(ListingError) {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw ListingError(input: inputName, message: "the input is empty", advice: "check how it was saved")
    }
    if let encoding = Self.wideEncoding(of: bytes) {
      self.bytes = decodeText(bytes, declared: encoding).utf8
      isDecoded = true
    } else {
      self.bytes = bytes
      isDecoded = false
    }
    if let kind = Self.binaryKind(self.bytes) {
      throw ListingError(
        input: inputName, message: "this is no text but \(kind)",
        advice: "give the listing as a page, a feed or a text")
    }
  }

  /// The beginning, for recognition.
  var head: [UInt8] { Array(bytes.prefix(InputHead.textLimit)) }

  /// The text in UTF-8, decoded if it is not in UTF-8 yet, and what there is to say about that.
  func text() -> (utf8: [UInt8], warnings: [MarkupError]) {
    if isDecoded { return (bytes, []) }
    let decoded = decodeText(bytes, declared: nil)
    return (decoded.utf8, decoded.warnings)
  }

  /// The encoding of UTF-16 and UTF-32, by a byte order mark or a zero in every other byte.
  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    // The mark itself says which; `decodeText` reads it before it heeds what is declared.
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x00, 0x00, 0xFE, 0xFF]]
    if marks.contains(where: bytes.starts) { return "UTF-16" }
    let head = bytes.prefix(512)
    guard head.count >= 4 else { return nil }
    let even = stride(from: 0, to: head.count, by: 2).count { bytes[$0] == 0 }
    let odd = stride(from: 1, to: head.count, by: 2).count { bytes[$0] == 0 }
    let half = head.count / 2
    if even * 10 > half * 9, odd == 0 { return "UTF-16BE" }
    if odd * 10 > half * 9, even == 0 { return "UTF-16LE" }
    return nil
  }

  private static let magics: [(start: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "a PDF"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"), ([0x1F, 0x8B], "gzip data"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data"), (Array("BZh".utf8), "bzip2 data"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]

  /// What kind of binary the bytes are; `nil` for text. Some control characters are text still.
  private static func binaryKind(_ bytes: [UInt8]) -> String? {
    for (start, kind) in magics where bytes.starts(with: start) { return kind }
    let count = min(bytes.count, 1 << 16)
    var controls = 0
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < count {
        // Eight bytes of which none is below a space are passed over at once.
        if index + 8 <= count {
          let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 == 0 {
            index += 8
            continue
          }
        }
        for byte in bytes[index..<min(index + 8, count)]
        where byte < 0x09 || byte > 0x0D && byte < 0x20 && byte != 0x1B {
          controls += 1
        }
        index += 8
      }
    }
    return controls * 50 > count ? "binary data" : nil
  }
}

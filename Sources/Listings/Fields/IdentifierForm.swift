/// The schemes of identifiers that papers have. Each finds its identifier inside an address or a label
/// and writes it in one normal form, so that the same paper has the same id in every listing.
enum IdentifierForm: String, Sendable, Hashable, CaseIterable {
  /// arXiv: `2407.21784`, `hep-th/9901001`; the version is dropped.
  case arxiv
  /// A DOI, in lower case (DOIs are case-insensitive: ISO 26324).
  case doi
  /// The ACL Anthology: `2024.acl-long.1`, `P19-1001`.
  case acl
  /// Decimal digits: PubMed's, and other numbers.
  case digits
  /// Letters, digits, `-` and `_`, from the first to the last: OpenReview's, Semantic Scholar's.
  case token

  /// The identifier in a text, `nil` where there is none.
  func find(in text: String) -> String? {
    let bytes = Array(text.utf8)
    switch self {
    case .arxiv: return Self.arxiv(in: bytes)
    case .doi: return Self.doi(in: bytes)
    case .acl: return Self.acl(in: bytes)
    case .digits: return Self.run(in: bytes, where: isDigit)
    case .token: return Self.run(in: bytes) { isDigit($0) || isLetter($0) || $0 == 0x2D || $0 == 0x5F }
    }
  }

  private static func run(in bytes: [UInt8], where isPart: (UInt8) -> Bool) -> String? {
    guard let start = bytes.firstIndex(where: isPart) else { return nil }
    return text(bytes[start...].prefix(while: isPart))
  }

  private static func arxiv(in bytes: [UInt8]) -> String? {
    for start in bytes.indices where start == 0 || !isWord(bytes[start - 1]) {
      if isDigit(bytes[start]) {
        // yymm.number, from April 2007 on.
        let year = bytes[start...].prefix(while: isDigit)
        guard year.count == 4, year.endIndex < bytes.count, bytes[year.endIndex] == UInt8(ascii: ".") else {
          continue
        }
        let number = bytes[(year.endIndex + 1)...].prefix(while: isDigit)
        guard (4...5).contains(number.count), endsIdentifier(bytes, number.endIndex) else { continue }
        return text(bytes[start..<number.endIndex])
      }
      // archive(.SC)/yymmnumber, before.
      var end = start
      while end < bytes.count, isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
      guard end - start >= 2 else { continue }
      let archive = bytes[start..<end]
      if end + 2 < bytes.count, bytes[end] == UInt8(ascii: "."), isLetter(bytes[end + 1]),
        isLetter(bytes[end + 2])
      {
        end += 3
      }
      guard end < bytes.count, bytes[end] == UInt8(ascii: "/") else { continue }
      let number = bytes[(end + 1)...].prefix(while: isDigit)
      guard number.count == 7, endsIdentifier(bytes, number.endIndex) else { continue }
      return text(archive) + "/" + text(number)
    }
    return nil
  }

  /// Whether an arXiv number ends here: with a version or with what is no part of a word.
  private static func endsIdentifier(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end < bytes.count, isWord(bytes[end]) else { return true }
    guard bytes[end] == UInt8(ascii: "v"), end + 1 < bytes.count else { return false }
    return isDigit(bytes[end + 1])
  }

  private static func doi(in bytes: [UInt8]) -> String? {
    var start = 0
    while start + 8 <= bytes.count {
      defer { start += 1 }
      guard bytes[start] == 0x31, bytes[start + 1] == 0x30, bytes[start + 2] == 0x2E else { continue }
      guard start == 0 || !isWord(bytes[start - 1]) else { continue }
      let registrant = bytes[(start + 3)...].prefix { isDigit($0) || $0 == 0x2E }
      guard registrant.count >= 4, registrant.endIndex < bytes.count, bytes[registrant.endIndex] == 0x2F
      else {
        continue
      }
      var suffix = bytes[(registrant.endIndex + 1)...].prefix {
        $0 > 0x20 && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E
      }
      while let last = suffix.last, ".,;:".utf8.contains(last) { suffix = suffix.dropLast() }
      guard !suffix.isEmpty else { continue }
      return asciiLowercased(text(bytes[start..<suffix.endIndex]))
    }
    return nil
  }

  private static func acl(in bytes: [UInt8]) -> String? {
    for start in bytes.indices where start == 0 || !isWord(bytes[start - 1]) {
      let run = bytes[start...].prefix { isWord($0) || $0 == 0x2D || $0 == 0x2E }
      var end = run.endIndex
      for extension_ in [".pdf", ".bib", ".xml"] where run.suffix(4).elementsEqual(extension_.utf8) {
        end -= 4
      }
      while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
      let part = Array(bytes[start..<end])
      if isNewACL(part) || isOldACL(part) { return text(bytes[start..<end]) }
    }
    return nil
  }

  /// `2024.acl-long.1`: a year, a venue with its volume, a number.
  private static func isNewACL(_ part: [UInt8]) -> Bool {
    let pieces = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard pieces.count == 3, pieces[0].count == 4, pieces[0].allSatisfy(isDigit) else { return false }
    return pieces[1].contains(UInt8(ascii: "-")) && !pieces[2].isEmpty && pieces[2].allSatisfy(isDigit)
  }

  /// `P19-1001`: a letter and a year, four digits.
  private static func isOldACL(_ part: [UInt8]) -> Bool {
    guard part.count == 8, isLetter(part[0]), part[0] < 0x60, part[3] == UInt8(ascii: "-") else {
      return false
    }
    return isDigit(part[1]) && isDigit(part[2]) && part[4...].allSatisfy(isDigit)
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
private func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == 0x5F }

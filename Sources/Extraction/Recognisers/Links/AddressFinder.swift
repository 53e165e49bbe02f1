internal import Text

/// An address as it stands in the text.
struct Address {
  /// The bytes that it covers.
  var utf8Range: Range<Int>
  /// The address with the text's damage mended: no spaces, `\_` as `_`, its scheme where it has one.
  var mended: [UInt8]
  var form: Form

  enum Form { case url, doi, arxiv }
}

/// Finds where an address begins and reads it to its end.
struct AddressFinder {
  let view: TokenView
  let vocabulary: LinkVocabulary

  /// Whether a token may anchor an address: it is a word that does, or a colon, a slash or a point follows it.
  @inline(__always)
  func mayAnchor(_ index: Int) -> Bool {
    let next = view.mark(index + 1)
    return next == Mark.slash || next == Mark.colon || next == Mark.point
      || vocabulary.anchors[view.text.tokens[index].folded] != nil
  }

  /// The address that the token at `index` anchors, beginning at or after byte `limit`.
  func address(at index: Int, notBefore limit: Int) -> Address? {
    let token = view.text.tokens[index]
    guard Int(token.utf8Start) >= limit else { return nil }
    if token.shape == .punctuation { return nil }
    if let anchor = vocabulary.anchors[token.folded] {
      switch anchor {
      case .scheme: return schemed(index, from: Int(token.utf8Start))
      case .www: return bare(from: Int(token.utf8Start), hostEnd: index, index)
      case .doi: return hosted(index, endings: ["org"], needsPath: true)
      case .arxiv: return arxiv(index) ?? hosted(index, endings: ["org"], needsPath: true)
      case .host(let ending, let needsPath):
        return hosted(index, endings: [ending], needsPath: needsPath) ?? pages(index) ?? general(index)
      }
    }
    if let start = gluedScheme(index) { return schemed(index, from: start) }
    if view.isNumber(index), view.length(index) == 2, let doi = bareDOI(index) { return doi }
    return general(index)
  }

  /// "settingshttps://…": where the scheme begins inside a word that lost the space before it.
  private func gluedScheme(_ index: Int) -> Int? {
    guard view.mark(index + 1) == Mark.colon, view.mark(index + 2) == Mark.slash, view.length(index) > 4
    else {
      return nil
    }
    let bytes = view.bytes(index)
    for scheme in ["https", "http"] where bytes.count > scheme.utf8.count {
      if bytes.suffix(scheme.utf8.count).map(lowered).elementsEqual(scheme.utf8) {
        return bytes.endIndex - scheme.utf8.count
      }
    }
    return nil
  }

  /// An address with a scheme: `https://`, and damaged `https:// `, `https : //`, `http:/`, `https//`.
  private func schemed(_ index: Int, from start: Int) -> Address? {
    var next = index + 1
    let hasColon = view.mark(next) == Mark.colon
    if hasColon { next += 1 }
    if !hasColon, !(view.mark(next) == Mark.slash && view.isGlued(next)) { return nil }
    var slashes = 0
    while slashes < 3, view.mark(next) == Mark.slash || view.mark(next) == Mark.backslash {
      if view.mark(next) == Mark.slash { slashes += 1 }
      next += 1
    }
    guard slashes >= (hasColon ? 1 : 2), view.isWord(next), let host = view.token(next) else { return nil }
    // After white space only what is plainly a host goes on the address.
    if host.spaceBefore, !isHost(next) { return nil }
    var mended = Array(view.text.utf8[start..<Int(view.text.tokens[index].utf8End)].map(lowered))
    mended += Array("://".utf8)
    return read(from: start, hostAt: Int(host.utf8Start), mended: mended)
  }

  /// Whether "name.name" of glued tokens ends in a known top-level domain.
  private func isHost(_ index: Int) -> Bool {
    var next = index
    var known = false
    for _ in 0..<12 {
      guard view.isWord(next) else { return known }
      known = view.token(next).flatMap { vocabulary.endings[$0.folded] } ?? false
      let mark = view.mark(next + 1)
      guard mark == Mark.point || mark == Mark.hyphen, view.isGlued(next + 1), view.isGlued(next + 2) else {
        break
      }
      next += 2
    }
    return known && next > index
  }

  /// A known host without its scheme: "github.com/a/b", "github. com/a/b".
  private func hosted(_ index: Int, endings: [String], needsPath: Bool) -> Address? {
    guard view.mark(index + 1) == Mark.point, view.isGlued(index + 1), let ending = view.token(index + 2),
      let name = endings.first(where: { view.text.utf8[ending.utf8Range].map(lowered).elementsEqual($0.utf8) }
      )
    else { return nil }
    if ending.spaceBefore {
      // "github. com/a/b": nothing else has this form.
      guard view.mark(index + 3) == Mark.slash, view.isGlued(index + 3), view.isGlued(index + 4) else {
        return nil
      }
      let host = view.text.utf8[view.text.tokens[index].utf8Range].map(lowered) + Array(".\(name)".utf8)
      let path = AddressScanner(view.text.utf8).scan(from: Int(view.text.tokens[index + 3].utf8Start))
      let start = Int(view.text.tokens[index].utf8Start)
      return Address(utf8Range: start..<path.end, mended: host + path.mended, form: .url)
    }
    if needsPath {
      guard view.mark(index + 3) == Mark.slash, view.isGlued(index + 3), view.isGlued(index + 4) else {
        return nil
      }
    }
    let start = subdomain(of: index)
    return bare(from: start, hostEnd: index, index)
  }

  /// The start of "gist." and "raw." before a known host; other labels are glued text.
  private func subdomain(of index: Int) -> Int {
    let start = Int(view.text.tokens[index].utf8Start)
    guard view.isGlued(index), view.mark(index - 1) == Mark.point, view.isGlued(index - 1),
      let label = view.token(index - 2)
    else { return start }
    let known = ["www", "gist", "raw", "docs", "export", "dx", "anonymous", "api", "doi"]
    let bytes = view.text.utf8[label.utf8Range].map(lowered)
    return known.contains { bytes.elementsEqual($0.utf8) } ? Int(label.utf8Start) : start
  }

  /// "user.github.io" with or without a path.
  private func pages(_ index: Int) -> Address? {
    guard view.isGlued(index), view.mark(index - 1) == Mark.point, view.isGlued(index - 1),
      view.mark(index + 1) == Mark.point, view.isGlued(index + 1), let ending = view.token(index + 2),
      view.text.utf8[ending.utf8Range].map(lowered).elementsEqual("io".utf8)
    else { return nil }
    var first = index - 2
    while first >= 2, view.isGlued(first), Mark.isHyphen(view.mark(first - 1)), view.isGlued(first - 1),
      view.isWord(first - 2), index - first < 16
    {
      first -= 2
    }
    guard view.isWord(first) else { return nil }
    return bare(from: Int(view.text.tokens[first].utf8Start), hostEnd: index, index)
  }

  /// "name.org/path": any name with a known top-level domain and a glued path.
  private func general(_ index: Int) -> Address? {
    guard view.isGlued(index), view.mark(index + 1) == Mark.slash, view.isGlued(index + 1),
      view.isGlued(index + 2),
      view.isWord(index + 2) || view.mark(index + 2) == Mark.tilde, view.mark(index - 1) == Mark.point,
      view.isGlued(index - 1), let ending = view.token(index), vocabulary.endings[ending.folded] == true,
      ending.shape == .plainWord
    else { return nil }
    var first = index - 2
    while first >= 2, view.isGlued(first), view.isGlued(first - 1),
      Mark.isHyphen(view.mark(first - 1)) || view.mark(first - 1) == Mark.point, view.isWord(first - 2),
      index - first < 16
    {
      first -= 2
    }
    guard view.isWord(first), view.hasLetter(first) else { return nil }
    return bare(from: Int(view.text.tokens[first].utf8Start), hostEnd: index, index)
  }

  private func bare(from start: Int, hostEnd: Int, _ index: Int) -> Address? {
    guard start >= 0, view.mark(hostEnd + 1) == Mark.point || view.mark(hostEnd + 1) == Mark.slash else {
      return nil
    }
    return read(from: start, hostAt: start, mended: [])
  }

  private func read(from start: Int, hostAt host: Int, mended: [UInt8]) -> Address? {
    guard beginsHost(host) else { return nil }
    let scanner = AddressScanner(view.text.utf8)
    let scan = scanner.scan(from: host)
    guard scan.end > host else { return nil }
    if let path = scanner.detachedPath(after: scan.end, host: scan.mended) {
      return Address(utf8Range: start..<path.end, mended: mended + path.mended, form: .url)
    }
    return Address(utf8Range: start..<scan.end, mended: mended + scan.mended, form: .url)
  }

  /// Whether a name with a point stands at a byte. It is looked at before the whole address is read, so
  /// that a text of broken schemes is not read once for each.
  private func beginsHost(_ start: Int) -> Bool {
    let utf8 = view.text.utf8
    var index = start
    var points = 0
    while index < utf8.count, index - start < 260 {
      let byte = utf8[index]
      if byte == UInt8(ascii: ".") {
        points += 1
      } else if !isLetter(byte), !isDigit(byte), !"-_~@%\\".utf8.contains(byte) {
        break
      }
      index += 1
    }
    return points > 0 && index > start + 2
  }

  /// "10.1234/abc"; a label before it ("doi:") is no part of the link.
  private func bareDOI(_ index: Int) -> Address? {
    guard view.bytes(index).elementsEqual("10".utf8), view.mark(index + 1) == Mark.point,
      view.isGlued(index + 1),
      view.isGlued(index + 2), view.isNumber(index + 2), (4...9).contains(view.length(index + 2)),
      view.mark(index + 3) == Mark.slash, view.isGlued(index + 3), view.isGlued(index + 4),
      view.isWord(index + 4)
    else { return nil }
    if view.isGlued(index), view.isWord(index - 1) || view.mark(index - 1) == Mark.point { return nil }
    let start = Int(view.text.tokens[index].utf8Start)
    let scan = AddressScanner(view.text.utf8).scan(from: start)
    return Address(utf8Range: start..<scan.end, mended: scan.mended, form: .doi)
  }

  /// "arXiv:2401.12345v2", "arXiv: 2401.12345", "arXiv:cs/0112017".
  private func arxiv(_ index: Int) -> Address? {
    guard view.mark(index + 1) == Mark.colon, view.isGlued(index + 1), let number = view.token(index + 2)
    else {
      return nil
    }
    let start = Int(view.text.tokens[index].utf8Start)
    let isNew =
      view.isNumber(index + 2) && view.length(index + 2) == 4 && view.mark(index + 3) == Mark.point
      && view.isGlued(index + 3) && view.isGlued(index + 4) && view.beginsWithDigit(index + 4)
      && (4...8).contains(view.length(index + 4))
    let isOld =
      number.shape.contains(.hasLetter) && view.mark(index + 3) == Mark.slash && view.isGlued(index + 3)
      && view.isGlued(index + 4) && view.beginsWithDigit(index + 4) && view.length(index + 4) >= 7
    guard isNew || isOld else { return nil }
    let end = Int(view.text.tokens[index + 4].utf8End)
    let identifier = Array(view.text.utf8[Int(number.utf8Start)..<end])
    return Address(utf8Range: start..<end, mended: identifier, form: .arxiv)
  }
}

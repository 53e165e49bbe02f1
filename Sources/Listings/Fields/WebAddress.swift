/// Resolves the references of a page against its base (RFC 3986, section 5, for http and https).
enum WebAddress {
  static func resolve(_ reference: String, against base: String?) -> String {
    if reference.isEmpty || hasScheme(reference) { return reference }
    if let base, let address = resolvedPath(reference, against: base) { return address }
    guard let base, let schemeEnd = range(of: "://", in: base) else { return reference }
    if reference.hasPrefix("//") { return base[..<schemeEnd.lowerBound] + ":" + reference }
    let pathStart = base[schemeEnd.upperBound...].firstIndex { "/?#".contains($0) } ?? base.endIndex
    let authority = String(base[..<pathStart])
    let basePath = String(base[pathStart...].prefix { $0 != "?" && $0 != "#" })
    if reference.hasPrefix("#") { return authority + basePath + reference }
    if reference.hasPrefix("?") { return authority + basePath + reference }
    let path = reference.prefix { $0 != "?" && $0 != "#" }
    let rest = reference[path.endIndex...]
    var segments: [Substring] = []
    if !reference.hasPrefix("/") {
      segments = basePath.split(separator: "/", omittingEmptySubsequences: true)
      if !basePath.hasSuffix("/"), !segments.isEmpty { segments.removeLast() }
    }
    let pieces = path.split(separator: "/", omittingEmptySubsequences: true)
    for piece in pieces {
      switch piece {
      case ".": break
      case "..": _ = segments.popLast()
      default: segments.append(piece)
      }
    }
    let endsInFolder = path.hasSuffix("/") || pieces.last == "." || pieces.last == ".."
    return authority + "/" + segments.joined(separator: "/") + (endsInFolder && !segments.isEmpty ? "/" : "")
      + rest
  }

  /// Most references: a path from the root that has nothing to be normalised, such as `/abs/2407.21784`.
  private static func resolvedPath(_ reference: String, against base: String) -> String? {
    var reference = reference
    let isPlain = reference.withUTF8 { path in
      guard path.count > 1, path.first == UInt8(ascii: "/") else { return false }
      var previous = UInt8(ascii: "x")
      for byte in path {
        // A dot segment begins with a dot after a slash; no empty segment stays.
        if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { return false }
        if previous == UInt8(ascii: "/"), byte == previous || byte == UInt8(ascii: ".") { return false }
        previous = byte
      }
      return true
    }
    guard isPlain else { return nil }
    let bytes = base.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return nil
    }
    let authority = bytes[bytes.index(colon, offsetBy: 3)...]
    let marks = [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
    let end = authority.firstIndex { marks.contains($0) } ?? bytes.endIndex
    return String(base[..<end]) + reference
  }

  private static func hasScheme(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, (first | 0x20) &- 0x61 < 26,
      let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    else { return false }
    return bytes[..<colon].allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "+-.".utf8.contains($0)
    }
  }

  private static func range(of part: String, in text: String) -> Range<String.Index>? {
    var place = text.startIndex
    while place < text.endIndex {
      if text[place...].hasPrefix(part) { return place..<text.index(place, offsetBy: part.count) }
      place = text.index(after: place)
    }
    return nil
  }
}

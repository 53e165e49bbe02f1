import Glibc

/// The beginning of an input, and what it shows: the only thing that recognition looks at.
struct InputHead {
  /// How much of an input is looked at for texts, and for its syntax, in bytes.
  static let textLimit = 1 << 18
  static let syntaxLimit = 1 << 16

  let bytes: [UInt8]
  /// The syntaxes that it may be in, the likeliest first.
  let syntaxes: [Syntax]
  /// The local name of the first element, for markup.
  let rootName: String?
  /// The paths of JSON, or the columns of a table.
  let keys: Set<String>
  /// The same in lower case.
  let foldedKeys: Set<String>
  /// How often each byte stands in a sample, by which `holds` chooses the byte to look for.
  private let frequencies: ByteFrequencies

  /// Looks at the beginning of a text in UTF-8.
  init(_ text: [UInt8]) {
    bytes = Array(text.prefix(Self.textLimit))
    // One line of JSON Lines may be longer than all that is looked at; that another follows tells it.
    let secondLine = text.firstIndex(of: 0x0A).map { $0 + 256 } ?? 0
    let start = Array(text.prefix(max(Self.syntaxLimit, secondLine)))
    syntaxes = Syntax.candidates(for: start)
    rootName = syntaxes.contains(.xml) ? Self.rootName(of: start) : nil
    if syntaxes.contains(.json) || syntaxes.contains(.jsonl) {
      keys = JSONHead(start).paths
    } else if syntaxes.contains(.csv) {
      keys = Set(Self.columns(of: text))
    } else {
      keys = []
    }
    foldedKeys = Set(keys.map(asciiLowercased))
    frequencies = ByteFrequencies(text.prefix(1 << 13))
  }

  /// Whether a text stands in the beginning.
  func holds(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { wanted in
      bytes.withUnsafeBytes { bytes in
        guard let start = wanted.baseAddress,
          let rarest = wanted.indices.min(by: { frequencies[wanted[$0]] < frequencies[wanted[$1]] })
        else { return true }
        guard let base = bytes.baseAddress, bytes.count >= wanted.count else { return false }
        // From one place of the rarest byte to the next, as far as the whole text fits around it.
        var place = base + rarest
        let end = place + (bytes.count - wanted.count + 1)
        while place < end, let hit = memchr(place, Int32(wanted[rarest]), end - place) {
          if memcmp(hit - rarest, start, wanted.count) == 0 { return true }
          place = UnsafeRawPointer(hit) + 1
        }
        return false
      }
    }
  }

  private static func rootName(of bytes: [UInt8]) -> String? {
    var rest = bytes[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      let tag = rest[(open + 1)...]
      if tag.starts(with: "!--".utf8) {
        guard let close = Syntax.index(of: "-->", in: tag) else { return nil }
        rest = rest[close...]
        continue
      }
      let name = tag.prefix {
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || ":-_.".utf8.contains($0) || $0 >= 0x80
      }
      if !name.isEmpty {
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return String(decoding: local, as: UTF8.self)
      }
      rest = rest[(open + 1)...]
    }
    return nil
  }

  private static func columns(of text: [UInt8]) -> [String] {
    for line in TextLines(Array(text.prefix(Self.syntaxLimit))) where !line.isBlank {
      guard let delimiter = DelimitedReader.delimiter(of: line.bytes) else { return [] }
      return line.bytes.split(separator: delimiter, omittingEmptySubsequences: false).map { cell in
        var name = TextLine(number: 1, bytes: cell).trimmedBytes
        if name.count >= 2, name.first == UInt8(ascii: "\""), name.last == UInt8(ascii: "\"") {
          name = name.dropFirst().dropLast()
        }
        return asciiLowercased(
          TextCleaning.clean(String(decoding: name, as: UTF8.self), paragraphs: .joined).text)
      }
    }
    return []
  }
}

/// How often each byte stands in a text.
private struct ByteFrequencies {
  private var counts = [Int](repeating: 0, count: 256)

  init(_ bytes: some Collection<UInt8>) { for byte in bytes { counts[Int(byte)] += 1 } }

  subscript(byte: UInt8) -> Int { counts[Int(byte)] }
}

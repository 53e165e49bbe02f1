/// Reads an address from its host on: to white space or a character that no address holds, without
/// the punctuation, markup and text that is glued to its end.
struct AddressScanner {
  let utf8: [UInt8]

  init(_ utf8: [UInt8]) { self.utf8 = utf8 }

  /// The byte past the address, and the address with `\_` and its like mended.
  func scan(from start: Int) -> (end: Int, mended: [UInt8]) {
    var pieces: [(byte: UInt8, end: Int)] = []
    var index = start
    var depth = 0
    var brackets = 0
    scan: while index < utf8.count {
      let byte = utf8[index]
      switch byte {
      case UInt8(ascii: "\\"):
        // "\_", "\%", "\#", "\&", "\~" stand for the character itself; any other command ends it.
        guard index + 1 < utf8.count, "_%#&~-".utf8.contains(utf8[index + 1]) else { break scan }
        index += 1
      case UInt8(ascii: "$"):
        guard let end = tilde(at: index) else { break scan }
        pieces.append((UInt8(ascii: "~"), end))
        index = end
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth < 0 { break scan }
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "]"):
        brackets -= 1
        if brackets < 0 { break scan }
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        if beginsScheme(index + 1) { break scan }
      case 0...0x20, 0x7F..., UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
        UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"):
        break scan
      default:
        if beginsScheme(index), index > start + 8, let last = pieces.last?.byte, last != UInt8(ascii: "/"),
          last != UInt8(ascii: "=")
        {
          break scan
        }
      }
      pieces.append((utf8[index], index + 1))
      index += 1
    }
    trim(&pieces)
    if let cut = gluedSentence(pieces, start: start) {
      pieces.removeLast(pieces.count - cut)
      trim(&pieces)
    }
    return (pieces.last?.end ?? start, pieces.map(\.byte))
  }

  /// The hosts of repositories, whose path is always "owner/name".
  private static let repositoryHosts = ["github.com", "gitlab.com", "huggingface.co"].map { Array($0.utf8) }

  /// "https://github.com/ owner/name": a path that a space has cut off its host.
  func detachedPath(after end: Int, host: [UInt8]) -> (end: Int, mended: [UInt8])? {
    var host = host.map(lowered)
    if host.last == UInt8(ascii: "/") { host.removeLast() }
    guard Self.repositoryHosts.contains(host), end + 3 < utf8.count, utf8[end] == 0x20 else { return nil }
    let start = utf8[end + 1] == UInt8(ascii: "/") ? end + 2 : end + 1
    let path = scan(from: start)
    let parts = path.mended.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count >= 2,
      parts.prefix(2).allSatisfy({ part in
        !part.isEmpty && part.allSatisfy { isLetter($0) || isDigit($0) || "-_.".utf8.contains($0) }
      })
    else { return nil }
    return (path.end, host + [UInt8(ascii: "/")] + path.mended)
  }

  /// Takes off what ends a sentence, a quotation or emphasis, and a bracket that was never closed.
  private func trim(_ pieces: inout [(byte: UInt8, end: Int)]) {
    while let last = pieces.last?.byte {
      switch last {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
        UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "("), UInt8(ascii: "["),
        UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "~"):
        pieces.removeLast()
      default: return
      }
    }
  }

  /// "$\sim$" in place of a tilde.
  private func tilde(at index: Int) -> Int? {
    let damage = Array("$\\sim$".utf8)
    guard index + damage.count <= utf8.count, utf8[index..<index + damage.count].elementsEqual(damage) else {
      return nil
    }
    return index + damage.count
  }

  private func beginsScheme(_ index: Int) -> Bool {
    guard index + 8 < utf8.count, utf8[index] == UInt8(ascii: "h"),
      utf8[index..<index + 4].elementsEqual("http".utf8)
    else { return false }
    let rest = utf8[(index + 4)..<(index + 8)]
    return rest.starts(with: "://".utf8) || rest.starts(with: "s://".utf8)
  }

  /// Endings of names that begin with a capital and are no sentence.
  private static let capitalExtensions: Set<String> = [
    "Net", "Js", "Io", "Ai", "Jl", "Md", "Pdf", "Html", "Rs", "Py",
  ]

  /// Where a sentence that lost the space before it begins: ".The" and a space, in the last part of the
  /// path; the number of pieces before its point.
  private func gluedSentence(_ pieces: [(byte: UInt8, end: Int)], start: Int) -> Int? {
    guard let last = pieces.last, last.end < utf8.count,
      utf8[last.end] == 0x20 || utf8[last.end] == 0x0A || utf8[last.end] == UInt8(ascii: ",")
    else { return nil }
    var index = pieces.count - 1
    while index > 0, isLetter(pieces[index].byte) { index -= 1 }
    guard pieces[index].byte == UInt8(ascii: "."), index + 1 < pieces.count,
      pieces.contains(where: { $0.byte == UInt8(ascii: "/") }),
      pieces[..<index].contains(where: { $0.byte == UInt8(ascii: "/") })
    else { return nil }
    let word = pieces[(index + 1)...].map(\.byte)
    guard word[0] < 0x60, word.dropFirst().allSatisfy({ $0 > 0x60 }) else { return nil }
    let spelled = String(decoding: word, as: UTF8.self)
    return Self.capitalExtensions.contains(spelled) ? nil : index
  }
}

/// What the beginning of a JSON text shows of its shape: which keys lead where, and whether it is one
/// value or one a line. Made from the first stretch of an input only, which may end anywhere, so it is
/// lenient: it follows brackets and keys and does not judge the rest.
struct JSONHead {
  /// The paths seen, in the form that adapters write: `message.items[].DOI`, `[].title`.
  private(set) var paths: Set<String> = []
  /// Whether it looks like JSON at all.
  private(set) var isJSON = false
  /// Whether there is a value on each of several lines.
  private(set) var isLines = false
  /// Whether the text is one line: then it is one value and one line of values.
  private(set) var isOneLine = false

  private struct Level {
    var isObject: Bool
    var path: String
    var key = ""
    var expectsKey = true
  }

  init(_ head: [UInt8]) {
    let lines = TextLines(head).prefix(50).filter { !$0.isBlank }
    let objects = lines.filter { $0.trimmedBytes.first == UInt8(ascii: "{") }
    // Within one value, no two lines can begin with a brace at the margin but those of an array.
    isLines =
      objects.count >= 2 && objects.count * 2 >= lines.count
      && objects.allSatisfy { $0.bytes.first == UInt8(ascii: "{") }
      && lines.first?.trimmedBytes.first != UInt8(ascii: "[")
    isOneLine = lines.count == 1
    if isLines {
      isJSON = true
      for line in objects.prefix(20) { _ = scan(Array(line.bytes)) }
    } else {
      isJSON = scan(head)
    }
  }

  /// Follows the brackets and keys; whether the text begins as JSON does.
  private mutating func scan(_ bytes: [UInt8]) -> Bool {
    var levels: [Level] = []
    var position = bytes.prefix { $0 <= 0x20 }.count
    guard position < bytes.count, Self.beginsWell(bytes[position], bytes[(position + 1)...]) else {
      return false
    }
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let path = levels.last.map { $0.isObject ? $0.key : $0.path + "[]" } ?? ""
        guard levels.count < 64 else { return true }
        levels.append(Level(isObject: byte == UInt8(ascii: "{"), path: path))
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = levels.popLast()
        position += 1
        if levels.isEmpty { return true }
      case UInt8(ascii: "\""):
        let end = Self.endOfString(bytes, position)
        if let last = levels.indices.last, levels[last].isObject, levels[last].expectsKey {
          guard end <= bytes.count else { return true }
          let key = String(decoding: bytes[(position + 1)..<(end - 1)], as: UTF8.self)
          let step = key.contains(".") || key.contains("[") ? "'\(key)'" : key
          levels[last].key = levels[last].path.isEmpty ? step : levels[last].path + "." + step
          levels[last].expectsKey = false
          paths.insert(levels[last].key)
        }
        position = end
      case UInt8(ascii: ","):
        if let last = levels.indices.last { levels[last].expectsKey = true }
        position += 1
      default:
        position += 1
      }
    }
    return true
  }

  private static func beginsWell(_ bracket: UInt8, _ rest: ArraySlice<UInt8>) -> Bool {
    let next = rest.first { $0 > 0x20 }
    switch bracket {
    case UInt8(ascii: "{"): return next.map { "\"}".utf8.contains($0) } ?? true
    case UInt8(ascii: "["): return next.map { "{[]\"-0123456789tfn".utf8.contains($0) } ?? true
    default: return false
    }
  }

  /// The offset after a string's closing quote; past the end where there is none.
  private static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int {
    var position = start + 1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 2
      } else if bytes[position] == UInt8(ascii: "\"") {
        return position + 1
      } else {
        position += 1
      }
    }
    return bytes.count + 1
  }
}

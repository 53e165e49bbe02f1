import Records

/// One item of a listing in a syntax that has no markup tree: its values under the names that the
/// adapter's paths address, and the line where it began.
struct ReadItem {
  var value: JSONValue
  var line: Int
}

/// An item that could not be read, and where.
struct ReadFailure {
  var line: Int
  var column: Int?
  var message: String
}

/// What a reader gives its items to.
struct ItemSink {
  /// Takes an item; `false` ends the reading.
  let item: (ReadItem) -> Bool
  /// Takes note of an item that could not be read.
  let failure: (ReadFailure) -> Void
}

/// Collects the values of an item; a name that comes again gives an array.
struct ItemBuilder {
  private(set) var members: [JSONObject.Member] = []

  mutating func add(_ name: String, _ text: String) {
    guard let index = members.firstIndex(where: { $0.key == name }) else {
      return members.append(.init(key: name, value: .string(text)))
    }
    let earlier = members[index].value
    members[index].value = .array((earlier.array ?? [earlier]) + [.string(text)])
  }

  /// Appends to the last value added under the name, after a line break.
  mutating func extend(_ name: String, _ text: String) {
    guard let index = members.firstIndex(where: { $0.key == name }) else { return add(name, text) }
    switch members[index].value {
    case .string(let earlier): members[index].value = .string(earlier + "\n" + text)
    case .array(var elements):
      if let last = elements.popLast()?.string { elements.append(.string(last + "\n" + text)) }
      members[index].value = .array(elements)
    default: break
    }
  }

  var isEmpty: Bool { members.isEmpty }
  var value: JSONValue { .object(JSONObject(members)) }
}

/// A line of a text.
struct TextLine {
  /// Its number, from 1.
  var number: Int
  /// Its bytes, without the line break.
  var bytes: ArraySlice<UInt8>

  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The text without white space at its ends.
  var trimmed: String { String(decoding: trimmedBytes, as: UTF8.self) }
  var trimmedBytes: ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first, isBlank(first) { slice = slice.dropFirst() }
    while let last = slice.last, isBlank(last) { slice = slice.dropLast() }
    return slice
  }
  var isBlank: Bool { bytes.allSatisfy { $0 <= 0x20 } }
  private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
}

/// The lines of a text, one at a time; they end with LF, CR LF or CR.
struct TextLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0
  private var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> TextLine? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
    let line = bytes[start..<position]
    if position < bytes.count {
      let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
      position += isPair ? 2 : 1
    }
    number += 1
    return TextLine(number: number, bytes: line)
  }
}

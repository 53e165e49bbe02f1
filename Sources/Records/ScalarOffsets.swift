/// Converts between the two ways of counting offsets in one text: UTF-8 bytes, as the library counts,
/// and Unicode scalars, as records count.
///
/// Building it reads the text once; a conversion then costs a bounded number of steps for a byte offset
/// (at most one stretch of 64 bytes) and a binary search for a scalar offset. A text in ASCII costs
/// nothing but the check.
public struct ScalarOffsets: Sendable {
  private static let stride = 64
  private let bytes: [UInt8]
  /// The number of scalars before each stretch of `stride` bytes; empty where the text is ASCII.
  private let scalarsBefore: [Int]
  /// The length of the text in scalars.
  public let scalarCount: Int

  /// Reads a text once. O(n).
  public init(_ text: String) { self.init(utf8: Array(text.utf8)) }

  /// Reads a text once. O(n).
  public init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
    guard !Self.isASCII(bytes) else {
      scalarsBefore = []
      scalarCount = bytes.count
      return
    }
    var counts: [Int] = []
    counts.reserveCapacity(bytes.count / Self.stride + 1)
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.stride == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    scalarsBefore = counts
    scalarCount = count
  }

  /// Eight bytes a step: most texts are in ASCII, and of these this is all the work.
  private static func isASCII(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { raw in
      var index = 0
      while index + 8 <= raw.count {
        if raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
          return false
        }
        index += 8
      }
      return raw[index...].allSatisfy { $0 < 0x80 }
    }
  }

  /// The length of the text in bytes.
  public var utf8Count: Int { bytes.count }

  /// The scalar offset of a byte offset. One inside a scalar gives the offset after that scalar; one
  /// outside the text gives the nearest end.
  public func scalarOffset(utf8Offset: Int) -> Int {
    let offset = min(max(0, utf8Offset), bytes.count)
    guard !scalarsBefore.isEmpty else { return offset }
    let stretch = min(offset / Self.stride, scalarsBefore.count - 1)
    var count = scalarsBefore[stretch]
    for byte in bytes[(stretch * Self.stride)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The byte offset of a scalar offset; one outside the text gives the nearest end.
  public func utf8Offset(scalarOffset: Int) -> Int {
    let wanted = min(max(0, scalarOffset), scalarCount)
    guard !scalarsBefore.isEmpty else { return wanted }
    if wanted == scalarCount { return bytes.count }
    var low = 0
    var high = scalarsBefore.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalarsBefore[middle] <= wanted { low = middle } else { high = middle }
    }
    var count = scalarsBefore[low]
    for offset in (low * Self.stride)..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
      if count == wanted { return offset }
      count += 1
    }
    return bytes.count
  }

  /// The scalar range of a byte range.
  public func scalarRange(utf8Range: Range<Int>) -> Range<Int> {
    scalarOffset(utf8Offset: utf8Range.lowerBound)..<scalarOffset(utf8Offset: utf8Range.upperBound)
  }

  /// The byte range of a scalar range.
  public func utf8Range(scalarRange: Range<Int>) -> Range<Int> {
    utf8Offset(scalarOffset: scalarRange.lowerBound)..<utf8Offset(scalarOffset: scalarRange.upperBound)
  }

  /// The text of a scalar range, clamped to the text.
  public func text(scalarRange: Range<Int>) -> String {
    String(decoding: bytes[utf8Range(scalarRange: scalarRange)], as: UTF8.self)
  }
}

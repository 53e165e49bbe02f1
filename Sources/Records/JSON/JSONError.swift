/// What is wrong with a JSON text, and where.
///
/// The place counts lines and columns from 1; a column is a UTF-8 byte of its line, as compilers
/// count them, so that an editor finds it in any encoding of the rest of the line.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// The byte within the line, from 1.
  public var column: Int
  /// The byte within the whole text, from 0.
  public var utf8Offset: Int
  /// What is wrong there.
  public var message: String

  /// Makes an error.
  public init(line: Int, column: Int, utf8Offset: Int, message: String) {
    self.line = line
    self.column = column
    self.utf8Offset = utf8Offset
    self.message = message
  }

  /// `line:column: message`.
  public var description: String { "\(line):\(column): \(message)" }
}

/// Where a stretch of text begins within a larger one, so that errors name the place in the larger.
public struct TextPlace: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The byte within the line, from 1.
  public var column: Int
  /// The byte within the whole text, from 0.
  public var utf8Offset: Int

  /// Makes a place.
  public init(line: Int = 1, column: Int = 1, utf8Offset: Int = 0) {
    self.line = line
    self.column = column
    self.utf8Offset = utf8Offset
  }

  /// The start of a text.
  public static let start = TextPlace()

  /// The place of byte `offset` of a text that begins here. O(offset): for errors only.
  package func advanced(to offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> TextPlace {
    var place = self
    for byte in bytes.prefix(offset) {
      if byte == 0x0A {
        place.line += 1
        place.column = 1
      } else {
        place.column += 1
      }
    }
    place.utf8Offset += offset
    return place
  }
}

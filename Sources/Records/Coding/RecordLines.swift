/// Reads the records of a JSON Lines file; what cannot be read is reported and passed over.
public struct RecordLines: Sendable {
  /// One record with the place of its line.
  public struct Line: Sendable {
    /// The record.
    public var record: Record
    /// The line's JSON value, for keys that a record does not hold.
    public var value: JSONValue
    /// Where the line begins.
    public var place: TextPlace
  }

  /// The file's name, for errors.
  public let file: String
  /// The records in order.
  public private(set) var lines: [Line] = []
  /// What could not be read.
  public private(set) var errors: [RecordError] = []

  /// Reads all lines of a file; blank lines are passed over. O(bytes).
  public init(_ bytes: [UInt8], file: String) {
    self.file = file
    for (place, range) in JSONLines(bytes) {
      let line = Array(bytes[range])
      do throws(RecordError) {
        let value = try Self.parse(line, at: place, file: file)
        let record = try Record.decode(value, from: line, file: file, at: place)
        lines.append(Line(record: record, value: value, place: place))
      } catch {
        errors.append(error)
      }
    }
  }

  private static func parse(
    _ line: [UInt8], at place: TextPlace, file: String
  ) throws(RecordError) -> JSONValue {
    do {
      return try JSONValue.parse(line, at: place)
    } catch {
      throw RecordError(file: file, line: error.line, column: error.column, message: error.message)
    }
  }

  /// The records without their places.
  public var records: [Record] { lines.map(\.record) }
}

/// The lines of a JSON Lines text that are not blank, with their places.
public struct JSONLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 0

  /// Goes through the lines of a text; a byte order mark at its start belongs to no line.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The next line that is not blank, without its line feed.
  public mutating func next() -> (place: TextPlace, utf8Range: Range<Int>)? {
    while offset < bytes.count {
      let start = offset
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      offset = end + 1
      line += 1
      if bytes[start..<end].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        return (TextPlace(line: line, column: 1, utf8Offset: start), start..<end)
      }
    }
    return nil
  }
}

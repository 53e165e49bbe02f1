import Glibc

/// Names of files, whose bytes need not be text.
///
/// Bytes that are no UTF-8 are shown as `\xFF`, so that a name can be told from any other, printed, kept
/// in JSON, and given back: where no file has the shown name, `\xFF` is read as the byte.
package enum FileName {
  /// The name that stands for a path's bytes.
  package static func shown(_ bytes: some Collection<UInt8>) -> String {
    var name = ""
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      do {
        let valid = try UTF8Span(validating: rest.span)
        return name + String(copying: valid)
      } catch {
        // The places that an error names are those of the slice, from 0.
        let range = error.byteOffsets
        let start = rest.startIndex
        name += String(decoding: rest[start..<start + range.lowerBound], as: UTF8.self)
        for byte in rest[start + range.lowerBound..<start + range.upperBound] { name += escaped(byte) }
        rest = rest[(start + range.upperBound)...]
      }
    }
    return name
  }

  /// The path that a shown name stands for, ended by zero.
  package static func path(_ name: String) -> [CChar] {
    let literal = Array(name.utf8CString)
    guard name.utf8.contains(UInt8(ascii: "\\")), access(name, F_OK) != 0 else { return literal }
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: [0x5C, 0x78]), let value = hexadecimal(rest.dropFirst(2).prefix(2)), value >= 0x80
      {
        bytes.append(value)
        rest = rest.dropFirst(4)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes.map { CChar(bitPattern: $0) } + [0]
  }

  private static func escaped(_ byte: UInt8) -> String { "\\x" + String(byte, radix: 16, uppercase: true) }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
    digits.count == 2 ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) : nil
  }
}

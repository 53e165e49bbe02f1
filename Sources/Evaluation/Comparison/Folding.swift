/// A text with letter case and the amount of white space taken out, by which names are compared.
package func folded(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var isASCII = true
  for byte in text.utf8 {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C:
      if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    case 0x41...0x5A: bytes.append(byte + 0x20)
    default:
      if byte >= 0x80 { isASCII = false }
      bytes.append(byte)
    }
  }
  if bytes.last == 0x20 { bytes.removeLast() }
  let plain = String(decoding: bytes, as: UTF8.self)
  guard !isASCII else { return plain }
  let words = plain.lowercased().split(whereSeparator: \.isWhitespace)
  return words.joined(separator: " ")
}

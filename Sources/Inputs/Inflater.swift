import CZlib

/// Decompresses gzip, member after member. Owns zlib's state.
final class Inflater {
  private var stream = z_stream()
  private let name: String
  private var isInMember = true
  private var consumed = 0

  init(name: String) throws(InputError) {
    self.name = name
    // 15 bits of window, and 16 for a gzip header.
    let status = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK {
      throw InputError(.damaged, name: name, message: "zlib can't start; there may be too little memory")
    }
  }

  deinit { inflateEnd(&stream) }

  /// What the next compressed bytes hold.
  ///
  /// - Parameter limit: decompression stops once more than this many bytes have come out, so that a small
  ///   file can't fill the memory.
  func inflate(_ raw: ArraySlice<UInt8>, limit: Int) throws(InputError) -> [UInt8] {
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 17)
    var input = Array(raw)
    var offset = 0
    while offset < input.count {
      if !isInMember {
        // Padding of zero bytes may follow a member; anything else must be another one.
        if input[offset] == 0 {
          offset += 1
          continue
        }
        inflateReset(&stream)
        isInMember = true
      }
      let available = input.count - offset
      let (status, read, written): (Int32, Int, Int) = input.withUnsafeMutableBufferPointer { source in
        chunk.withUnsafeMutableBufferPointer { target in
          stream.next_in = source.baseAddress?.advanced(by: offset)
          stream.avail_in = UInt32(available)
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = CZlib.inflate(&stream, Z_NO_FLUSH)
          return (status, available - Int(stream.avail_in), target.count - Int(stream.avail_out))
        }
      }
      offset += read
      consumed += read
      output += chunk[..<written]
      if output.count > limit { return output }
      switch status {
      case Z_STREAM_END: isInMember = false
      case Z_OK: break
      case Z_BUF_ERROR where read > 0 || written > 0: break
      case Z_BUF_ERROR: return output
      default:
        throw InputError(
          .damaged, name: name,
          message: "the compressed data is damaged at byte \(consumed); fetch the file anew")
      }
    }
    return output
  }

  /// Says so where the file ended in the middle of a member.
  func finish() throws(InputError) {
    if isInMember {
      throw InputError(
        .damaged, name: name,
        message: "the compressed data breaks off at byte \(consumed); fetch the file anew")
    }
  }
}

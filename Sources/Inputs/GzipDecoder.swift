import CZlib

/// Decompresses gzip (RFC 1952), member after member. Owns zlib's state.
final class GzipDecoder: StreamDecoder {
  private var stream = z_stream()
  private var isInMember = true

  init(name: String) throws(InputError) {
    // 15 bits of window, and 16 for a gzip header.
    let status = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK {
      throw InputError(.damaged, name: name, message: "zlib can't start; there may be too little memory")
    }
  }

  deinit { inflateEnd(&stream) }

  var isComplete: Bool { !isInMember }

  func step(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(DecodingFault) -> DecodingStep {
    var padding = 0
    if !isInMember {
      // Padding of zero bytes may follow a member; anything else must be another one.
      padding = input.firstIndex { $0 != 0 } ?? input.count
      if padding == input.count { return DecodingStep(read: padding, written: 0) }
      inflateReset(&stream)
      isInMember = true
    }
    // zlib only reads what `next_in` points to.
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.advanced(by: padding))
    stream.avail_in = UInt32(input.count - padding)
    stream.next_out = output.baseAddress
    stream.avail_out = UInt32(output.count)
    let status = CZlib.inflate(&stream, Z_NO_FLUSH)
    switch status {
    case Z_STREAM_END: isInMember = false
    case Z_OK, Z_BUF_ERROR: break
    default: throw DecodingFault(message: "is damaged")
    }
    return DecodingStep(
      read: input.count - Int(stream.avail_in), written: output.count - Int(stream.avail_out))
  }
}

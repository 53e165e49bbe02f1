import CZlib

/// Writes members of gzip (RFC 1952). Owns zlib's state.
final class GzipCompressor: BlockCompressor {
  private var stream = z_stream()
  private let name: String

  init(name: String) throws(InputError) {
    self.name = name
    // 15 bits of window, and 16 for a gzip header, whose time zlib leaves at 0.
    let status = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw failure }
  }

  deinit { deflateEnd(&stream) }

  func compress(_ block: [UInt8]) throws(InputError) -> [UInt8] {
    deflateReset(&stream)
    let bound = Int(deflateBound(&stream, UInt(block.count)))
    var status = Z_OK
    let member = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      block.withUnsafeBufferPointer { source in
        // zlib only reads what `next_in` points to.
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        status = deflate(&stream, Z_FINISH)
        count = target.count - Int(stream.avail_out)
      }
    }
    if status != Z_STREAM_END { throw failure }
    return member
  }

  private var failure: InputError {
    InputError(.unwritable, name: name, message: "zlib can't compress; there may be too little memory")
  }
}

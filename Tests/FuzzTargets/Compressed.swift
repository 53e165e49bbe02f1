import Inputs

extension FuzzTarget {
  /// The most that a test's bytes may hold.
  private static let limit = 1 << 20

  /// Compressed input is read, or is an error; pieces of any size give what one piece gives.
  static let compressed = FuzzTarget(name: "compressed") { bytes in
    guard let format = CompressedFormat(signature: bytes[...]) else { return }
    let whole = decompressed(bytes, format, piece: max(1, bytes.count))
    require((whole?.count ?? 0) <= limit + (1 << 17), "decompression goes on past its limit")
    for piece in [7, 1000] where bytes.count / piece < 1000 {
      let parts = decompressed(bytes, format, piece: piece)
      // Where the limit ends it, more or less may have come out before.
      if let whole, whole.count > limit { continue }
      if let parts, parts.count > limit { continue }
      // Of a frame that ends with an empty block, libzstd checks the size that its header declares only where
      // it is given the whole frame at once (found by fuzzing): then one may be an error and the other not.
      if format == .zstd, whole == nil || parts == nil { continue }
      require(parts == whole, "pieces of \(piece) bytes give something else")
    }
  }

  private static func decompressed(_ bytes: [UInt8], _ format: CompressedFormat, piece: Int) -> [UInt8]? {
    do throws(InputError) {
      let decompressor = try Decompressor(format, name: "fuzzed")
      var output: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: piece) {
        output += try bytes.withUnsafeBufferPointer { buffer throws(InputError) in
          try decompressor.decompress(
            UnsafeBufferPointer(rebasing: buffer[start..<min(buffer.count, start + piece)]),
            limit: limit - output.count)
        }
        if output.count > limit { return output }
      }
      try decompressor.finish()
      return output
    } catch {
      return nil
    }
  }
}

import CZstd

/// Writes frames of zstd (RFC 8878), each with the check sum of what it holds. Owns zstd's state.
final class ZstdCompressor: BlockCompressor {
  private let context: OpaquePointer
  private let name: String

  init(name: String) throws(InputError) {
    self.name = name
    guard let context = ZSTD_createCCtx() else {
      throw InputError(.unwritable, name: name, message: "zstd can't start; there may be too little memory")
    }
    self.context = context
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  func compress(_ block: [UInt8]) throws(InputError) -> [UInt8] {
    var size = 0
    let frame = [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(block.count)) { target, count in
      size = block.withUnsafeBytes { source in
        ZSTD_compress2(context, target.baseAddress, target.count, source.baseAddress, source.count)
      }
      count = ZSTD_isError(size) == 0 ? size : 0
    }
    if ZSTD_isError(size) != 0 {
      let reason = String(cString: ZSTD_getErrorName(size))
      throw InputError(
        .unwritable, name: name,
        message: "zstd can't compress (\(reason)); there may be too little memory")
    }
    return frame
  }
}

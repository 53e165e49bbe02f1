import CZstd

/// Decompresses zstd (RFC 8878), frame after frame; frames without data are passed over. Owns zstd's state,
/// which takes up to 128 MB where a frame wants so large a window; a larger one is refused.
final class ZstdDecoder: StreamDecoder {
  private let context: OpaquePointer
  private(set) var isComplete = false

  init(name: String) throws(InputError) {
    guard let context = ZSTD_createDCtx() else {
      throw InputError(.damaged, name: name, message: "zstd can't start; there may be too little memory")
    }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  func step(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(DecodingFault) -> DecodingStep {
    // Nothing to read and a frame's end behind: asking would begin another frame.
    if input.isEmpty, isComplete { return DecodingStep(read: 0, written: 0) }
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let left = ZSTD_decompressStream(context, &target, &source)
    if ZSTD_isError(left) != 0 {
      switch ZSTD_getErrorCode(left) {
      case ZSTD_error_frameParameter_windowTooLarge:
        throw DecodingFault(message: "needs more than 128 MB of memory (zstd -d --long=31 reads it)")
      case ZSTD_error_dictionary_wrong:
        throw DecodingFault(message: "was made with a dictionary (zstd -d -D reads it), which begins")
      default: throw DecodingFault(message: "is damaged")
      }
    }
    isComplete = left == 0
    return DecodingStep(read: source.pos, written: target.pos)
  }
}

/// The ways in which an input may be compressed; its first bytes tell.
package enum CompressedFormat: Sendable, Hashable {
  case gzip, zstd

  /// So many bytes at the start tell the format.
  static let signatureBytes = 4

  /// The format of an input that begins with these bytes; `nil` for one that is not compressed.
  package init?(signature head: ArraySlice<UInt8>) {
    let bytes = Array(head.prefix(Self.signatureBytes))
    if bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes == [0x28, 0xB5, 0x2F, 0xFD] || Self.isSkippableFrame(bytes) {
      self = .zstd
    } else {
      return nil
    }
  }

  /// A frame of zstd that holds something else than data (RFC 8878, 3.1.2); data may follow.
  private static func isSkippableFrame(_ bytes: [UInt8]) -> Bool {
    bytes.count == 4 && bytes[0] & 0xF0 == 0x50 && bytes[1...].elementsEqual([0x2A, 0x4D, 0x18])
  }
}

/// What a decoder made of some bytes.
struct DecodingStep {
  /// Compressed bytes that were used.
  var read: Int
  /// Bytes that came out.
  var written: Int
}

/// Decompresses one format, from one buffer to another; knows whether it stands between two parts.
protocol StreamDecoder: AnyObject {
  /// Decompresses as much as fits. Neither reading nor writing anything means that more input is needed.
  func step(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(DecodingFault) -> DecodingStep
  /// Whether the data may end here.
  var isComplete: Bool { get }
}

/// What a decoder found wrong, without the place: `the compressed data ` goes before it.
struct DecodingFault: Error {
  var message: String
}

/// Decompresses an input piece by piece, part after part (members of gzip, frames of zstd).
package final class Decompressor {
  private static let pieceBytes = 1 << 17

  private let decoder: any StreamDecoder
  private let name: String
  private var consumed = 0

  /// - Parameter name: what errors call the input.
  package init(_ format: CompressedFormat, name: String) throws(InputError) {
    self.name = name
    switch format {
    case .gzip: decoder = try GzipDecoder(name: name)
    case .zstd: decoder = try ZstdDecoder(name: name)
    }
  }

  /// What the next compressed bytes hold.
  ///
  /// - Parameter limit: decompression stops once more than this many bytes have come out, so that a small
  ///   file can't fill the memory.
  package func decompress(_ raw: UnsafeBufferPointer<UInt8>, limit: Int) throws(InputError) -> [UInt8] {
    var output: [UInt8] = []
    var offset = 0
    while true {
      let input = UnsafeBufferPointer(rebasing: raw[offset...])
      var step = DecodingStep(read: 0, written: 0)
      var fault: DecodingFault?
      let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, count in
        do throws(DecodingFault) {
          step = try decoder.step(input, into: buffer)
          count = step.written
        } catch { fault = error }
      }
      offset += step.read
      consumed += step.read
      if let fault {
        throw InputError(
          .damaged, name: name,
          message: "the compressed data \(fault.message) at byte \(consumed); fetch the file anew")
      }
      if output.isEmpty { output = piece } else { output += piece }
      // What did not fit into a full piece is still in the decoder.
      let isDrained = offset == raw.count && step.written < Self.pieceBytes
      if isDrained || (step.read == 0 && step.written == 0) || output.count > limit { return output }
    }
  }

  /// Says so where the file ended in the middle of a part.
  package func finish() throws(InputError) {
    if !decoder.isComplete {
      throw InputError(
        .damaged, name: name,
        message: "the compressed data breaks off at byte \(consumed); fetch the file anew")
    }
  }
}

/// How an output is compressed.
public enum OutputCompression: String, Sendable, Hashable, CaseIterable {
  case none, gzip, zstd

  /// What a file's name asks for: `.gz`, `.zst` or neither.
  public init(fileName: String) {
    let name = fileName.lowercased()
    self = name.hasSuffix(".gz") ? .gzip : name.hasSuffix(".zst") ? .zstd : .none
  }
}

/// Compresses blocks of lines, each so that it can be read without the others: as a member of gzip or a frame
/// of zstd. One after the other they are a file as `zcat` and `zstd -dc` read it.
///
/// The same block gives the same bytes whenever it is compressed: there is no time in its header.
protocol BlockCompressor: AnyObject {
  /// The block as a member or a frame.
  func compress(_ block: [UInt8]) throws(InputError) -> [UInt8]
}

extension OutputCompression {
  /// A block is closed by the line with which it reaches this size. It depends on the lines alone, so that a
  /// run that was interrupted gives the bytes of one that was not.
  package static let blockBytes = 1 << 20

  /// The compressor; `nil` for an output as it is.
  func makeCompressor(name: String) throws(InputError) -> (any BlockCompressor)? {
    switch self {
    case .none: nil
    case .gzip: try GzipCompressor(name: name)
    case .zstd: try ZstdCompressor(name: name)
    }
  }
}

import Glibc

/// Where results go: standard output, or a file that appears under its name only once it is complete.
///
/// Whatever happens, what stands in the output ends with a whole line: lines are buffered and written
/// together, and after a failed write the file is cut back to the last whole line. A compressed output is
/// written block by block, each of whole lines.
package final class OutputFile {
  private let name: String
  private let descriptor: Int32
  private let temporaryPath: String?
  private let finalPath: String?
  private var buffer: [UInt8] = []
  private var written = 0
  private var isClosed = false
  private let flushBytes: Int
  private let compressor: (any BlockCompressor)?
  /// Whether old bytes may stand behind what was written, which go once new ones have taken their place.
  private var hasRest = false

  /// Standard output. A terminal and a pipe see each line at once where `flushBytes` is 0.
  package init(
    standardOutput flushBytes: Int = 1 << 16, compression: OutputCompression = .none
  ) throws(InputError) {
    Self.ignoreWriteSignals()
    name = "standard output"
    compressor = try compression.makeCompressor(name: name)
    descriptor = STDOUT_FILENO
    temporaryPath = nil
    finalPath = nil
    self.flushBytes = isatty(STDOUT_FILENO) == 1 ? 0 : flushBytes
  }

  /// A file. It is written beside its place as `PATH.partial`, and takes the place of an older one in
  /// `commit`.
  ///
  /// - Parameters:
  ///   - offset: where to go on in `PATH.partial`, which is cut off there; 0 begins anew. In a compressed
  ///     output it is a border of blocks.
  ///   - unfinished: lines that come next and belong to a block that is not full yet. They may stand in a
  ///     block at `offset`, which stays until the new one has its place.
  package init(
    path: String, continuingAt offset: Int = 0, unfinished: [UInt8] = [], flushBytes: Int = 1 << 18,
    compression: OutputCompression = .none
  ) throws(InputError) {
    Self.ignoreWriteSignals()
    name = path
    compressor = try compression.makeCompressor(name: path)
    buffer = unfinished
    self.flushBytes = flushBytes
    let isPlain = Self.canAppearAtOnce(path)
    temporaryPath = isPlain ? Self.partialPath(of: path) : nil
    finalPath = isPlain ? path : nil
    descriptor = open(FileName.path(temporaryPath ?? path), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    // A device or a pipe has no length to cut.
    hasRest = !unfinished.isEmpty
    if descriptor < 0 || (isPlain && !hasRest && ftruncate(descriptor, offset) != 0)
      || (isPlain && lseek(descriptor, offset, SEEK_SET) != offset)
    {
      throw InputError(
        .unwritable, name: path,
        message: "\(String(cString: strerror(errno))); check the folder and its rights")
    }
    written = offset
  }

  deinit { if !isClosed, descriptor != STDOUT_FILENO { close(descriptor) } }

  /// The name under which a file stands until it is complete.
  package static func partialPath(of path: String) -> String { path + ".partial" }

  /// Whether a file of this name can be written beside its place and then take it: not so a device, a
  /// pipe or a folder.
  package static func canAppearAtOnce(_ path: String) -> Bool {
    var status = stat()
    return stat(FileName.path(path), &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  /// The number of bytes that the output will have once all is written; of a compressed output, those of the
  /// blocks that are.
  package var byteCount: Int { compressor == nil ? written + buffer.count : written }

  /// The bytes of the lines that wait for their block to be full; 0 for an output that is not compressed.
  package var unfinishedBytes: Int { compressor == nil ? 0 : buffer.count }

  /// Adds one line; the end of the line is added to it.
  package func write(line: [UInt8]) throws(InputError) {
    buffer += line
    buffer.append(0x0A)
    if compressor != nil {
      if buffer.count >= OutputCompression.blockBytes { try writeBlock() }
    } else if buffer.count >= (descriptor == STDOUT_FILENO ? min(flushBytes, written) : flushBytes) {
      // Standard output may have a reader that waits: what comes first is written soon, then ever more at a
      // time.
      try flush()
    }
  }

  /// Writes what is buffered; of a compressed output, that is what waits for its block to be full.
  package func flush() throws(InputError) {
    guard compressor == nil else { return }
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the last block, which need not be full. A compressed output without any would be no file that
  /// can be decompressed.
  package func writeLastBlock() throws(InputError) {
    if compressor != nil, !buffer.isEmpty || written == 0 { try writeBlock() }
  }

  private func writeBlock() throws(InputError) {
    guard let compressor else { return }
    try write(try compressor.compress(buffer))
    buffer.removeAll(keepingCapacity: true)
    guard hasRest else { return }
    hasRest = false
    if finalPath != nil, ftruncate(descriptor, written) != 0 { throw failure(errno, written: 0) }
  }

  private func write(_ bytes: [UInt8]) throws(InputError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(errno, written: offset)
      }
      offset += count
    }
    written += bytes.count
  }

  /// Writes the rest, and gives a file its name.
  package func commit() throws(InputError) {
    try flush()
    try writeLastBlock()
    guard descriptor != STDOUT_FILENO else { return }
    isClosed = true
    // A name that outlives a power cut must not stand for bytes that don't.
    if finalPath != nil, fsync(descriptor) != 0 {
      let code = errno
      close(descriptor)
      throw failure(code, written: 0)
    }
    if close(descriptor) != 0 { throw failure(errno, written: 0) }
    if let temporaryPath, let finalPath, rename(FileName.path(temporaryPath), FileName.path(finalPath)) != 0 {
      throw InputError(
        .unwritable, name: name,
        message: "\(String(cString: strerror(errno))); the results are complete in \(temporaryPath)")
    }
  }

  /// A reader that went away and a file that grew too large are errors to report, not ends of the program.
  private static func ignoreWriteSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Cuts the output back to its last whole line, or block.
  ///
  /// - Parameter offset: bytes that were written of those that were to be.
  private func failure(_ code: Int32, written offset: Int) -> InputError {
    let wholeLines = compressor == nil ? buffer[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0 : 0
    if !isClosed, descriptor != STDOUT_FILENO { _ = ftruncate(descriptor, written + wholeLines) }
    written += wholeLines
    buffer.removeAll()
    switch code {
    case EPIPE: return InputError(.closedPipe, name: name, message: "the reader has gone away")
    case ENOSPC, EDQUOT:
      return InputError(.full, name: name, message: "the disk is full; make room, then run the command again")
    case EFBIG:
      return InputError(
        .full, name: name,
        message: "the file may not grow larger; raise the limit of its size (ulimit -f), then run the "
          + "command again")
    default:
      return InputError(
        .unwritable, name: name, message: "\(String(cString: strerror(code))); check the output")
    }
  }
}

import Glibc

/// Reads an input piece by piece, decompressing it where its first bytes say that it is gzip. Owns the
/// file descriptor.
package final class ByteChunkReader {
  /// The size of a piece before decompression.
  static let chunkBytes = 1 << 18

  private let name: String
  private let descriptor: Int32
  private let limit: Int
  private let decompresses: Bool
  private let isStopped: @Sendable () -> Bool
  private let meter: ReadMeter?
  private var total = 0
  private var inflater: Inflater?
  private var isStarted = false
  private var isFinished = false
  private var buffer = [UInt8](repeating: 0, count: ByteChunkReader.chunkBytes)

  /// Opens an input.
  ///
  /// - Parameters:
  ///   - limit: the most bytes to give out, after decompression.
  ///   - decompresses: whether gzip is decompressed rather than given out as it is.
  ///   - meter: counts the bytes as they are read.
  ///   - isStopped: asked again and again while there is nothing to read yet; `true` ends the wait.
  package init(
    _ file: InputFile, limit: Int = .max, decompresses: Bool = true, meter: ReadMeter? = nil,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws(InputError) {
    name = file.name
    self.limit = limit
    self.decompresses = decompresses
    self.isStopped = isStopped
    self.meter = meter
    if file.isStandardInput {
      descriptor = dup(STDIN_FILENO)
    } else {
      descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    }
    if descriptor < 0 {
      throw InputError(
        errno == ENOENT ? .missing : .unreadable, name: name,
        message: "\(String(cString: strerror(errno))); check its name and rights")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The size of the file in bytes, where it is a plain file.
  package var fileSize: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether the bytes are decompressed on their way; known once the first piece has been read.
  package var isCompressed: Bool { inflater != nil }

  /// The next piece, or `nil` at the end.
  package func next() throws(InputError) -> [UInt8]? {
    while !isFinished {
      let count = try readRaw()
      meter?.add(count)
      let raw = buffer[..<count]
      if !isStarted {
        isStarted = true
        if decompresses, raw.starts(with: [0x1F, 0x8B]) { inflater = try Inflater(name: name) }
      }
      if count == 0 {
        isFinished = true
        if let inflater { try inflater.finish() }
        return nil
      }
      let piece = try inflater?.inflate(raw, limit: limit - total) ?? Array(raw)
      total += piece.count
      if total > limit {
        throw InputError(
          .limit, name: name, message: "it holds more than \(limit) bytes; raise the limit with --max-bytes")
      }
      if !piece.isEmpty { return piece }
    }
    return nil
  }

  /// All that is left.
  package func all() throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try next() { bytes += chunk }
    return bytes
  }

  private func readRaw() throws(InputError) -> Int {
    while true {
      try waitUntilReadable()
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno == EINTR { continue }
      throw InputError(
        .unreadable, name: name, message: "\(String(cString: strerror(errno))); check the file")
    }
  }

  /// Waits for bytes of a pipe or a terminal without going deaf to a request to stop.
  private func waitUntilReadable() throws(InputError) {
    while true {
      if isStopped() {
        throw InputError(.stopped, name: name, message: "the reading was stopped; run the command again")
      }
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&wanted, 1, 200) != 0 { return }
    }
  }
}

import Glibc

/// Where results go: standard output, or a file that appears under its name only once it is complete.
///
/// Whatever happens, what stands in the output ends with a whole line: lines are buffered and written
/// together, and after a failed write the file is cut back to the last whole line.
package final class OutputFile {
  private let name: String
  private let descriptor: Int32
  private let temporaryPath: String?
  private let finalPath: String?
  private var buffer: [UInt8] = []
  private var written = 0
  private var isClosed = false
  private let flushBytes: Int

  /// Standard output. A terminal and a pipe see each line at once where `flushBytes` is 0.
  package init(standardOutput flushBytes: Int = 1 << 16) {
    signal(SIGPIPE, SIG_IGN)
    name = "standard output"
    descriptor = STDOUT_FILENO
    temporaryPath = nil
    finalPath = nil
    self.flushBytes = isatty(STDOUT_FILENO) == 1 ? 0 : flushBytes
  }

  /// A file. It is written beside its place as `PATH.partial`, and takes the place of an older one in
  /// `commit`.
  package init(path: String, flushBytes: Int = 1 << 18) throws(InputError) {
    signal(SIGPIPE, SIG_IGN)
    name = path
    self.flushBytes = flushBytes
    var status = stat()
    let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    temporaryPath = isSpecial ? nil : path + ".partial"
    finalPath = isSpecial ? nil : path
    descriptor = open(temporaryPath ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 {
      throw InputError(
        .unwritable, name: path,
        message: "\(String(cString: strerror(errno))); check the folder and its rights")
    }
  }

  deinit { if !isClosed, descriptor != STDOUT_FILENO { close(descriptor) } }

  /// Adds one line; the end of the line is added to it.
  package func write(line: [UInt8]) throws(InputError) {
    buffer += line
    buffer.append(0x0A)
    if buffer.count >= flushBytes { try flush() }
  }

  /// Writes what is buffered.
  package func flush() throws(InputError) {
    var offset = 0
    while offset < buffer.count {
      let count = buffer.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(errno, writtenOfBuffer: offset)
      }
      offset += count
    }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the rest, and gives a file its name.
  package func commit() throws(InputError) {
    try flush()
    guard descriptor != STDOUT_FILENO else { return }
    isClosed = true
    if close(descriptor) != 0 { throw failure(errno, writtenOfBuffer: 0) }
    if let temporaryPath, let finalPath, rename(temporaryPath, finalPath) != 0 {
      throw InputError(
        .unwritable, name: name,
        message: "\(String(cString: strerror(errno))); the results are complete in \(temporaryPath)")
    }
  }

  private func failure(_ code: Int32, writtenOfBuffer offset: Int) -> InputError {
    let wholeLines = buffer[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    if descriptor != STDOUT_FILENO { _ = ftruncate(descriptor, written + wholeLines) }
    buffer.removeAll()
    switch code {
    case EPIPE: return InputError(.closedPipe, name: name, message: "the reader has gone away")
    case ENOSPC, EDQUOT:
      return InputError(.full, name: name, message: "the disk is full; make room, then run the command again")
    default:
      return InputError(
        .unwritable, name: name, message: "\(String(cString: strerror(code))); check the output")
    }
  }
}

import Glibc

/// Copies a file's beginning to another name.
package enum FileCopy {
  /// Copies so many bytes, or all; a file of the new name is overwritten.
  package static func copy(_ path: String, to other: String, bytes: Int?) throws(InputError) {
    let from = open(FileName.path(path), O_RDONLY | O_CLOEXEC)
    guard from >= 0 else { throw failure(path) }
    defer { close(from) }
    let to = open(FileName.path(other), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard to >= 0 else { throw failure(other) }
    defer { close(to) }
    var left = bytes ?? Int(lseek(from, 0, SEEK_END))
    lseek(from, 0, SEEK_SET)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while left > 0 {
      let count = read(from, &buffer, min(left, buffer.count))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      var offset = 0
      while offset < count {
        let written = buffer.withUnsafeBytes {
          write(to, $0.baseAddress?.advanced(by: offset), count - offset)
        }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw failure(other) }
        offset += written
      }
      left -= count
    }
  }

  private static func failure(_ path: String) -> InputError {
    InputError(
      errno == ENOSPC || errno == EDQUOT ? .full : .unreadable, name: path,
      message: "\(String(cString: strerror(errno))); check it, then run the command again")
  }
}

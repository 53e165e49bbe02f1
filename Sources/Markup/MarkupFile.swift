import Glibc

/// A file that is read piece by piece; owns its descriptor.
final class MarkupFile {
  private static let chunkBytes = 1 << 18
  private let descriptor: Int32

  init(path: String) throws(MarkupError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw Self.failure() }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func next() throws(MarkupError) -> [UInt8]? {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkBytes) { buffer, initialized in
      repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
      initialized = max(0, count)
    }
    if count < 0 { throw Self.failure() }
    return count == 0 ? nil : chunk
  }

  private static func failure() -> MarkupError {
    MarkupError(
      .syntax, "the file can't be read: \(String(cString: strerror(errno))); check its name and rights")
  }
}

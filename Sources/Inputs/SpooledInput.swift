import Glibc

/// A copy of an input that can be read only once, such as a pipe, in a temporary file without a name. The
/// copy is there as long as this is.
package final class SpooledInput {
  /// The copy, under the input's own name.
  package let file: InputFile
  private let descriptor: Int32

  /// Copies all bytes as they are.
  package init(
    _ input: InputFile, limit: Int, isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws(InputError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/assay-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    if descriptor < 0 {
      throw InputError(
        .unwritable, name: folder,
        message: "\(String(cString: strerror(errno))); name a folder for temporary files in TMPDIR")
    }
    unlink(template)
    var copy = input
    copy.path = Array("/proc/self/fd/\(descriptor)".utf8CString)
    file = copy
    let chunks = try ByteChunkReader(input, limit: limit, decompresses: false, isStopped: isStopped)
    while let chunk = try chunks.next() {
      var offset = 0
      while offset < chunk.count {
        let count = chunk.withUnsafeBytes {
          write(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset)
        }
        if count < 0 {
          if errno == EINTR { continue }
          throw InputError(
            .full, name: folder,
            message: "\(String(cString: strerror(errno))); make room for a copy of '\(input.name)'")
        }
        offset += count
      }
    }
  }

  deinit { close(descriptor) }
}

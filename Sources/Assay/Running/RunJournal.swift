import Glibc
import Inputs
import Records

/// The journal of a run, `OUTPUT.journal`: which inputs are in the output, by the hash of what they held,
/// and how far the one in progress has come.
///
/// Each entry is a line of JSON. Entries are written after the lines of output that they tell of, so that
/// the journal never claims more than is there; what the output has beyond its last entry is cut off and
/// done again when the run is resumed.
final class RunJournal {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Where a journal lies.
  static func path(of output: String) -> String { output + ".journal" }

  /// Opens the journal of an output, or makes one; holds it against other runs until it is closed.
  init(output: String) throws(InputError) {
    path = Self.path(of: output)
    descriptor = open(FileName.path(path), O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    if descriptor < 0 {
      throw InputError(
        .unwritable, name: path,
        message: "\(String(cString: strerror(errno))); check the folder and its rights")
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      close(descriptor)
      throw InputError(
        .unwritable, name: output,
        message: "another run is writing it; wait for its end, or choose another file")
    }
  }

  deinit { close(descriptor) }

  /// All that the journal holds.
  func contents() throws(InputError) -> [UInt8] {
    try ByteChunkReader(InputFile(name: path), decompresses: false).all()
  }

  /// Cuts the journal back to its first bytes, so that what follows is written there.
  func truncate(to count: Int) throws(InputError) {
    if ftruncate(descriptor, count) != 0 || lseek(descriptor, count, SEEK_SET) != count { throw failure() }
    buffer = []
  }

  /// Adds an entry, which is written with the next `flush`.
  func append(_ entry: JournalEntry) {
    buffer += entry.encoded()
    buffer.append(0x0A)
  }

  /// Writes what was added.
  func flush() throws(InputError) {
    var offset = 0
    while offset < buffer.count {
      let count = buffer.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure()
      }
      offset += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Takes the journal away: the output is complete, and nothing will be added to it.
  func remove() { unlink(FileName.path(path)) }

  private func failure() -> InputError {
    InputError(
      errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? .full : .unwritable, name: path,
      message: "\(String(cString: strerror(errno))); make room, then run the command again")
  }
}

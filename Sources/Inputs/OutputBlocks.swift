import Glibc

/// Looks into the blocks of a compressed output that an earlier run has left.
///
/// Keeps the block that it read last, since the entries of a journal ask for one after the other.
package final class OutputBlocks {
  private let path: String
  private var known: (offset: Int, bytes: [UInt8])?

  /// Blocks of a file, which need not exist.
  package init(path: String) { self.path = path }

  /// The first so many bytes of the lines that stand behind a border of blocks; `nil` where there are not
  /// so many, or they are damaged.
  package func lines(from offset: Int, count: Int) -> [UInt8]? {
    if known?.offset != offset || known.map({ $0.bytes.count < count }) == true {
      known = Self.read(path, from: offset, atLeast: max(count, OutputCompression.blockBytes))
        .map { (offset, $0) }
    }
    guard let bytes = known?.bytes, bytes.count >= count else { return nil }
    return Array(bytes.prefix(count))
  }

  /// Whether the lines behind a border are so many bytes, and nothing is damaged.
  package func ends(from offset: Int, after count: Int) -> Bool {
    Self.read(path, from: offset, atLeast: count + 1)?.count == count
  }

  /// Whether a block ends at a border, as far as can be told without reading it: after a power cut a file
  /// may have its length but zeros in it, and no block ends with four of them.
  package func hasBorder(at offset: Int) -> Bool {
    if offset == 0 { return true }
    let descriptor = open(FileName.path(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var last: UInt32 = 0
    return pread(descriptor, &last, 4, offset - 4) == 4 && last != 0
  }

  private static func read(_ path: String, from offset: Int, atLeast count: Int) -> [UInt8]? {
    do throws(InputError) {
      let chunks = try ByteChunkReader(InputFile(name: path), startingAt: offset)
      var bytes: [UInt8] = []
      while bytes.count < count, let chunk = try chunks.next() { bytes += chunk }
      return bytes.isEmpty || chunks.isCompressed ? bytes : nil
    } catch {
      return nil
    }
  }
}

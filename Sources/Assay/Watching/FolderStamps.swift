import Glibc

/// When the files of some folders were last saved, and how large they are: two of these differ where a file
/// was saved, added or removed between them.
struct FolderStamps: Equatable {
  private struct Stamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
  }

  /// Folders deeper than this are not looked into.
  private static let maxDepth = 4
  private var stamps: [String: Stamp] = [:]

  /// Looks at the rule files and lexicons below the folders.
  init(_ folders: [String]) {
    for folder in folders { look(into: folder, depth: 0) }
  }

  private mutating func look(into path: String, depth: Int) {
    guard depth <= Self.maxDepth, let folder = opendir(path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let file = "\(path)/\(name)"
      var status = stat()
      guard stat(file, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        look(into: file, depth: depth + 1)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".tsv") {
        stamps[file] = Stamp(
          seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec),
          size: Int(status.st_size))
      }
    }
  }
}

import Glibc

/// What scoring asks of the file system.
enum FileSystem {
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder where there is none; its parent must exist.
  static func makeFolder(_ path: String) throws(AssayError) {
    if isFolder(path) { return }
    if mkdir(path, 0o755) != 0 {
      throw AssayError(
        "\(path): the folder can't be made: \(String(cString: strerror(errno))); check the place")
    }
  }
}

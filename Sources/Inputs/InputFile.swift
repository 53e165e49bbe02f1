import Glibc

/// One input: a file, or standard input under the name `-`.
package struct InputFile: Sendable, Hashable {
  /// The name as the user gave it; within a folder, the folder's name and the path below it. Bytes that
  /// are no text stand in it as `\xFF`.
  package var name: String
  /// The path's bytes, which need not be text.
  package var path: [CChar]

  package init(name: String) {
    self.name = name
    path = FileName.path(name)
  }

  init(path: [CChar]) {
    self.path = path
    name = FileName.shown(path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
  }

  package var isStandardInput: Bool { path == [CChar(bitPattern: UInt8(ascii: "-")), 0] }

  /// The file itself, whatever its names; `nil` where there is none.
  package var identity: FileIdentity? {
    var status = stat()
    return !isStandardInput && stat(path, &status) == 0 ? FileIdentity(status) : nil
  }

  /// Whether it can be read more than once: a plain file, and no pipe, terminal or device.
  package var isPlain: Bool { plainBytes != nil }

  /// The size of a plain file in bytes; `nil` for a pipe, a terminal or a device.
  package var plainBytes: Int? {
    var status = stat()
    guard !isStandardInput, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// All bytes, decompressed where they are gzip or zstd.
  ///
  /// - Parameter limit: more bytes than this, after decompression, are refused.
  package func readAll(limit: Int) throws(InputError) -> [UInt8] {
    try ByteChunkReader(self, limit: limit).all()
  }
}

/// A file whatever its names: its device and its number there.
package struct FileIdentity: Sendable, Hashable {
  private var device: UInt64
  private var inode: UInt64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}

/// Turns what the user named into files: a folder gives all files below it, in the order of their names'
/// bytes, hidden ones left out; links are followed, but no folder is entered twice.
package func expandInputs(_ arguments: [String]) -> (files: [InputFile], errors: [InputError]) {
  var files: [InputFile] = []
  var errors: [InputError] = []
  for argument in arguments.isEmpty ? ["-"] : arguments {
    let file = InputFile(name: argument)
    if file.isStandardInput {
      files.append(file)
      continue
    }
    var status = stat()
    guard stat(file.path, &status) == 0 else {
      let reason =
        errno == ENOENT
        ? "there is no such file or folder; check the name"
        : "\(String(cString: strerror(errno))); check its rights"
      errors.append(InputError(errno == ENOENT ? .missing : .unreadable, name: argument, message: reason))
      continue
    }
    if status.st_mode & S_IFMT != S_IFDIR {
      files.append(file)
      continue
    }
    var walk = FolderWalk()
    walk.enter(file.path)
    errors += walk.errors
    if walk.files.isEmpty, walk.errors.isEmpty {
      errors.append(
        InputError(.emptyFolder, name: argument, message: "the folder holds no files; name one that does"))
    }
    files += walk.files
  }
  return (files, errors)
}

/// Walks a folder and those below it.
private struct FolderWalk {
  var files: [InputFile] = []
  var errors: [InputError] = []
  private var entered: Set<FileIdentity> = []

  mutating func enter(_ start: [CChar]) {
    var pending: [[CChar]] = [start]
    while let path = pending.popLast() {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        if status.st_mode & S_IFMT == S_IFREG { files.append(InputFile(path: path)) }
        continue
      }
      guard entered.insert(FileIdentity(status)).inserted
      else { continue }
      guard let folder = opendir(path) else {
        errors.append(
          InputError(
            .unreadable, name: InputFile(path: path).name,
            message: "\(String(cString: strerror(errno))); check its rights"))
        continue
      }
      defer { closedir(folder) }
      var names: [[CChar]] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { pointer in
            Array(UnsafeBufferPointer(start: pointer, count: strlen(pointer)))
          }
        }
        if name.first != CChar(bitPattern: UInt8(ascii: ".")) { names.append(name) }
      }
      names.sort { left, right in
        left.lexicographicallyPrecedes(right) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
      }
      let base: [CChar] = Array(path.prefix { $0 != 0 })
      let slash: [CChar] =
        base.last == CChar(bitPattern: UInt8(ascii: "/")) ? [] : [CChar(bitPattern: UInt8(ascii: "/"))]
      for name in names.reversed() { pending.append([base, slash, name, [0]].flatMap(\.self)) }
    }
  }
}

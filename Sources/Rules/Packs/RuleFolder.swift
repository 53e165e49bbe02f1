import Glibc

/// A folder of rules: packs as `*.yaml` files, and the lexicons that they name.
package struct RuleFolder: Sendable {
  /// Larger rule files are refused.
  static let maxPackBytes = 4 << 20
  /// Larger lexicons are refused.
  static let maxLexiconBytes = 1 << 30

  /// The folder.
  package let path: String

  package init(path: String) { self.path = path.hasSuffix("/") ? String(path.dropLast()) : path }

  /// The names of the packs in the folder, in the order of their bytes; an error where it can't be read.
  package func packNames() throws(Diagnostic) -> [String] {
    guard let folder = opendir(path) else {
      throw whole(
        "the rules' folder can't be opened: \(Self.reason()); name a folder that holds *.yaml packs")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".yaml"), !name.hasPrefix(".") { names.append(String(name.dropLast(5))) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path of a pack's file.
  package func file(ofPack name: String) -> String { "\(path)/\(name).yaml" }

  /// The text of a pack.
  func pack(_ name: String) throws(Diagnostic) -> String {
    String(decoding: try read("\(name).yaml", limit: Self.maxPackBytes), as: UTF8.self)
  }

  /// The bytes of a lexicon that a pack names.
  ///
  /// Packs come from anyone, so that their paths stay inside the folder: no `..`, no absolute path,
  /// no symbolic link that leads out of it.
  func lexicon(_ relative: String, at position: SourcePosition) throws(Diagnostic) -> [UInt8] {
    let parts = relative.split(separator: "/", omittingEmptySubsequences: false)
    if relative.hasPrefix("/") || parts.contains("..") || parts.contains("") {
      throw position.error("'\(relative)' leads out of the rules' folder; name a file below it")
    }
    if let real = Self.resolved("\(path)/\(relative)"), let root = Self.resolved(path),
      !real.hasPrefix(root + "/")
    {
      throw position.error(
        "'\(relative)' is a link that leads out of the rules' folder; copy the file into it")
    }
    do { return try read(relative, limit: Self.maxLexiconBytes) } catch {
      throw position.error("the lexicon '\(relative)' can't be read: \(error.message)")
    }
  }

  /// The bytes of a small file of the folder, or `nil` where there is none.
  package func optionalFile(_ name: String) -> [UInt8]? { try? read(name, limit: Self.maxPackBytes) }

  private func whole(_ message: String) -> Diagnostic {
    Diagnostic(file: path, line: 1, column: 1, message: message)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private func read(_ relative: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    let full = "\(path)/\(relative)"
    let descriptor = open(full, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Diagnostic(file: full, line: 1, column: 1, message: Self.reason()) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) <= limit
    else {
      throw Diagnostic(
        file: full, line: 1, column: 1, message: "it is no plain file of at most \(limit) bytes")
    }
    let size = Int(status.st_size)
    var failure = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        if got < 0 { failure = true }
        if got <= 0 { break }
        count += got
      }
    }
    if failure { throw Diagnostic(file: full, line: 1, column: 1, message: Self.reason()) }
    return bytes
  }
}

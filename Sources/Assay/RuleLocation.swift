import Glibc
package import Rules

/// Finds the rules that ship with the build.
public enum RuleLocation {
  /// The folder of the shipped rules: `share/assay/rules` beside an installed `bin`, or `Rules` in the
  /// checkout that the binary was built in. `nil` where the binary stands alone.
  public static func shipped() -> String? {
    var folder = executableFolder()
    guard !folder.isEmpty else { return nil }
    let installed = parent(of: folder) + "/share/assay/rules"
    if isFolder(installed) { return installed }
    // `.build/debug/assay` stands some folders below the checkout.
    while folder != "/" && !folder.isEmpty {
      if isFolder(folder + "/Rules"), exists(folder + "/Package.swift") { return folder + "/Rules" }
      folder = parent(of: folder)
    }
    return nil
  }

  /// The folders to read for `--rules` values: `DIR` takes the place of the shipped rules, `+DIR` adds to
  /// what stands before it.
  ///
  /// - Throws: a message that says what to do where the shipped rules are needed and can't be found.
  package static func folders(for arguments: [String]) throws(AssayError) -> [RuleFolder] {
    var folders: [RuleFolder] = []
    if arguments.allSatisfy({ $0.hasPrefix("+") }) {
      guard let shipped = shipped() else {
        throw AssayError(
          "the shipped rules are not beside the binary; name a folder of rules with --rules DIR")
      }
      folders.append(RuleFolder(path: shipped))
    }
    for argument in arguments {
      if argument.hasPrefix("+") {
        folders.append(RuleFolder(path: String(argument.dropFirst())))
      } else {
        folders = [RuleFolder(path: argument)]
      }
    }
    return folders
  }

  private static func executableFolder() -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return "" }
    return parent(of: String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// A call that can't be carried out: what is wrong; what to do.
public struct AssayError: Error, Sendable, CustomStringConvertible {
  /// What is wrong; what to do.
  public var description: String

  /// Makes an error.
  public init(_ description: String) { self.description = description }
}

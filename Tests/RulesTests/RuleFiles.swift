import Foundation

@testable import Rules

/// Reads rules that a test writes.
enum RuleFiles {
  /// What is wrong with files of these names and texts, as `file:line:column: severity: message` with the
  /// folder left out.
  static func problems(_ files: [String: String], withReview: Bool = false) throws -> [String] {
    try withFolder(files) { folder in
      var (set, found) = RuleSet.read([RuleFolder(path: folder)])
      if withReview { found += RuleReview.diagnostics(of: set) }
      set.warnings = []
      return found.map { $0.description.replacingOccurrences(of: folder + "/", with: "") }
    }
  }

  static func withFolder<Value>(_ files: [String: String], _ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try body(folder.path)
  }
}

import Foundation
import Rules

@testable import Assay

/// Rules written into a folder of their own for one test.
enum DemoRules {
  /// A folder with one pack and its lexicons, below the temporary folder.
  static func folder(_ packs: [String: String], lexicons: [String: String] = [:]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in packs {
      try Data(text.utf8).write(to: folder.appending(path: "\(name).yaml"))
    }
    for (name, text) in lexicons { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  /// An extractor for one pack named `demo`.
  static func extractor(_ pack: String, lexicons: [String: String] = [:]) throws -> Extractor {
    let folder = try folder(["demo": pack], lexicons: lexicons)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try Extractor(rules: [folder.path])
  }
}

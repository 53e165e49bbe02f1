import Evaluation
import Inputs
import Listings
import Rules

/// The hashes of the rules that a run uses, so that a record can say what made it.
///
/// The hash of a pack is that of its file with its lexicons behind it, in the pack's order:
/// `cat Rules/datasets.yaml Rules/lexicons/… | sha256sum` gives the same.
struct RuleDigests: Sendable {
  /// The SHA-256 of each part, by its name: packs, `listings` for all adapters, `confidence`.
  let byName: [(name: String, digest: String)]
  /// One hash for all.
  let combined: String

  /// Reads the files of rules once more.
  init(_ set: RuleSet, folders: [RuleFolder]) throws {
    var hashes: [String: SHA256] = [:]
    for pack in set.packs {
      try Self.add(pack.position.file, to: &hashes[pack.name, default: SHA256()])
      let folder = String(
        pack.position.file.split(separator: "/", omittingEmptySubsequences: false)
          .dropLast().joined(separator: "/"))
      for lexicon in pack.lexicons {
        try Self.add("\(folder)/\(lexicon.path)", to: &hashes[pack.name, default: SHA256()])
      }
    }
    try Self.addListings(of: folders, to: &hashes["listings", default: SHA256()])
    for folder in folders {
      if let bytes = folder.optionalFile(ConfidenceFile.name) {
        hashes["confidence", default: SHA256()].update(bytes)
      }
    }
    self.init(hashes)
  }

  /// Reads the files of adapters once more, which are all that parsing depends on.
  init(adaptersOf folders: [RuleFolder]) throws {
    var hash = SHA256()
    try Self.addListings(of: folders, to: &hash)
    self.init(["listings": hash])
  }

  private init(_ hashes: [String: SHA256]) {
    byName = hashes.sorted { $0.key < $1.key }.map { ($0.key, "sha256:" + $0.value.hexadecimal()) }
    combined = "sha256:" + SHA256.hexadecimal(of: byName.flatMap { Array("\($0.name) \($0.digest)\n".utf8) })
  }

  private static func addListings(of folders: [RuleFolder], to hash: inout SHA256) throws {
    for folder in ListingAdapters.folders(for: folders) {
      for file in AdapterCatalogue.files(in: folder) { try add(file, to: &hash) }
    }
  }

  private static func add(_ path: String, to hash: inout SHA256) throws {
    hash.update(try InputFile(name: path).readAll(limit: 1 << 30))
  }
}

import Inputs

/// Finds the gold that ships with the build.
public enum GoldLocation {
  /// The folder of the shipped gold: `gold` beside an installation's `rules`, `Gold` beside a checkout's
  /// `Rules`. `nil` where there is none.
  public static func folder() -> String? {
    guard let rules = RuleLocation.shipped(), let slash = rules.lastIndex(of: "/") else { return nil }
    let name = rules[rules.index(after: slash)...] == "Rules" ? "Gold" : "gold"
    let folder = rules[...slash] + name
    return FileSystem.isFolder(String(folder)) ? String(folder) : nil
  }

  /// The shipped gold files: those of the folder whose names say that they are a dev or test set.
  ///
  /// - Throws: what to do where no gold ships with the build.
  public static func shipped() throws(AssayError) -> [String] {
    let found = folder().flatMap { try? FileList.files(at: $0, suffix: ".jsonl") } ?? []
    let gold = found.map(\.name).filter { path in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return name.contains("dev") || name.contains("test")
    }
    if gold.isEmpty {
      throw AssayError("there is no gold beside the rules that ship; name a gold file with --gold FILE")
    }
    return gold
  }
}

import Inputs
import Listings
public import Records
import Rules

/// The papers of listings, read whole: for gold's listings, and for papers that nobody annotated.
public struct ListedPapers: Sendable {
  private let reader: ListingReader

  /// Larger listings are refused; scoring keeps them in memory.
  static let maxFileBytes = 1 << 28

  /// Reads with the adapters of the rules: those in `listings` of the last folder of rules that has them,
  /// else those that ship.
  ///
  /// - Throws: `AssayError` where there are none, `AdapterErrors` where they are wrong.
  public init(rules: [String] = []) throws {
    let named = (try? RuleLocation.folders(for: rules)) ?? []
    let folders = ([RuleLocation.shipped()].compactMap(\.self) + named.map(\.path)).map { $0 + "/listings" }
    guard let folder = folders.last(where: FileSystem.isFolder) else {
      throw AssayError(
        "there are no adapters for listings beside the rules; name a folder of rules with --rules DIR")
    }
    reader = ListingReader(catalogue: try AdapterCatalogue.load(folder: folder))
  }

  /// The papers of one listing.
  ///
  /// - Throws: `InputError` where the file can't be read, `ListingError` where it holds no papers.
  func papers(of path: String) throws -> [Paper] {
    let bytes = try InputFile(name: path).readAll(limit: Self.maxFileBytes)
    var papers: [Paper] = []
    try reader.papers(
      in: bytes, inputName: path,
      emit: {
        papers.append($0)
        return true
      }, warn: { _ in })
    return papers
  }

  /// The papers of several listings or folders of them, and what could not be read.
  public func papers(of paths: [String]) -> (papers: [Paper], failures: [String]) {
    let (files, errors) = expandInputs(paths)
    var failures = errors.map { "\($0)" }
    var papers: [Paper] = []
    for file in files {
      do { papers += try self.papers(of: file.name) } catch { failures.append("\(error)") }
    }
    return (papers, failures)
  }
}

import Listings
import Rules

/// Finds the adapters of listings: in the folder `listings` of each folder of rules.
enum ListingAdapters {
  /// The adapters of the folders, a later one's taking the place of an earlier one's of the same name; the
  /// shipped ones where no folder has any.
  static func load(_ folders: [RuleFolder]) throws -> AdapterCatalogue {
    let paths = self.folders(for: folders)
    guard let first = paths.first else {
      throw AssayError(
        "there are no adapters of listings; name a folder of rules that has a folder 'listings'")
    }
    var catalogue = try AdapterCatalogue.load(folder: first)
    for path in paths.dropFirst() {
      catalogue = catalogue.overridden(by: try AdapterCatalogue.load(folder: path))
    }
    return catalogue
  }

  /// The folders of adapters for folders of rules.
  static func folders(for folders: [RuleFolder]) -> [String] {
    let paths = folders.map { $0.path + "/listings" }.filter(FileSystem.isFolder)
    if paths.isEmpty, let shipped = RuleLocation.shipped() { return [shipped + "/listings"] }
    return paths
  }
}

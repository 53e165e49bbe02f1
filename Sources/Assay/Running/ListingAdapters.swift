import Dispatch
import Listings
import Rules
import Synchronization

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

  /// Begins to load adapters on a thread of their own, since rules and adapters take about as long.
  static func loading(_ folders: [RuleFolder]) -> Loading {
    let loading = Loading()
    DispatchQueue.global().async { loading.finish(Swift.Result { try load(folders) }) }
    return loading
  }

  /// Adapters that are being loaded.
  final class Loading: Sendable {
    private let outcome = Mutex<Swift.Result<AdapterCatalogue, any Error>?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    fileprivate func finish(_ result: Swift.Result<AdapterCatalogue, any Error>) {
      outcome.withLock { $0 = result }
      isDone.signal()
    }

    /// Waits for them; to be called once.
    func catalogue() throws -> AdapterCatalogue {
      isDone.wait()
      guard let result = outcome.withLock({ $0 }) else { throw AssayError("the adapters were not loaded") }
      return try result.get()
    }
  }
}

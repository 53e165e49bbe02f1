package import Evaluation
import Records

/// Holds gold against the listings that it was made from, so that the two can't drift apart unseen.
///
/// A gold paper whose `source` names a listing must have the title and the abstract of the paper that the
/// listing has at that place. Listings lie in `listings` beside the gold file.
package struct GoldListings {
  private let reader: ListedPapers
  private var listings: [String: Swift.Result<[Paper], AssayError>] = [:]

  package init(reader: ListedPapers) { self.reader = reader }

  /// The differences of a file; none where it has no listings beside it.
  package mutating func problems(in file: GoldFile) -> [GoldProblem] {
    let folder = file.name.lastIndex(of: "/").map { file.name[...$0] + "listings" } ?? "listings"
    guard FileSystem.isFolder(String(folder)) else { return [] }
    var problems: [GoldProblem] = []
    for entry in file.entries {
      let source = entry.record.paper.source
      // A place of the gold's own: a path that leads out of the folder is none.
      guard !source.adapter.isEmpty, !source.input.isEmpty, !source.input.hasPrefix("/"),
        !source.input.split(separator: "/").contains("..")
      else { continue }
      func report(_ message: String, _ key: String) {
        problems.append(
          GoldProblem(.error, message, at: [.key("source"), .key(key)], of: entry, in: file))
      }
      switch listing("\(folder)/\(source.input)") {
      case .failure(let error): report("the paper's listing can't be read: \(error)", "input")
      case .success(let papers):
        guard papers.indices.contains(source.index) else {
          report("\(folder)/\(source.input) has \(papers.count) papers; the index goes from 0", "index")
          continue
        }
        for difference in Self.differences(entry.record.paper, papers[source.index]) {
          report("\(folder)/\(source.input) has another \(difference) at \(source.index)", "index")
        }
      }
    }
    return problems
  }

  private mutating func listing(_ path: String) -> Swift.Result<[Paper], AssayError> {
    if let known = listings[path] { return known }
    let read: Swift.Result<[Paper], AssayError>
    do { read = .success(try reader.papers(of: path)) } catch { read = .failure(AssayError("\(error)")) }
    listings[path] = read
    return read
  }

  /// The fields that differ, each with the place of the first scalar that does.
  private static func differences(_ gold: Paper, _ listed: Paper) -> [String] {
    zip(gold.fields, listed.fields).compactMap { gold, listed in
      let (one, other) = (Array(gold.text.unicodeScalars), Array(listed.text.unicodeScalars))
      guard one != other else { return nil }
      let place = zip(one, other).prefix { $0 == $1 }.count
      return "\(gold.field.rawValue) than gold: they differ from character \(place)"
    }
  }
}

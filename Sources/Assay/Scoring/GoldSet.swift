public import Evaluation
import Inputs
import Matching
public import Records
import Rules

/// Gold files that have been read together.
public struct GoldSet: Sendable {
  /// Larger gold files are refused.
  static let maxFileBytes = 1 << 30

  /// The files in the order in which they were named.
  public private(set) var files: [GoldFile] = []

  /// Reads gold files; a folder stands for the `*.jsonl` files in it.
  ///
  /// Lines that can't be read are in the files' `errors`.
  ///
  /// - Throws: `InputFailures` with every file that can't be read at all.
  public init(_ paths: [String]) throws(InputFailures) {
    var failures: [String] = []
    for path in paths {
      do throws(InputError) {
        for file in try FileList.files(at: path, suffix: ".jsonl") {
          files.append(GoldFile(try file.readAll(limit: Self.maxFileBytes), name: file.name))
        }
      } catch {
        failures.append("\(error)")
      }
    }
    if !failures.isEmpty { throw InputFailures(failures) }
  }

  /// The papers of all files.
  public var records: [Record] { files.flatMap(\.records) }

  /// Where each paper stands, by id.
  public var places: [String: (file: String, line: Int)] {
    files.reduce(into: [:]) { $0.merge($1.places) { first, _ in first } }
  }

  /// What differs between the papers and the listings that lie beside their files.
  ///
  /// - Throws: what is wrong with the adapters that read the listings.
  public func differencesFromListings(rules: [String] = []) throws -> [GoldProblem] {
    var listings = GoldListings(reader: try ListedPapers(rules: rules))
    return files.flatMap { listings.problems(in: $0) }
  }

  /// All that is wrong or doubtful in the files by themselves.
  ///
  /// - Parameters:
  ///   - extractor: the rules whose types gold may use besides those that ship.
  ///   - wantsHashes: whether a paper without a text hash is a warning.
  public func problems(types extractor: Extractor? = nil, wantsHashes: Bool = false) -> [GoldProblem] {
    let added = extractor?.compiled.mentionTypes.map { MentionType(rawValue: $0) } ?? []
    return GoldCheck.problems(
      in: files, knownTypes: Set(MentionType.shipped).union(added), wantsHashes: wantsHashes)
  }
}

/// Files that can't be read, each with what is wrong and what to do.
public struct InputFailures: Error, Sendable, CustomStringConvertible {
  /// One line a file.
  public var lines: [String]

  init(_ lines: [String]) { self.lines = lines }

  /// One line a file.
  public var description: String { lines.joined(separator: "\n") }
}

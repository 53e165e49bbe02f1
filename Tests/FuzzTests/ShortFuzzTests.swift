import Foundation
import FuzzTargets
import Oracles
import Testing

/// A short run of every fuzz target for each change: its seeds, and seeded mutations of them. A broken promise
/// ends the process, as it does under the fuzzer.
@Suite("Fuzz targets, for a moment")
struct ShortFuzzTests {
  private static let seeds = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzzing/Seeds")
  private static let mutationsOfSeed = 60

  @Test("Seeds and their mutations", arguments: FuzzTarget.all.map(\.name))
  func mutations(of name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let folder = Self.seeds.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
    #expect(!files.isEmpty)
    var random = SplitMix(state: 29)
    for file in files {
      let seed = Array(try Data(contentsOf: file))
      target.run(seed)
      for _ in 0..<Self.mutationsOfSeed { target.run(Self.mutated(seed, &random)) }
    }
  }

  /// A seed with up to four changes: a byte set, one taken out, a stretch repeated, the rest cut off.
  private static func mutated(_ seed: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var bytes = seed
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] = seed.randomElement(using: &random) ?? 0
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 12)], at: place)
      default: if place > 8 { bytes.removeSubrange(place...) }
      }
    }
    return bytes
  }
}

/// What the fuzzer calls with bytes. A target returns where it holds whatever the bytes are; it traps where
/// a promise is broken, which is what the fuzzer looks for beside crashes, hangs and memory errors.
package struct FuzzTarget: Sendable {
  package let name: String
  package let run: @Sendable (_ bytes: [UInt8]) -> Void

  package static let all: [FuzzTarget] = [
    .compressed, .html, .xml, .json, .listing, .text, .rules, .matcher, .lexicon, .recognisers, .record,
    .extraction,
  ]

  /// Ends the run where a promise is broken.
  static func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if !holds { fatalError(promise()) }
  }
}

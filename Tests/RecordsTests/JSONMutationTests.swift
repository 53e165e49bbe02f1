import Records
import Testing

@Suite("JSON under mutation")
struct JSONMutationTests {
  /// A linear congruential generator (Knuth's MMIX), so that a failure can be run again.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  @Test("broken text never crashes, and what parses survives writing", arguments: [1, 2, 3, 4] as [UInt64])
  func mutated(seed: UInt64) throws {
    var generator = Generator(state: seed)
    let samples =
      RecordSamples.all.map { $0.encoded() } + [
        Array(#"[1, -2.5e+10, "a\u00e9\ud83d\ude00\n", {"k": [true, false, null]}, "é€😀"]"#.utf8)
      ]
    let spice: [UInt8] = Array("{}[]\",:\\u0123456789eE+-.tfn \n".utf8) + [0x00, 0x80, 0xC3, 0xED, 0xFF]
    var parsed = 0
    for round in 0..<3000 {
      var bytes = samples[round % samples.count]
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = spice.randomElement(using: &generator) ?? 0
        case 1: bytes.insert(spice.randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      do throws(JSONError) {
        let value = try JSONValue.parse(bytes)
        parsed += 1
        for style in [JSONWriter.Style.compact, .spaced, .indented] {
          #expect((try? JSONValue.parse(value.encoded(style: style))) == value)
        }
      } catch {
        #expect(error.utf8Offset >= 0 && error.utf8Offset <= bytes.count)
        #expect(error.line >= 1 && error.column >= 1)
      }
      do throws(RecordError) { _ = try Record.decode(bytes, file: "f") } catch {
        #expect(!error.message.isEmpty)
      }
    }
    #expect(parsed > 100)
  }
}

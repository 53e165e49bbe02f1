/// The hash function SHA-256 (FIPS 180-4): by it a gold paper remembers its text, and a run its inputs and
/// rules. `sha256sum` gives the same digests.
package struct SHA256 {
  private var state: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
  )
  /// What does not fill a block yet.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0
  private var schedule = [UInt32](repeating: 0, count: 64)

  /// The hash of nothing so far.
  package init() {}

  /// The digest of some bytes in lower-case hexadecimal. O(n).
  package static func hexadecimal(of bytes: some Collection<UInt8>) -> String {
    var hash = SHA256()
    hash.update(Array(bytes))
    return hash.hexadecimal()
  }

  /// Takes more bytes in.
  package mutating func update(_ bytes: [UInt8]) {
    byteCount &+= UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest += bytes[..<start]
      if rest.count < 64 { return }
      compress(rest, blocksFrom: 0, to: 64)
    }
    let end = start + (bytes.count - start) / 64 * 64
    compress(bytes, blocksFrom: start, to: end)
    rest = Array(bytes[end...])
  }

  /// The digest of all bytes so far, in lower-case hexadecimal. More can still be taken in.
  package func hexadecimal() -> String {
    var last = self
    var padding = last.rest + [0x80]
    while padding.count % 64 != 56 { padding.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: (byteCount &* 8) >> UInt64(shift)))
    }
    last.compress(padding, blocksFrom: 0, to: padding.count)
    let s = last.state
    return [s.0, s.1, s.2, s.3, s.4, s.5, s.6, s.7].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Takes whole blocks in.
  private mutating func compress(_ bytes: [UInt8], blocksFrom start: Int, to end: Int) {
    var state = self.state
    bytes.withUnsafeBufferPointer { bytes in
      Self.constants.withUnsafeBufferPointer { constants in
        schedule.withUnsafeMutableBufferPointer { schedule in
          for block in stride(from: start, to: end, by: 64) {
            Self.fill(schedule, with: UnsafeBufferPointer(rebasing: bytes[block..<block + 64]))
            Self.mix(&state, schedule: schedule, constants: constants)
          }
        }
      }
    }
    self.state = state
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private static func fill(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, with block: UnsafeBufferPointer<UInt8>
  ) {
    for index in 0..<16 {
      let byte = 4 &* index
      schedule[index] =
        UInt32(block[byte]) &<< 24 | UInt32(block[byte &+ 1]) &<< 16 | UInt32(block[byte &+ 2]) &<< 8
        | UInt32(block[byte &+ 3])
    }
    for index in 16..<64 {
      let first = schedule[index &- 15]
      let second = schedule[index &- 2]
      let small0 = rotated(first, 7) ^ rotated(first, 18) ^ first &>> 3
      let small1 = rotated(second, 17) ^ rotated(second, 19) ^ second &>> 10
      schedule[index] = schedule[index &- 16] &+ small0 &+ schedule[index &- 7] &+ small1
    }
  }

  private static func mix(
    _ state: inout (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32),
    schedule: UnsafeMutableBufferPointer<UInt32>, constants: UnsafeBufferPointer<UInt32>
  ) {
    var (a, b, c, d, e, f, g, h) = state
    for index in 0..<64 {
      let big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let sum1 = h &+ big1 &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ schedule[index]
      let big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let sum2 = big0 &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ sum1, c, b, a, sum1 &+ sum2)
    }
    state.0 &+= a
    state.1 &+= b
    state.2 &+= c
    state.3 &+= d
    state.4 &+= e
    state.5 &+= f
    state.6 &+= g
    state.7 &+= h
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

extension String {
  /// The parts between signs of ASCII; empty ones are left out unless `keepsEmpty`.
  ///
  /// To split by a `Character` reads whole grapheme clusters, which takes ten times as long as to look at bytes.
  package func parts(
    separatedBy sign: Unicode.Scalar, maxSplits: Int = .max, keepsEmpty: Bool = false
  ) -> [String] {
    utf8.split(separator: UInt8(ascii: sign), maxSplits: maxSplits, omittingEmptySubsequences: !keepsEmpty)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

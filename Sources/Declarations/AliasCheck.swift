/// Finds aliases in YAML before it is read. A few lines of them can stand for more text than any memory
/// holds, and rules and adapters are short without.
package enum AliasCheck {
  /// The first name that is both anchored, as `&name`, and repeated, as `*name`, with the line of its alias;
  /// `nil` where there is none. In a pattern a macro and the end of a word share a name hardly ever, nor do
  /// a path and an address.
  package static func firstAlias(in yaml: String) -> (name: String, line: Int)? {
    let bytes = Array(yaml.utf8)
    let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
    guard !anchors.isEmpty else { return nil }
    guard let alias = names(after: UInt8(ascii: "*"), in: bytes).first(where: { anchors.contains($0.name) })
    else { return nil }
    let line = 1 + bytes[..<alias.offset].count { $0 == 0x0A }
    return (String(decoding: alias.name, as: UTF8.self), line)
  }

  private static func names(after sign: UInt8, in bytes: [UInt8]) -> [(name: ArraySlice<UInt8>, offset: Int)]
  {
    bytes.indices.filter { bytes[$0] == sign }.compactMap { offset in
      let name = bytes[(offset + 1)...].prefix(while: isOfName)
      return name.isEmpty ? nil : (name, offset)
    }
  }

  /// What libyaml takes for the characters of an anchor.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

import Records

/// What `--provenance` adds to each record: what made it, and from what.
struct Provenance {
  let rules: RuleDigests

  /// The member that stands at the end of each record of an input: `, "provenance": {…}`.
  func member(of input: InputIdentity) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("provenance")
    writer.beginObject()
    writer.member("version", Version.current)
    writer.member("input", input.digest)
    writer.key("rules")
    writer.beginObject()
    for (name, digest) in rules.byName { writer.member(named: name, digest) }
    writer.endObject()
    writer.endObject()
    writer.endObject()
    return Array(", ".utf8) + writer.bytes.dropFirst().dropLast()
  }

  /// A record with the member at its end.
  static func add(_ member: [UInt8], to record: [UInt8]) -> [UInt8] {
    member.isEmpty ? record : record.dropLast() + member + record.suffix(1)
  }
}

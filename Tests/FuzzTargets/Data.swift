import Records

extension FuzzTarget {
  /// What parses as JSON is the same after writing and parsing again.
  static let json = FuzzTarget(name: "json") { bytes in
    guard let value = try? JSONValue.parse(bytes) else { return }
    let written = value.encoded()
    guard let again = try? JSONValue.parse(written) else { fatalError("written JSON does not parse") }
    require(again.encoded() == written, "writing and parsing JSON changes it")
  }

  /// What decodes as a record is the same after writing and decoding again.
  static let record = FuzzTarget(name: "record") { bytes in
    guard let record = try? Record.decode(bytes) else { return }
    let written = record.encoded()
    guard let again = try? Record.decode(written) else { fatalError("a written record does not decode") }
    require(again.encoded() == written, "writing and decoding a record changes it")
  }
}

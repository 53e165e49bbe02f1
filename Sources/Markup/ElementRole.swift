/// What an element does to the text around it.
struct ElementRole {
  enum Break { case none, cell, line, paragraph }
  var edge = Break.none
  var context: FlowText.Context.Kind?
  /// Left out with all inside it.
  var isDropped = false
  /// Dropped only from HTML: elsewhere the name means something else (TEI's `<head>` is a heading).
  var isDroppedFromHTML = false

  /// The role of an element by its local name in small letters, at most 16 bytes of it.
  static func of(_ name: UnsafePointer<UInt8>?) -> ElementRole {
    guard let name, let key = key(name) else { return ElementRole() }
    return table[key] ?? ElementRole()
  }

  private static let table: [UInt128: ElementRole] = {
    var table: [UInt128: ElementRole] = [:]
    func add(_ names: String, _ role: ElementRole) {
      for name in names.split(separator: " ") {
        name.utf8.withContiguousStorageIfAvailable { bytes in
          table[bytes.reduce(0) { $0 << 8 | UInt128($1) }] = role
        }
      }
    }
    add(
      """
      address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer \
      form header hr html legend li main nav ol p section summary table tbody tfoot thead tr ul sec title para \
      abstract abstracttext list list-item disp-quote table-wrap fig
      """, ElementRole(edge: .paragraph))
    add("h1 h2 h3 h4 h5 h6", ElementRole(edge: .paragraph, context: .heading))
    add("pre", ElementRole(edge: .paragraph, context: .code))
    add("code tt kbd samp", ElementRole(context: .code))
    add("a ext-link", ElementRole(context: .link))
    add("br break", ElementRole(edge: .line))
    add("td th", ElementRole(edge: .cell, context: .cell))
    add("script style template noscript annotation annotation-xml", ElementRole(isDropped: true))
    add("head svg iframe object", ElementRole(isDroppedFromHTML: true))
    return table
  }()

  private static func key(_ name: UnsafePointer<UInt8>) -> UInt128? {
    var key: UInt128 = 0
    var index = 0
    while name[index] != 0 {
      guard index < 16 else { return nil }
      let byte = name[index]
      key = key << 8 | UInt128(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      index += 1
    }
    return key
  }
}

/// One way to recognise an input: conditions that must all hold for its beginning.
struct Recogniser: Sendable {
  /// The syntaxes that the input may be in.
  var syntaxes: [Syntax]
  /// The local name of the root element of XML.
  var roots: [String] = []
  /// Texts that must all stand in the beginning.
  var all: [String] = []
  /// Texts of which one must.
  var any: [String] = []
  /// Texts of which none may.
  var none: [String] = []
  /// Paths in JSON or columns of a table that must all be there, in lower case for columns.
  var keys: [String] = []
  /// Paths or columns of which one must.
  var anyKeys: [String] = []
  /// Whether keys match without regard to case.
  var ignoresCase = false

  func matches(_ head: InputHead) -> Bool {
    guard syntaxes.contains(where: head.syntaxes.contains) else { return false }
    if !roots.isEmpty, !roots.contains(head.rootName ?? "") { return false }
    let seen = ignoresCase ? head.foldedKeys : head.keys
    return keys.allSatisfy(seen.contains) && (anyKeys.isEmpty || anyKeys.contains(where: seen.contains))
      && all.allSatisfy(head.holds) && (any.isEmpty || any.contains(where: head.holds))
      && !none.contains(where: head.holds)
  }
}

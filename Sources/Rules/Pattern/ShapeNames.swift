import Text

/// The names that patterns give to shapes: `:caps`, `:number`, `:link`, ….
package enum ShapeNames {
  package static let tests: [String: TokenTest] = {
    var tests: [String: TokenTest] = [
      "any": .any,
      "cap": .shape([.capitalised]),
      "caps": .shape([.allCaps]),
      "mixed": .shape([.mixed]),
      "lower": .shape([.lower]),
      "digit": .shape([.hasDigit]),
      "number": .shape([.number]),
      "word": .shape([.hasLetter]),
      "punct": .shape([.punctuation]),
      "command": .shape([.command]),
      "wide": .shape([.wide]),
      "letter": .shape([.single]),
      "upper": .oneOf([.shape([.capitalised]), .shape([.allCaps]), .shape([.mixed])]),
      "Name": .name,
    ]
    for kind in ["link", "code", "heading", "cell"] { tests[kind] = .markup(kind) }
    return tests
  }()
}

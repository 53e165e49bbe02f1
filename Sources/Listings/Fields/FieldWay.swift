/// One way to a field: where its value stands in an item, and what is done to it. An adapter gives a
/// field several; the first that comes to something wins.
///
/// The clean-ups run in the order in which they are declared here, whatever their order in the file.
struct FieldWay: Sendable {
  /// How the value is written, beyond what its syntax decodes already.
  enum Decoding: String, Sendable, CaseIterable {
    case references, markup, markdown, braces
  }

  /// Where the value stands; `nil` where it is always `constant`.
  var path: FieldPath?
  var constant: String?
  /// Parts of each value, joined by `glue`: forename and surname.
  var parts: [FieldPath] = []
  var glue = " "
  /// The value is an inverted index: words with their positions.
  var isInvertedIndex = false
  var decoding: Decoding?
  /// Tags that `decode: markup` takes for others: `jats:p` for `p`.
  var tags: [String: String] = [:]
  var paragraphs: TextCleaning.Paragraphs = .joined
  /// Texts that are dropped from the start, without regard to case, with the white space after them.
  var labels: [String] = []
  /// What follows the first of these that is there; without any of them there is no value.
  var after: [String] = []
  /// What comes before the first of these.
  var before: [String] = []
  /// Texts that are dropped from the end.
  var suffixes: [String] = []
  /// Only values that have one of these, without regard to case, count.
  var contains: [String] = []
  /// Values that have one of these do not count.
  var lacks: [String] = []
  /// Whether what stands in round brackets is dropped.
  var dropsBrackets = false
  /// What parts the values of a list.
  var separators: [String] = []
  /// The scheme of identifiers to look for; a value without one does not count.
  var form: IdentifierForm?
  /// What stands before and after the value: an address around an identifier.
  var template: (before: String, after: String)?
  /// Whether the value is an address to be resolved against the base.
  var resolves = false
  /// What joins several values to one.
  var joiner: String?

  /// Whether nothing is done but the clean-up of white space.
  var isPlain: Bool {
    labels.isEmpty && after.isEmpty && before.isEmpty && suffixes.isEmpty && contains.isEmpty && lacks.isEmpty
      && !dropsBrackets && separators.isEmpty && form == nil && template == nil && !resolves
  }
}

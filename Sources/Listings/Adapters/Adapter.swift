import Markup
import Records

/// What an adapter's file says, compiled: how to recognise an input, how to cut it into items, and where
/// the fields of a paper stand in an item.
struct Adapter: Sendable {
  /// Its name, which is also the `adapter` of a paper's source.
  var id: String
  /// What it reads, in a line.
  var about: String
  /// Of several adapters that recognise an input, the one with the highest wins.
  var priority: Int
  /// Whether it takes anything of its syntax, and its use is worth a note.
  var isGeneric: Bool
  /// The ways to recognise an input; one that holds is enough.
  var recognisers: [Recogniser]
  var reader: Reader
  /// The address that relative ones are resolved against.
  var base: String?
  /// Where the items stand; the first path that leads to some wins.
  var items: [FieldPath]
  /// JSON inside the markup, in which the items stand.
  var embedded: FieldPath?
  var fields: Fields
  var links: [LinkRule]
  /// What the paths lead to, where the items are JSON.
  var selection: JSONSelection?
  /// The file that it came from, and where its name stands there.
  var file: String
  var line: Int
  var column: Int

  /// What turns bytes into items.
  enum Reader: Sendable {
    case html
    /// XML as a tree; with `element`, one element of this name at a time.
    case xml(element: String?)
    case json
    case csv
    case bibtex
    case ris
    case taggedText(TaggedTextReader)
    case textBlocks(TextBlocksReader)
    case markdown

    /// The syntaxes that it can read.
    var syntaxes: Set<Syntax> {
      switch self {
      case .html: [.html, .xml, .text, .markdown]
      case .xml: [.xml, .html]
      case .json: [.json, .jsonl]
      case .csv: [.csv]
      case .bibtex, .ris, .taggedText, .textBlocks, .markdown: [.text, .markdown, .csv, .bibtex, .ris]
      }
    }
  }

  /// The ways to each field.
  struct Fields: Sendable {
    var id: [FieldRule] = []
    var title: [FieldRule] = []
    var abstract: [FieldRule] = []
    var authors: [FieldRule] = []
    var date: [FieldRule] = []
    var url: [FieldRule] = []
    var venue: [FieldRule] = []
  }

  /// The way to links beside the text.
  struct LinkRule: Sendable {
    /// Where the things with a link stand; `nil` for the item itself.
    var each: FieldPath?
    var url: [FieldRule]
    var text: [FieldRule]
    /// What the link is: always this, or what stands there.
    var role: String?
    var rolePath: [FieldRule]
  }
}

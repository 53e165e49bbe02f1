/// A paper as a listing shows it: what an adapter finds, before any rule has run.
public struct Paper: Sendable, Hashable {
  /// A stable identifier: `arxiv:2407.21784`, `acl:2024.acl-long.1`, `doi:10.…`, or, where the
  /// listing names none, one made from the adapter and the paper's place in the input.
  public var id: String
  /// Where the paper stood.
  public var source: Source
  /// The title, cleaned of markup; empty where the listing has none.
  public var title: String
  /// The abstract, cleaned of markup; paragraphs are separated by one blank line.
  public var abstract: String
  /// The authors' names in the listing's order and spelling.
  public var authors: [String]
  /// The date as ISO 8601, as precise as the listing gives it: `2024`, `2024-07` or `2024-07-31`.
  public var date: String?
  /// The page of the paper.
  public var url: String?
  /// The journal, conference or category.
  public var venue: String?
  /// Links that the listing gives beside the text: code, project pages, the paper's file.
  public var links: [PaperLink]
  /// Where in the fields markup stood that rules may ask for: links, code, headings, table cells.
  public var markup: [MarkupContext]

  /// Makes a paper; all but `source` may be left out.
  public init(
    id: String = "", source: Source, title: String = "", abstract: String = "", authors: [String] = [],
    date: String? = nil, url: String? = nil, venue: String? = nil, links: [PaperLink] = [],
    markup: [MarkupContext] = []
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.abstract = abstract
    self.authors = authors
    self.date = date
    self.url = url
    self.venue = venue
    self.links = links
    self.markup = markup
  }

  /// The fields that rules read, in order, with their text.
  public var fields: [(field: Field, text: String)] { [(.title, title), (.abstract, abstract)] }
}

/// Where a paper stood: the input, its place among the input's papers, and who read it.
public struct Source: Sendable, Hashable {
  /// The input as the user named it (`-` for standard input); within a folder, its path.
  public var input: String
  /// The paper's place in the input, from 0.
  public var index: Int
  /// The id of the adapter that read it: `huggingface-papers`, `generic-text`, ….
  public var adapter: String

  /// Makes a place.
  public init(input: String, index: Int, adapter: String) {
    self.input = input
    self.index = index
    self.adapter = adapter
  }
}

/// A link that a listing gives beside a paper's text.
public struct PaperLink: Sendable, Hashable {
  /// The address, resolved against the page's base where there is one.
  public var url: String
  /// The anchor text, where there is any.
  public var text: String?
  /// What the listing says it is: `code`, `data`, `model`, `demo`, `project`, `paper`.
  public var role: String?

  /// Makes a link.
  public init(url: String, text: String? = nil, role: String? = nil) {
    self.url = url
    self.text = text
    self.role = role
  }
}

/// A stretch of a field that stood inside markup.
public struct MarkupContext: Sendable, Hashable {
  /// The kinds of markup that rules can ask for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case link, code, heading, cell
  }
  /// Which field the offsets refer to.
  public var field: Field
  /// What the markup was.
  public var kind: Kind
  /// UTF-8 offsets into the field, half-open.
  public var utf8Range: Range<Int>
  /// The address, for a link.
  public var target: String?

  /// Makes a context.
  public init(field: Field, kind: Kind, utf8Range: Range<Int>, target: String? = nil) {
    self.field = field
    self.kind = kind
    self.utf8Range = utf8Range
    self.target = target
  }
}

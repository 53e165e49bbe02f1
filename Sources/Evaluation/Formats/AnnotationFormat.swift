public import Records

/// The formats of annotation tools and trainers that gold can be read from and written to.
///
/// They carry mentions: span, type, text. Results and facts have no place in them; `merged(into:)` puts
/// what was read back over the gold that it came from.
public enum AnnotationFormat: String, Sendable, Hashable, CaseIterable {
  /// brat standoff: `ID.txt` and `ID.ann`; offsets count code points.
  case brat
  /// Columns of tokens and IOB2 tags, a block for each field.
  case conll
  /// Label Studio's JSON; offsets count UTF-16 code units.
  case labelStudio = "label-studio"
  /// Doccano's JSON Lines; offsets count code points.
  case doccano
  /// spaCy's and Prodigy's JSON Lines; offsets count code points.
  case spacy
  /// WebAnno TSV 3, which INCEpTION reads too: one file a paper; offsets count UTF-16 code units.
  case webanno

  /// Writes papers in this format.
  public func export(_ records: [Record]) -> AnnotationExport {
    switch self {
    case .brat: BratFormat.export(records)
    case .conll: CoNLLFormat.export(records)
    case .labelStudio: LabelStudioFormat.export(records)
    case .doccano: SpanLinesFormat.doccano.export(records)
    case .spacy: SpanLinesFormat.spacy.export(records)
    case .webanno: WebAnnoFormat.export(records)
    }
  }

  /// Reads files in this format; what cannot be read is reported and passed over.
  public func read(_ files: [AnnotationFile]) -> AnnotationImport {
    switch self {
    case .brat: BratFormat.read(files)
    case .conll: CoNLLFormat.read(files)
    case .labelStudio: LabelStudioFormat.read(files)
    case .doccano: SpanLinesFormat.doccano.read(files)
    case .spacy: SpanLinesFormat.spacy.read(files)
    case .webanno: WebAnnoFormat.read(files)
    }
  }
}

/// A file of an annotation format.
public struct AnnotationFile: Sendable, Hashable {
  /// Its name, without a folder.
  public var name: String
  /// Its bytes.
  public var bytes: [UInt8]

  /// Makes a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}

/// Papers as files of a format, and what the format could not hold.
public struct AnnotationExport: Sendable {
  /// The files.
  public var files: [AnnotationFile]
  /// What was left out, a line each.
  public var losses: [String]
}

/// Papers read from files of a format.
public struct AnnotationImport: Sendable {
  /// The papers with their mentions.
  public var records: [Record]
  /// What could not be read.
  public var problems: [RecordError]

  init(records: [Record], problems: [RecordError]) {
    self.records = records
    self.problems = problems
  }

  /// Takes what was read from files whose format was recognised.
  public init(_ papers: AnnotatedPapers) { self.init(records: papers.records, problems: papers.problems) }

  /// The gold papers with their mentions replaced by those read, and the papers that gold did not have.
  /// All else of a gold paper stays: its results, facts, and what is known of it.
  public func merged(into gold: [Record]) -> [Record] {
    var read = Dictionary(records.map { ($0.paper.id, $0) }, uniquingKeysWith: { first, _ in first })
    var merged = gold.map { record in
      guard let annotated = read.removeValue(forKey: record.paper.id) else { return record }
      var record = record
      record.mentions = annotated.mentions
      return record
    }
    merged += records.filter { read[$0.paper.id] != nil }
    return merged
  }
}

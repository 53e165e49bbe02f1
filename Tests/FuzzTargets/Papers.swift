import Assay
import Listings
import Records
import Rules

extension FuzzTarget {
  /// A listing of any format: its papers' markup stands inside their texts.
  static let listing = FuzzTarget(name: "listing") { bytes in
    guard let reader else { return }
    _ = try? reader.papers(
      in: bytes, inputName: "input",
      emit: { paper in
        for context in paper.markup {
          let text = paper.fields.first { $0.field == context.field }?.text ?? ""
          require(context.utf8Range.upperBound <= text.utf8.count, "markup ends behind its text")
        }
        return true
      }, warn: { _ in })
  }

  private static let reader: ListingReader? = {
    guard let folder = rulesFolder, let catalogue = try? AdapterCatalogue.load(folder: "\(folder)/listings")
    else { return nil }
    return ListingReader(catalogue: catalogue)
  }()

  private static let rulesFolder = try? RuleLocation.folders(for: []).first?.path

  private static let worker: Extractor? = try? Extractor(rules: [])

  /// The first line is a title, the rest an abstract: what is found stands in the text where it says, and
  /// results name mentions that are there.
  static let extraction = FuzzTarget(name: "extraction") { bytes in
    guard let worker else { fatalError("the shipped rules can't be read") }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var own = worker.makeWorker()
    let source = Source(input: "input", index: 0, adapter: "fuzzing")
    let paper = Paper(id: "p", source: source, title: lines[0], abstract: lines.count > 1 ? lines[1] : "")
    let record = own.record(of: paper)
    var ids: Set<String> = []
    for mention in record.mentions {
      let field = paper.fields.first { $0.field == mention.field }?.text ?? ""
      let scalars = Array(field.unicodeScalars)
      require(mention.scalarRange.upperBound <= scalars.count, "a mention ends behind its text")
      let own = String(String.UnicodeScalarView(scalars[mention.scalarRange]))
      require(
        own.utf8.elementsEqual(mention.text.utf8), "'\(mention.text)' is not what stands there: '\(own)'")
      if let id = mention.id { ids.insert(id) }
    }
    for result in record.results {
      let named = [result.value, result.metric, result.dataset, result.model, result.task].compactMap { $0 }
      require(named.allSatisfy(ids.contains), "a result names a mention that is not there")
    }
    require((try? Record.decode(record.encoded()))?.encoded() == record.encoded(), "a record does not decode")
  }
}

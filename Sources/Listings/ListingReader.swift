import Declarations
package import Markup
package import Records

/// Reads the papers of listings: recognises the adapter, reads the items, makes papers of them.
package struct ListingReader: Sendable {
  let catalogue: AdapterCatalogue
  let options: ListingOptions

  /// Makes a reader. It has no state: one serves any number of inputs and threads.
  package init(catalogue: AdapterCatalogue, options: ListingOptions = ListingOptions()) {
    self.catalogue = catalogue
    self.options = options
  }

  /// What the beginning of an input was recognised as.
  package struct Recognised: Sendable {
    let adapter: Adapter
    let syntax: Syntax
    /// The adapter's name.
    package var adapterID: String { adapter.id }
    /// Whether each line stands for itself (JSON Lines), so that a large input can be cut at line ends
    /// and read part by part with `papers(inLines:)`.
    package var isLineBased: Bool { syntax == .jsonl }
    /// Whether the items are elements of one name in XML, so that an input larger than memory can be read
    /// one at a time with `papers(inElements:)`.
    package var isElementBased: Bool {
      if case .xml(_?) = adapter.reader { true } else { false }
    }
  }

  /// Recognises an input by its beginning; 256 KB of it are enough.
  ///
  /// - Throws: `ListingError` for an input that is empty or binary, that no adapter or more than one
  ///   recognises, or that the adapter asked for cannot read.
  package func recognise(_ bytes: [UInt8], inputName: String) throws(ListingError) -> Recognised {
    try recognise(InputBytes(bytes, inputName: inputName), inputName)
  }

  private func recognise(_ input: InputBytes, _ inputName: String) throws(ListingError) -> Recognised {
    let head = InputHead(input.head)
    if let name = options.adapter { return try forced(name, head, inputName) }
    let found = catalogue.recognise(head)
    guard let adapter = found.first else {
      throw ListingError(
        input: inputName,
        message: "no adapter recognises this input, which looks like \(head.syntaxes[0].rawValue)",
        advice: adviceOnNames)
    }
    guard found.count == 1 else {
      throw ListingError(
        input: inputName,
        message: "several adapters recognise this input: \(found.map(\.id).joined(separator: ", "))",
        advice: "choose one with --adapter NAME")
    }
    return Recognised(adapter: adapter, syntax: syntax(of: head, for: adapter))
  }

  private func forced(_ name: String, _ head: InputHead, _ inputName: String) throws(ListingError)
    -> Recognised
  {
    guard let adapter = catalogue.adapter(named: name) else {
      let near = Spelling.suggestion(for: name, among: catalogue.names)
      throw ListingError(
        input: inputName, message: "there is no adapter '\(name)'",
        advice: near.map { "did you mean '\($0)'?" } ?? adviceOnNames)
    }
    guard head.syntaxes.contains(where: adapter.reader.syntaxes.contains) else {
      let fitting = catalogue.recognise(head).first?.id
      throw ListingError(
        input: inputName,
        message:
          "the adapter '\(name)' cannot read this input, which looks like \(head.syntaxes[0].rawValue)",
        advice: fitting.map { "leave --adapter out, or use --adapter \($0)" } ?? "leave --adapter out")
    }
    return Recognised(adapter: adapter, syntax: syntax(of: head, for: adapter))
  }

  /// Of the syntaxes that an input may be in, the first that the adapter reads.
  private func syntax(of head: InputHead, for adapter: Adapter) -> Syntax {
    head.syntaxes.first(where: adapter.reader.syntaxes.contains) ?? head.syntaxes[0]
  }

  /// The adapters' names, with what each reads.
  package var catalogueEntries: [(name: String, about: String)] {
    catalogue.entries.map { ($0.id, $0.about) }
  }

  var adviceOnNames: String { "try --adapter NAME with one of \(catalogue.names.joined(separator: ", "))" }

  /// Reads all papers of an input, in order.
  ///
  /// - Parameters:
  ///   - bytes: the whole input, in any encoding.
  ///   - inputName: what messages and papers call it.
  ///   - emit: takes each paper; `false` ends the reading.
  ///   - warn: takes what is worth knowing though papers were read.
  /// - Returns: what was read; with `failedItems`, some were lost.
  /// - Throws: `ListingError` where the input as a whole cannot be read, or has no papers. Papers that
  ///   were given out before stay good.
  @discardableResult
  package func papers(
    in bytes: [UInt8], inputName: String, emit: (Paper) -> Bool, warn: (ListingWarning) -> Void
  ) throws(ListingError) -> ListingSummary {
    let input = try InputBytes(bytes, inputName: inputName)
    let recognised = try recognise(input, inputName)
    return try withoutActuallyEscaping(emit) { emit throws(ListingError) in
      try withoutActuallyEscaping(warn) { warn throws(ListingError) in
        let run = ListingRun(
          reader: self, recognised: recognised, inputName: inputName, emit: emit, warn: warn)
        if recognised.adapter.isGeneric { run.noteGeneric() }
        try run.read(input)
        return try run.finish()
      }
    }
  }

  /// Reads the papers of a stretch of whole lines of an input that is read line by line.
  ///
  /// - Parameters:
  ///   - lines: the stretch, in UTF-8.
  ///   - recognised: what the beginning of the input was recognised as; `isLineBased`.
  ///   - inputName: what messages and papers call the input.
  ///   - firstLine: the number of the stretch's first line, from 1.
  ///   - firstIndex: the place of its first paper; where it is not known yet, 0, and `renumber` later.
  /// - Returns: what was read. Never throws: a line that cannot be read is a warning.
  package func papers(
    inLines lines: UnsafeBufferPointer<UInt8>, of recognised: Recognised, inputName: String, firstLine: Int,
    firstIndex: Int, emit: (Paper) -> Bool, warn: (ListingWarning) -> Void
  ) -> ListingSummary {
    withoutActuallyEscaping(emit) { emit in
      withoutActuallyEscaping(warn) { warn in
        let run = ListingRun(
          reader: self, recognised: recognised, inputName: inputName, emit: emit, warn: warn)
        run.index = firstIndex
        run.readLines(lines, firstLine: firstLine)
        return run.summary
      }
    }
  }

  /// Reads the papers of XML one at a time, in bounded memory.
  ///
  /// - Parameters:
  ///   - chunks: the next piece of the input, or `nil` at the end.
  ///   - recognised: what the beginning of the input was recognised as; `isElementBased`.
  ///   - inputName: what messages and papers call it.
  ///   - emit: takes each paper; `false` ends the reading.
  ///   - warn: takes what is worth knowing though papers were read.
  /// - Returns: what was read; where the markup breaks off, the papers before it and a failed item.
  /// - Throws: `ListingError` where nothing could be read.
  package func papers(
    inElements chunks: @escaping MarkupChunks, of recognised: Recognised, inputName: String,
    emit: (Paper) -> Bool, warn: (ListingWarning) -> Void
  ) throws(ListingError) -> ListingSummary {
    try withoutActuallyEscaping(emit) { emit throws(ListingError) in
      try withoutActuallyEscaping(warn) { warn throws(ListingError) in
        let run = ListingRun(
          reader: self, recognised: recognised, inputName: inputName, emit: emit, warn: warn)
        if recognised.adapter.isGeneric { run.noteGeneric() }
        if case .xml(let element?) = recognised.adapter.reader {
          try run.readElements(element, chunks: chunks)
        }
        return try run.finish()
      }
    }
  }

  /// Gives a paper another place in its input, and the id that follows from it where the listing has none.
  package static func renumber(_ paper: inout Paper, to index: Int) {
    let suffix = ":\(paper.source.index)"
    if paper.id.hasPrefix(paper.source.adapter + ":"), paper.id.hasSuffix(suffix) {
      paper.id = String(paper.id.dropLast(suffix.count)) + ":\(index)"
    }
    paper.source.index = index
  }
}

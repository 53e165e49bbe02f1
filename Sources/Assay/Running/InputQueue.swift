import Evaluation
import Inputs

/// What a run has to read, in order.
struct InputQueue {
  /// A file, or why there is none.
  enum Item: Sendable {
    case file(InputFile)
    case missing(InputError)

    var name: String {
      switch self {
      case .file(let file): file.name
      case .missing(let error): error.name
      }
    }
  }

  var items: [Item]

  /// What the user named, with folders expanded; what can't be read at all comes first.
  ///
  /// What the run itself writes is no input where it lies in one of the folders.
  init(_ arguments: [String], writing target: RunTarget) {
    let (files, errors) = expandInputs(arguments)
    let own = Set(target.files.compactMap { InputFile(name: $0).identity })
    let inputs = files.filter { file in
      own.isEmpty || arguments.contains(file.name) || file.identity.map { !own.contains($0) } ?? true
    }
    items = errors.map { .missing($0) } + inputs.map { .file($0) }
  }

  /// The bytes of all inputs on the disk; `nil` where one is a pipe, whose end nobody knows.
  var totalBytes: Int? {
    var total = 0
    for case .file(let file) in items {
      guard let bytes = file.plainBytes else { return nil }
      total += bytes
    }
    return total
  }

  /// - Throws: `AssayError` for an input that can't be read a second time.
  func checkThatAllCanBeReadAgain() throws(AssayError) {
    for case .file(let file) in items where !file.isPlain {
      throw AssayError(
        "\(file.name): --resume may have to read an input again, which a pipe can't give; save it to a file, "
          + "or leave --resume out")
    }
  }
}

/// An input with what it holds, as it was when the run came to it.
struct IdentifiedInput {
  /// What is to be read; for what can't be opened, the error.
  var item: InputQueue.Item
  var identity: InputIdentity
  /// Keeps a copy of what could be read only once.
  private var spool: SpooledInput?

  /// Hashes an input where its hash is wanted. One that can be read only once is copied before, or has no
  /// hash.
  init(
    _ item: InputQueue.Item, isHashed: Bool, copiesStreams: Bool, limit: Int,
    isStopped: @escaping @Sendable () -> Bool
  ) {
    self.item = item
    do throws(InputError) {
      guard case .file(var file) = item else {
        if case .missing(let error) = item { throw error }
        fatalError("an item is a file or missing")
      }
      guard isHashed, file.isPlain || copiesStreams else {
        identity = InputIdentity(name: file.name, digest: "unknown")
        return
      }
      if !file.isPlain {
        let spool = try SpooledInput(file, limit: limit, isStopped: isStopped)
        self.spool = spool
        file = spool.file
        self.item = .file(file)
      }
      var hash = SHA256()
      let chunks = try ByteChunkReader(file, decompresses: false, isStopped: isStopped)
      while let chunk = try chunks.next() { hash.update(chunk) }
      identity = InputIdentity(name: file.name, digest: "sha256:" + hash.hexadecimal())
    } catch {
      self.item = .missing(error)
      identity = InputIdentity(name: item.name, digest: "unread: \(error.message)")
    }
  }
}

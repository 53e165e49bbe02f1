import Glibc
import Inputs

/// Finds the place at which an earlier run can be gone on with.
enum ResumePoint {
  /// What the journal says, as far as the files bear it out; a state without settings where there is
  /// nothing to go on with.
  ///
  /// - Throws: `AssayError` where going on would not give what one run would have given.
  static func find(
    in journal: [UInt8], of target: RunTarget, settings: [String: String]
  ) throws(AssayError) -> JournalState {
    let claimed = JournalState(journal)
    guard let path = target.output, let known = claimed.settings else {
      if let path = target.output, size(of: path) != nil {
        throw AssayError(
          "\(path): it has no journal of the inputs that it holds, so that nothing can be added; move it "
            + "away, or write it anew without --resume")
      }
      return JournalState([])
    }
    try check(known, settings, path)
    if claimed.isComplete {
      for file in files(of: target, at: claimed.place) where !file.isWhole(at: file.path) {
        throw AssayError(
          "\(file.path): it has been changed since it was written, so that nothing can be added; move it and "
            + "\(RunJournal.path(of: target.output ?? path)) away, or write it anew without --resume")
      }
      return claimed
    }
    // A run that ended between giving the files their names and saying so in the journal.
    for file in files(of: target, at: claimed.place) {
      let partial = OutputFile.partialPath(of: file.path)
      if size(of: partial) == nil, file.isWhole(at: file.path) {
        rename(FileName.path(file.path), FileName.path(partial))
      }
    }
    let blocks = target.output.map { OutputBlocks(path: OutputFile.partialPath(of: $0)) }
    return JournalState(journal) { place in
      files(of: target, at: place).allSatisfy { $0.isThere(blocks) }
    }
  }

  /// The files of a target with what they have at a place.
  static func files(of target: RunTarget, at place: OutputPlace) -> [File] {
    let output = target.output.map {
      File(
        path: $0, bytes: place.output, unfinished: place.unfinished,
        isCompressed: target.compression != .none)
    }
    return [output, target.errors.map { File(path: $0, bytes: place.errors) }].compactMap(\.self)
  }

  /// A file with what it has at a place.
  struct File {
    var path: String
    /// Of a compressed file, the bytes up to a border of blocks.
    var bytes: Int
    /// The bytes of lines that stand behind the border.
    var unfinished = 0
    var isCompressed = false

    /// Whether the file of this name has that, and no more.
    func isWhole(at path: String) -> Bool {
      if isCompressed { return OutputBlocks(path: path).ends(from: bytes, after: unfinished) }
      return size(of: path) == bytes
    }

    /// Whether the file that is not complete yet has that, and lines end there.
    func isThere(_ blocks: OutputBlocks?) -> Bool {
      guard isCompressed, let blocks else { return endsLine(OutputFile.partialPath(of: path), at: bytes) }
      if unfinished == 0 { return blocks.hasBorder(at: bytes) }
      return blocks.lines(from: bytes, count: unfinished)?.last == 0x0A
    }
  }

  private static func check(
    _ known: [String: String], _ settings: [String: String], _ path: String
  ) throws(AssayError) {
    for name in Set(known.keys).union(settings.keys).sorted() where known[name] != settings[name] {
      let values = "\(known[name] ?? "none"), now \(settings[name] ?? "none")"
      throw AssayError(
        "\(path): it was begun with another \(name) (then \(values)), so that its records would not agree; "
          + "use the same, or write it anew without --resume")
    }
  }

  private static func size(of path: String) -> Int? {
    var status = stat()
    return stat(FileName.path(path), &status) == 0 ? Int(status.st_size) : nil
  }

  /// Whether a file has so many bytes, of which the last ends a line.
  private static func endsLine(_ path: String, at count: Int) -> Bool {
    if count == 0 { return true }
    let descriptor = open(FileName.path(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var last: UInt8 = 0
    return pread(descriptor, &last, 1, count - 1) == 1 && last == 0x0A
  }
}

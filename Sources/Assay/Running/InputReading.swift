import Inputs
import Listings
import Records

/// Reads inputs one after the other and gives their papers out: what extraction and `assay papers` share.
struct InputReading {
  let reader: ListingReader
  let options: RunOptions
  /// Takes what went wrong, as a line for people.
  let report: (String) -> Void
  /// Takes a paper; `false` ends the reading.
  let emit: (Paper) -> Bool

  /// Reads all inputs. What can't be read is reported and counted, and the rest is read all the same.
  func read(_ arguments: [String], summary: inout RunSummary) {
    let (files, errors) = expandInputs(arguments)
    for error in errors {
      report("\(error)")
      summary.failures += 1
    }
    for file in files {
      do {
        if try !read(file, summary: &summary) { return }
      } catch {
        report("\(error)")
        summary.failures += 1
      }
    }
  }

  /// Reads one input; `false` where the taker wants no more.
  private func read(_ file: InputFile, summary: inout RunSummary) throws -> Bool {
    let chunks = try ByteChunkReader(file, limit: options.maxBytes)
    var head: [UInt8] = []
    while head.count < 1 << 18, let chunk = try chunks.next() { head += chunk }
    if head.count >= 1 << 18 {
      let recognised = try reader.recognise(head, inputName: file.name)
      if recognised.isLineBased {
        return try readLines(chunks, head: head, recognised: recognised, name: file.name, summary: &summary)
      }
      if recognised.isElementBased, !chunks.isCompressed, let size = chunks.fileSize {
        return try readElements(file, size: size, recognised: recognised, summary: &summary)
      }
    }
    while let chunk = try chunks.next() { head += chunk }
    summary.bytes += head.count
    var goesOn = true
    let outcome = try reader.papers(
      in: head, inputName: file.name,
      emit: {
        goesOn = emit($0)
        return goesOn
      }, warn: { report("\($0)") })
    summary.failures += outcome.failedItems
    return goesOn
  }

  /// Reads a plain file of XML one item at a time, so that a file of any size needs little memory.
  private func readElements(
    _ file: InputFile, size: Int, recognised: ListingReader.Recognised, summary: inout RunSummary
  ) throws -> Bool {
    var goesOn = true
    let outcome = try reader.papers(
      inFile: file.name, of: recognised, inputName: file.name,
      emit: {
        goesOn = emit($0)
        return goesOn
      }, warn: { report("\($0)") })
    summary.bytes += size
    summary.failures += outcome.failedItems
    return goesOn
  }

  /// Reads JSON Lines in stretches of whole lines, so that a file of any size needs little memory.
  private func readLines(
    _ chunks: ByteChunkReader, head: [UInt8], recognised: ListingReader.Recognised, name: String,
    summary: inout RunSummary
  ) throws -> Bool {
    var buffer = head
    var line = 1
    var index = 0
    var goesOn = true
    var isAtEnd = false
    while goesOn, !(isAtEnd && buffer.isEmpty) {
      var end = buffer.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      if isAtEnd { end = buffer.count }
      if end > 0 {
        let outcome = buffer.withUnsafeBufferPointer { bytes in
          reader.papers(
            inLines: UnsafeBufferPointer(rebasing: bytes[..<end]), of: recognised, inputName: name,
            firstLine: line,
            firstIndex: index,
            emit: {
              goesOn = emit($0)
              return goesOn
            }, warn: { report("\($0)") })
        }
        summary.bytes += end
        summary.failures += outcome.failedItems
        index += outcome.papers
        line += buffer[..<end].count { $0 == 0x0A }
        buffer.removeSubrange(..<end)
      }
      if let chunk = try chunks.next() { buffer += chunk } else { isAtEnd = true }
    }
    if index == 0, goesOn, summary.failures == 0 {
      throw AssayError(
        "\(name): there are no papers in it; check that it is a listing, or choose with --adapter NAME")
    }
    return goesOn
  }
}

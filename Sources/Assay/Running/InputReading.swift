import Inputs
import Listings
import Markup
import Records

/// Reads one input and feeds on what is in it: what extraction and `assay papers` share.
struct InputReading {
  /// A beginning of this length is enough to recognise an input.
  private static let headBytes = 1 << 18

  let reader: ListingReader
  let options: RunOptions
  let feed: EventFeed
  let meter: ReadMeter
  let isStopped: @Sendable () -> Bool

  /// Reads an input; what can't be read is fed as a failure.
  func read(_ file: InputFile) {
    do { try readThrowing(file) } catch { feed.failure(RunFailure(error, input: file.name)) }
  }

  private func readThrowing(_ file: InputFile) throws {
    let chunks = try ByteChunkReader(
      file, limit: options.maxBytes, meter: meter, isStopped: isStopped)
    var head: [UInt8] = []
    while head.count < Self.headBytes, let chunk = try chunks.next() {
      if head.isEmpty { head = chunk } else { head += chunk }
    }
    // What is smaller than this is past none of the limits of parts, and is read whole.
    if head.count >= min(Self.headBytes, options.maxLineBytes, options.maxItemBytes) {
      let recognised = try reader.recognise(head, inputName: file.name)
      if recognised.isLineBased {
        try readLines(chunks, head: head, recognised: recognised, name: file.name)
        return
      }
      if recognised.isElementBased {
        try readElements(chunks, head: head, recognised: recognised, name: file.name)
        return
      }
    }
    while let chunk = try chunks.next() { head += chunk }
    _ = try reader.papers(in: head, inputName: file.name, emit: feed.paper, warn: warn)
  }

  private func warn(_ warning: ListingWarning) {
    switch warning.kind {
    case .note: feed.note("\(warning)")
    case .itemFailed: feed.failure(RunFailure(warning))
    }
  }

  /// Reads XML one item at a time, so that an input of any size needs little memory.
  private func readElements(
    _ chunks: ByteChunkReader, head: [UInt8], recognised: ListingReader.Recognised, name: String
  ) throws {
    var first: [UInt8]? = head
    var failure: InputError?
    do {
      _ = try reader.papers(
        inElements: { () throws(MarkupError) in
          if let head = first {
            first = nil
            return head
          }
          do throws(InputError) { return try chunks.next() } catch {
            failure = error
            throw MarkupError(.limit, error.message)
          }
        }, of: recognised, inputName: name, emit: feed.paper, warn: warn)
    } catch {
      throw failure ?? error
    }
  }

  /// Reads JSON Lines in stretches of whole lines, so that an input of any size needs little memory.
  private func readLines(
    _ chunks: ByteChunkReader, head: [UInt8], recognised: ListingReader.Recognised, name: String
  ) throws {
    var papers = 0
    var failures = 0
    var isWanted = true
    let stretches = LineStretches(
      maxLineBytes: options.maxLineBytes,
      stretch: { lines, firstLine in
        let outcome = lines.withUnsafeBufferPointer { bytes in
          reader.papers(
            inLines: bytes, of: recognised, inputName: name, firstLine: firstLine, firstIndex: papers,
            emit: {
              isWanted = feed.paper($0)
              return isWanted
            }, warn: warn)
        }
        papers += outcome.papers
        failures += outcome.failedItems
      },
      tooLong: { line in
        failures += 1
        feed.failure(
          RunFailure(
            input: name, line: line,
            reason:
              "the line has more than \(options.maxLineBytes) bytes; raise the limit with --max-line-bytes"))
      })
    stretches.take(head)
    while isWanted, let chunk = try chunks.next() { stretches.take(chunk) }
    if isWanted { stretches.finish() }
    if papers == 0, failures == 0, isWanted {
      throw AssayError("there are no papers in it; check that it is a listing, or choose with --adapter NAME")
    }
  }
}

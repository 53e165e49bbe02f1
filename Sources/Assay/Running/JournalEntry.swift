import Records

/// How many bytes of the output and of the file of errors stand for what was done.
struct OutputPlace: Sendable, Hashable {
  /// Of a compressed output, the bytes up to a border of blocks.
  var output = 0
  /// The bytes of lines, as they are without compression, that stand behind the border.
  var unfinished = 0
  var errors = 0
}

/// How far an input has come.
struct InputProgress: Sendable, Hashable {
  /// Papers, notes and failures that were given out.
  var events = 0
  var papers = 0
  var failures = 0
}

/// A line of the journal.
enum JournalEntry: Sendable, Hashable {
  /// What the output depends on besides the inputs: name and value of each, in order.
  case settings([String: String])
  case begin(InputIdentity, OutputPlace)
  case progress(InputProgress, OutputPlace)
  case end(InputProgress, OutputPlace)
  /// The output has its name.
  case complete(OutputPlace)
  /// A copy of the complete output is being added to.
  case reopened

  func encoded() -> [UInt8] {
    var writer = JSONWriter(style: .compact)
    writer.beginObject()
    switch self {
    case .settings(let settings):
      writer.member("entry", "settings")
      for (name, value) in settings.sorted(by: { $0.key < $1.key }) { writer.member(named: name, value) }
    case .begin(let input, let place):
      writer.member("entry", "begin")
      writer.member("input", input.name)
      writer.member("digest", input.digest)
      Self.write(place, to: &writer)
    case .progress(let progress, let place):
      writer.member("entry", "progress")
      Self.write(progress, to: &writer)
      Self.write(place, to: &writer)
    case .end(let progress, let place):
      writer.member("entry", "end")
      Self.write(progress, to: &writer)
      Self.write(place, to: &writer)
    case .complete(let place):
      writer.member("entry", "complete")
      Self.write(place, to: &writer)
    case .reopened: writer.member("entry", "reopened")
    }
    writer.endObject()
    return writer.bytes
  }

  /// The entry of a line; `nil` for anything else, such as a line that was cut off.
  init?(_ line: ArraySlice<UInt8>) {
    guard let object = try? JSONValue.parse(Array(line)).object else { return nil }
    func text(_ name: String) -> String? { object[name]?.string }
    func number(_ name: String) -> Int? { object[name]?.number?.int.flatMap { $0 < 0 ? nil : $0 } }
    let place: OutputPlace? = number("output").flatMap { output in
      number("errors").map { OutputPlace(output: output, unfinished: number("unfinished") ?? 0, errors: $0) }
    }
    var progress: InputProgress?
    if let events = number("events"), let papers = number("papers"), let failures = number("failures") {
      progress = InputProgress(events: events, papers: papers, failures: failures)
    }
    switch (text("entry"), place, progress) {
    case ("settings", _, _):
      var settings: [String: String] = [:]
      for member in object where member.key != "entry" { settings[member.key] = member.value.string }
      self = .settings(settings)
    case ("begin", let place?, _):
      guard let name = text("input"), let digest = text("digest") else { return nil }
      self = .begin(InputIdentity(name: name, digest: digest), place)
    case ("progress", let place?, let progress?): self = .progress(progress, place)
    case ("end", let place?, let progress?): self = .end(progress, place)
    case ("complete", let place?, _): self = .complete(place)
    case ("reopened", _, _): self = .reopened
    default: return nil
    }
  }

  private static func write(_ place: OutputPlace, to writer: inout JSONWriter) {
    writer.member("output", place.output)
    if place.unfinished > 0 { writer.member("unfinished", place.unfinished) }
    writer.member("errors", place.errors)
  }

  private static func write(_ progress: InputProgress, to writer: inout JSONWriter) {
    writer.member("events", progress.events)
    writer.member("papers", progress.papers)
    writer.member("failures", progress.failures)
  }
}

/// What a journal says was done.
struct JournalState: Sendable {
  /// An input that is in the output.
  struct Done: Sendable, Hashable {
    var input: InputIdentity
    var progress: InputProgress
  }
  /// The input that was being read.
  struct Current: Sendable, Hashable {
    var input: InputIdentity
    /// Where its first line stands, or would.
    var start: OutputPlace
    /// The bytes of the journal before it.
    var journalStart: Int
    var progress = InputProgress()
  }

  /// What the output was made with; `nil` for a journal without a beginning.
  var settings: [String: String]?
  var done: [Done] = []
  var current: Current?
  /// What the output holds for certain.
  var place = OutputPlace()
  /// Whether the output stands under its name, with nothing begun since.
  var isComplete = false
  /// The bytes of the journal that were read; what follows was cut off or tells of what is lost.
  var journalBytes = 0

  /// Reads a journal's entries in order.
  ///
  /// - Parameter isThere: whether the output still has what an entry tells of; after a power cut it may
  ///   not, and the journal holds only up to there.
  init(_ bytes: [UInt8], isThere: (OutputPlace) -> Bool = { _ in true }) {
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      guard let entry = JournalEntry(bytes[start..<end]), take(entry, at: start, isThere) else { return }
      start = end + 1
      journalBytes = start
    }
  }

  private mutating func take(_ entry: JournalEntry, at start: Int, _ isThere: (OutputPlace) -> Bool) -> Bool {
    if settings == nil {
      guard case .settings(let settings) = entry else { return false }
      self.settings = settings
      return true
    }
    switch entry {
    case .settings: return false
    case .reopened: isComplete = false
    case .begin(let input, let place):
      guard current == nil, isThere(place) else { return false }
      current = Current(input: input, start: place, journalStart: start)
      self.place = place
      isComplete = false
    case .progress(let progress, let place):
      guard current != nil, isThere(place) else { return false }
      current?.progress = progress
      self.place = place
    case .end(let progress, let place):
      guard let input = current?.input, isThere(place) else { return false }
      done.append(Done(input: input, progress: progress))
      current = nil
      self.place = place
    case .complete(let place):
      guard current == nil, isThere(place) else { return false }
      self.place = place
      isComplete = true
    }
    return true
  }
}

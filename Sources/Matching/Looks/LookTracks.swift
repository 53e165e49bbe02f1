import Rules

/// The places of a sentence at which each look-around holds. One is tried where it is asked for, outwards from there,
/// for a few tokens; where that does not decide, its program is run once over the sentence: forwards for what must
/// stand before, backwards for what must stand after. One pass serves every rule that asks, which is what keeps
/// look-arounds linear.
struct LookTracks: Sendable {
  /// Look-arounds are tried in place for so many tokens.
  static let maxOutwardTokens = 8

  /// For each look-around one answer a place: index 0 is the place before the sentence's first token.
  private var tracks: [[Bool]]
  /// The look-arounds whose track is of the current sentence.
  private var isKnown: [Bool]
  private var known: [Int] = []

  init(count: Int) {
    tracks = Array(repeating: [], count: count)
    isKnown = Array(repeating: false, count: count)
  }

  /// Forgets the last sentence.
  mutating func beginSentence() {
    for look in known { isKnown[look] = false }
    known.removeAll(keepingCapacity: true)
  }

  /// Whether a look-around holds before the token at `position`; where a trial from there does not say, all its places
  /// are found at the first call.
  mutating func holds(_ look: Int, at position: Int, in sentence: Range<Int>, reader: SceneReader) -> Bool {
    let entry = reader.looks[look]
    if entry.isOneToken {
      let token = entry.isAhead ? position : position - 1
      return sentence.contains(token)
        && reader.next(reader.lookCode[entry.outward.code], at: 0, reading: token) >= 0
    }
    if entry.track != nil, isKnown[look] { return tracks[look][position - sentence.lowerBound] }
    let trial = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: entry.outward.width * 3) { room in
      var places = LookPlaces(entry.outward, in: sentence, room: room)
      return outwards(&places, from: position, isAhead: entry.isAhead, reader: reader)
    }
    // A look-around without a track is decided by its last token.
    guard let track = entry.track, trial == nil else { return trial ?? false }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: track.width * 3) { room in
      var places = LookPlaces(track, in: sentence, room: room)
      run(look, &places, isAhead: entry.isAhead, reader: reader)
    }
    isKnown[look] = true
    known.append(look)
    return tracks[look][position - sentence.lowerBound]
  }

  /// Whether a program matches from `position` outwards; `nil` where it may do so beyond the tokens of a trial.
  private mutating func outwards(
    _ places: inout LookPlaces, from position: Int, isAhead: Bool, reader: SceneReader
  ) -> Bool? {
    var position = position
    places.begin(reader: reader)
    if settle(&places, at: position, reader: reader) { return true }
    var count = 0
    while !places.isEmpty {
      let token = isAhead ? position : position - 1
      if !places.sentence.contains(token) { return false }
      if count == Self.maxOutwardTokens { return nil }
      count += 1
      position += isAhead ? 1 : -1
      places.step(over: token, isBackwards: !isAhead, reader: reader)
      if settle(&places, at: position, reader: reader) { return true }
    }
    return false
  }

  /// Finds every place at which a look-around holds.
  private mutating func run(
    _ look: Int, _ places: inout LookPlaces, isAhead: Bool, reader: SceneReader
  ) {
    var holds = tracks[look]
    tracks[look] = []
    holds.removeAll(keepingCapacity: true)
    holds.append(contentsOf: repeatElement(false, count: places.sentence.count + 1))
    var position = isAhead ? places.sentence.upperBound : places.sentence.lowerBound
    while true {
      // A match may begin at each place, behind those that are under way.
      places.begin(reader: reader)
      if settle(&places, at: position, reader: reader) {
        holds[position - places.sentence.lowerBound] = true
      }
      let token = isAhead ? position - 1 : position
      if !places.sentence.contains(token) { break }
      position += isAhead ? -1 : 1
      places.step(over: token, isBackwards: isAhead, reader: reader)
    }
    tracks[look] = holds
  }

  /// Answers what the places ask before the next token is read; true where the program is complete.
  private mutating func settle(_ places: inout LookPlaces, at position: Int, reader: SceneReader) -> Bool {
    var isComplete = false
    while let place = places.nextToSettle(reader: reader) {
      let step = reader.lookCode[places.part.code + place]
      switch step.operation {
      case .look, .lookNot:
        if holds(Int(step.first), at: position, in: places.sentence, reader: reader)
          == (step.operation == .look)
        {
          places.follow(place + 1, reader: reader)
        }
      case .match: isComplete = true
      default:
        if reader.holds(edge: step, at: position, in: places.sentence) {
          places.follow(place + 1, reader: reader)
        }
      }
    }
    return isComplete
  }
}

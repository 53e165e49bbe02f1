import Rules

/// The places of a sentence at which each look-around holds, found by running its program once over the
/// sentence: forwards for what must stand before, backwards for what must stand after. One pass serves
/// every rule that asks, which is what keeps look-arounds linear. Those that read a few tokens at most are
/// tried where they are asked for instead, outwards from there.
struct LookTracks: Sendable {
  /// Look-arounds up to this length are tried in place.
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

  /// Whether a look-around holds before the token at `position`; all its places are found at the first call.
  mutating func holds(_ look: Int, at position: Int, in sentence: Range<Int>, reader: SceneReader) -> Bool {
    let entry = reader.looks[look]
    if entry.isOutward {
      return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: entry.width * 3) { room in
        var places = LookPlaces(entry, in: sentence, room: room)
        return outwards(&places, from: position, reader: reader)
      }
    }
    if !isKnown[look] {
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: entry.width * 3) { room in
        var places = LookPlaces(entry, in: sentence, room: room)
        run(look, &places, reader: reader)
      }
      isKnown[look] = true
      known.append(look)
    }
    return tracks[look][position - sentence.lowerBound]
  }

  /// Whether a program matches from `position` outwards.
  private mutating func outwards(_ places: inout LookPlaces, from position: Int, reader: SceneReader) -> Bool
  {
    var position = position
    places.begin(reader: reader)
    if settle(&places, at: position, reader: reader) { return true }
    while !places.isEmpty {
      let token = places.entry.isAhead ? position : position - 1
      if !places.sentence.contains(token) { return false }
      position += places.entry.isAhead ? 1 : -1
      places.step(over: token, isBackwards: !places.entry.isAhead, reader: reader)
      if settle(&places, at: position, reader: reader) { return true }
    }
    return false
  }

  /// Finds every place at which a look-around holds.
  private mutating func run(_ look: Int, _ places: inout LookPlaces, reader: SceneReader) {
    var holds = tracks[look]
    tracks[look] = []
    holds.removeAll(keepingCapacity: true)
    holds.append(contentsOf: repeatElement(false, count: places.sentence.count + 1))
    let isAhead = places.entry.isAhead
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
      let step = reader.lookCode[places.entry.code + place]
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

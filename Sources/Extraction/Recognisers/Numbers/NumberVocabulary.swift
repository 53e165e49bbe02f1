internal import Text

/// What a word can be to the number recogniser; one word can be several things.
struct NumberRoles: OptionSet, Sendable {
  let rawValue: UInt32

  /// Names a number: `two`, `seventy`.
  static let cardinal = NumberRoles(rawValue: 1 << 0)
  /// `hundred` … `trillion`.
  static let scale = NumberRoles(rawValue: 1 << 1)
  /// `half`, `third(s)`, `quarter(s)`, …
  static let fraction = NumberRoles(rawValue: 1 << 2)
  /// `twice`, `doubles`, `halving`: a factor in one word.
  static let multiple = NumberRoles(rawValue: 1 << 3)
  /// A noun whose number names a part or a kind: `section`, `table`, `step`, `type`.
  static let label = NumberRoles(rawValue: 1 << 4)
  /// A name that takes a version number after a space: `Llama`, `Python`.
  static let versioned = NumberRoles(rawValue: 1 << 5)
  /// A month.
  static let month = NumberRoles(rawValue: 1 << 6)
  /// A word after which a four-digit number is a year: `in`, `since`, `until`.
  static let beforeYear = NumberRoles(rawValue: 1 << 7)
  /// A word that ends a noun phrase: prepositions, conjunctions, auxiliaries, common verbs.
  static let boundary = NumberRoles(rawValue: 1 << 8)
  /// A measure after which a number is its value, however capitalised it is: `BLEU`, `F1`.
  static let measureName = NumberRoles(rawValue: 1 << 9)
  /// A verb of change: "improves from 72.1% to 86.7%" reports two values.
  static let change = NumberRoles(rawValue: 1 << 10)
  /// A word of extent: "ranging from 1B to 8B" is one range.
  static let extent = NumberRoles(rawValue: 1 << 11)
  /// A singular noun that makes "two stage" an adjective: `stage`, `way`, `shot`.
  static let attributive = NumberRoles(rawValue: 1 << 12)
  /// A difference: `improvement`, `gain`, `increase`.
  static let difference = NumberRoles(rawValue: 1 << 13)
  /// A determiner: `the`, `its`.
  static let determiner = NumberRoles(rawValue: 1 << 14)
  /// Holders of compute-hours: `GPU`, `A100`, `node`.
  static let worker = NumberRoles(rawValue: 1 << 15)
  /// A vague quantifier: `few`, `several`, `many`.
  static let vague = NumberRoles(rawValue: 1 << 16)
  /// Makes "first half", "left half" a part, not a number.
  static let side = NumberRoles(rawValue: 1 << 17)
}

/// The words that the number recogniser knows, by their number in the word table.
struct NumberVocabulary: Sendable {
  private var roleTable = WordLookup<NumberRoles>()
  private(set) var cardinals = WordLookup<Double>()
  private(set) var scales = WordLookup<Double>()
  private(set) var scaleSymbols = WordLookup<Double>()
  private(set) var fractions = WordLookup<Double>()
  private(set) var multiples = WordLookup<Double>()
  private(set) var irregularPlurals = WordLookup<String>()
  let units: MeasureUnits
  let word: Words

  /// Single words that rules of the recogniser name.
  struct Words: Sendable {
    let to, and, or, a, an, by, of, one, zero, point, points, percentage, percent, per, cent, times, fold: WordID
    let x, order, orders, magnitude, frames, second, degrees, celsius, fahrenheit, freedom, basis: WordID
    let hour, hours, day, days, year, years, from, between, isWord, are, top, cross, the, old, may, half: WordID
    let up, at, least, most, over, more, less, than, fewer, under, below, above, about, around: WordID
    let much, many, asWord, no, greater, exceeding, exceed, exceeds, exceeded, beyond, upwards, excess: WordID
    let inWord, lower, higher, close, nearly, almost, roughly, approximately, approx, circa, ca, on: WordID
    let upto, maximum, minimum, larger, smaller, confidence, c, fk, f, than2: WordID
  }

  init(words: inout WordTable) {
    units = MeasureUnits(words: &words)
    func id(_ word: String) -> WordID { words.internFolded(word) }
    word = Words(
      to: id("to"), and: id("and"), or: id("or"), a: id("a"), an: id("an"), by: id("by"), of: id("of"),
      one: id("one"), zero: id("zero"), point: id("point"), points: id("points"),
      percentage: id("percentage"), percent: id("percent"), per: id("per"), cent: id("cent"),
      times: id("times"), fold: id("fold"), x: id("x"), order: id("order"), orders: id("orders"),
      magnitude: id("magnitude"), frames: id("frames"), second: id("second"), degrees: id("degrees"),
      celsius: id("celsius"), fahrenheit: id("fahrenheit"), freedom: id("freedom"), basis: id("basis"),
      hour: id("hour"), hours: id("hours"), day: id("day"), days: id("days"), year: id("year"),
      years: id("years"), from: id("from"), between: id("between"), isWord: id("is"), are: id("are"),
      top: id("top"), cross: id("cross"), the: id("the"), old: id("old"), may: id("may"), half: id("half"),
      up: id("up"), at: id("at"), least: id("least"), most: id("most"), over: id("over"), more: id("more"),
      less: id("less"), than: id("than"), fewer: id("fewer"), under: id("under"), below: id("below"),
      above: id("above"), about: id("about"), around: id("around"), much: id("much"), many: id("many"),
      asWord: id("as"), no: id("no"), greater: id("greater"), exceeding: id("exceeding"),
      exceed: id("exceed"), exceeds: id("exceeds"), exceeded: id("exceeded"), beyond: id("beyond"),
      upwards: id("upwards"), excess: id("excess"), inWord: id("in"), lower: id("lower"),
      higher: id("higher"), close: id("close"), nearly: id("nearly"), almost: id("almost"),
      roughly: id("roughly"), approximately: id("approximately"), approx: id("approx"),
      circa: id("circa"), ca: id("ca"), on: id("on"), upto: id("upto"), maximum: id("maximum"),
      minimum: id("minimum"), larger: id("larger"), smaller: id("smaller"), confidence: id("confidence"),
      c: id("c"), fk: id("k"), f: id("f"), than2: id("then"))

    for (index, name) in NumberWords.units.enumerated() { cardinals.set(name, Double(index), words: &words) }
    for (index, name) in NumberWords.tens.enumerated() {
      cardinals.set(name, Double(index + 2) * 10, words: &words)
    }
    for (name, factor) in NumberWords.scales { scales.set(name, factor, words: &words) }
    for (name, factor) in NumberWords.scaleSymbols { scaleSymbols.set(exact: name, factor, words: &words) }
    for (name, value) in NumberWords.fractions { fractions.set(name, value, words: &words) }
    for (name, value) in NumberWords.multiples { multiples.set(name, value, words: &words) }
    for (plural, singular) in NumberWords.irregularPlurals {
      irregularPlurals.set(plural, singular, words: &words)
    }

    func add(_ role: NumberRoles, _ name: Substring) {
      let known = roleTable[id(String(name))] ?? []
      roleTable.set(String(name), known.union(role), words: &words)
    }
    for (role, names) in NumberWords.roles {
      for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) { add(role, name) }
    }
    for name in NumberWords.units + NumberWords.tens { add(.cardinal, name[...]) }
    for (name, _) in NumberWords.scales { add(.scale, name[...]) }
    for (name, _) in NumberWords.fractions { add(.fraction, name[...]) }
    for (name, _) in NumberWords.multiples { add(.multiple, name[...]) }
  }

  /// Whether a counted noun is what results are averaged over.
  func isRepetition(_ noun: String) -> Bool {
    switch noun {
    case "run", "seed", "trial", "fold", "split", "episode", "repetition", "repeat", "dataset", "task", "iteration",
      "epoch", "benchmark", "domain", "round", "initialization":
      return true
    default: return false
    }
  }

  /// What a token can be.
  func roles(_ token: Token) -> NumberRoles { roleTable[token.folded] ?? [] }
}

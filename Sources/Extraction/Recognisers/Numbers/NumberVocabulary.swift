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
  /// Makes "first half", "left half" a part, not a number.
  static let side = NumberRoles(rawValue: 1 << 17)
}

/// The words that the number recogniser knows, by their number in the word table.
///
/// A class, so that the readers of one pass share it by one reference.
final class NumberVocabulary: Sendable {
  private let roleTable: WordLookup<NumberRoles>
  let cardinals: WordLookup<Double>
  let scales: WordLookup<Double>
  /// Symbols as they are spelled; all other tables are for any case.
  let scaleSymbols: WordLookup<Double>
  let fractions: WordLookup<Double>
  let multiples: WordLookup<Double>
  /// Plurals without their "s", and nouns that are counted in the singular.
  let irregularPlurals: WordLookup<String>
  let units: MeasureUnits
  let word: Words

  /// Single words that rules of the recogniser name.
  struct Words: Sendable {
    let mol, wt, vol, us, to, and, or, a, an, by, of, one, zero, point, points, percentage, percent, per,
      cent, times, fold,
      x, order, orders, magnitude, frames, second, degrees, celsius, fahrenheit, freedom, basis, hour,
      hours, day, days, year, years, from, isWord, are, top, cross, the, half, up, at, least, most, over,
      more, less, than, fewer, under, below, above, about, around, much, many, asWord, no, greater,
      exceeding, exceed, exceeds, exceeded, beyond, upwards, excess, lower, higher, close, nearly, almost,
      roughly, approximately, approx, circa, ca, upto, maximum, minimum, larger, smaller, c, f: WordID
  }

  init(words: inout WordTable) {
    units = MeasureUnits(words: &words)
    func id(_ word: String) -> WordID { words.internFolded(word) }
    word = Words(
      mol: id("mol"), wt: id("wt"), vol: id("vol"), us: id("us"), to: id("to"), and: id("and"), or: id("or"),
      a: id("a"), an: id("an"), by: id("by"), of: id("of"),
      one: id("one"), zero: id("zero"), point: id("point"), points: id("points"),
      percentage: id("percentage"), percent: id("percent"), per: id("per"), cent: id("cent"),
      times: id("times"), fold: id("fold"), x: id("x"), order: id("order"), orders: id("orders"),
      magnitude: id("magnitude"), frames: id("frames"), second: id("second"), degrees: id("degrees"),
      celsius: id("celsius"), fahrenheit: id("fahrenheit"), freedom: id("freedom"), basis: id("basis"),
      hour: id("hour"), hours: id("hours"), day: id("day"), days: id("days"), year: id("year"),
      years: id("years"), from: id("from"), isWord: id("is"), are: id("are"), top: id("top"),
      cross: id("cross"), the: id("the"), half: id("half"), up: id("up"), at: id("at"),
      least: id("least"), most: id("most"), over: id("over"), more: id("more"), less: id("less"),
      than: id("than"), fewer: id("fewer"), under: id("under"), below: id("below"), above: id("above"),
      about: id("about"), around: id("around"), much: id("much"), many: id("many"), asWord: id("as"),
      no: id("no"), greater: id("greater"), exceeding: id("exceeding"), exceed: id("exceed"),
      exceeds: id("exceeds"), exceeded: id("exceeded"), beyond: id("beyond"), upwards: id("upwards"),
      excess: id("excess"), lower: id("lower"), higher: id("higher"), close: id("close"),
      nearly: id("nearly"), almost: id("almost"), roughly: id("roughly"),
      approximately: id("approximately"), approx: id("approx"), circa: id("circa"), ca: id("ca"),
      upto: id("upto"), maximum: id("maximum"), minimum: id("minimum"), larger: id("larger"),
      smaller: id("smaller"), c: id("c"), f: id("f"))

    var cardinals: [(String, Double)] = []
    for (index, name) in NumberWords.units.enumerated() { cardinals.append((name, Double(index))) }
    for (index, name) in NumberWords.tens.enumerated() { cardinals.append((name, Double(index + 2) * 10)) }
    self.cardinals = WordLookup(cardinals, words: &words)
    scales = WordLookup(NumberWords.scales, words: &words)
    scaleSymbols = WordLookup(exact: NumberWords.scaleSymbols, words: &words)
    fractions = WordLookup(NumberWords.fractions, words: &words)
    multiples = WordLookup(NumberWords.multiples, words: &words)
    irregularPlurals = WordLookup(NumberWords.irregularPlurals, words: &words)

    var roles = WordLookup<NumberRoles>()
    func add(_ role: NumberRoles, _ name: String) {
      let known = roles[words.internFolded(name)] ?? []
      roles.set(name, known.union(role), words: &words)
    }
    for (role, names) in NumberWords.roles {
      for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) { add(role, String(name)) }
    }
    for (name, _) in cardinals { add(.cardinal, name) }
    for (name, _) in NumberWords.scales { add(.scale, name) }
    for (name, _) in NumberWords.fractions { add(.fraction, name) }
    for (name, _) in NumberWords.multiples { add(.multiple, name) }
    roleTable = roles
  }

  /// Whether a counted noun is what results are averaged over.
  func isRepetition(_ noun: String) -> Bool {
    switch noun {
    case "run", "seed", "trial", "fold", "split", "episode", "repetition", "repeat", "dataset", "task",
      "iteration",
      "epoch", "benchmark", "domain", "round", "initialization":
      return true
    default: return false
    }
  }

  /// What a token can be.
  func roles(_ token: Token) -> NumberRoles { roleTable[token.folded] ?? [] }
}

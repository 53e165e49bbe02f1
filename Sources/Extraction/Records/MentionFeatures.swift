import Records
import Text

/// What results and names ask of a mention, as numbers: it is asked again and again, and a mention's own type and
/// unit are strings.
struct MentionFeatures {
  /// What is known of a number.
  struct Number {
    var value: Double?
    /// The lower end of a range.
    var low: Double?
    var unit: ResultUnit?
  }

  /// How a number is written, where results ask for it.
  enum Notation { case other, word, scientific, dimensions, multiple, fraction }

  var part: ResultSentence.Element.Part
  var tokens: Range<Int>
  var quantity: Number?
  var notation: Notation

  /// Whether it is what a paper may introduce: a model or a data set.
  var isName: Bool { part == .model || part == .dataset }

  init(_ mention: Candidate, part: ResultSentence.Element.Part, units: inout ResultUnits) {
    tokens = mention.tokens
    self.part = part
    guard let content = mention.content, content.hasQuantity, let quantity = content.quantity else {
      (self.quantity, notation) = (nil, .other)
      return
    }
    self.quantity = Number(
      value: quantity.value, low: quantity.low, unit: quantity.unit.map { units.unit(named: $0) })
    notation =
      switch content.notation {
      case "word": .word
      case "scientific": .scientific
      case "dimensions": .dimensions
      case "multiple": .multiple
      case "fraction": .fraction
      default: .other
      }
  }
}

extension ResultSentence.Element.Part {
  /// What mentions of a type are to results.
  init(_ type: MentionType) {
    self =
      switch type {
      case .quantity: .quantity
      case .model: .model
      case .metric: .metric
      case .dataset: .dataset
      case .task: .task
      default: .other
      }
  }
}

/// The number of a unit, among those of a paper.
struct ResultUnit: Hashable {
  let number: Int

  static let percent = ResultUnit(number: 0)
  static let times = ResultUnit(number: 1)
  static let point = ResultUnit(number: 2)
  static let second = ResultUnit(number: 3)
  static let byte = ResultUnit(number: 4)
  static let meter = ResultUnit(number: 5)
  static let watt = ResultUnit(number: 6)
  static let joule = ResultUnit(number: 7)
  static let hertz = ResultUnit(number: 8)
  static let degree = ResultUnit(number: 9)
  static let gram = ResultUnit(number: 10)
  static let dollar = ResultUnit(number: 11)
  static let kelvin = ResultUnit(number: 12)
  static let pixel = ResultUnit(number: 13)
  static let decibel = ResultUnit(number: 14)
  static let electronvolt = ResultUnit(number: 15)
}

/// Numbers the units of a paper: those that have a name here, and nouns that it counts.
struct ResultUnits {
  private static let named = [
    "percent", "times", "point", "second", "byte", "meter", "watt", "joule", "hertz", "degree", "gram",
    "dollar",
    "kelvin", "pixel", "decibel", "electronvolt",
  ]
  private var names = ResultUnits.named
  private var numbers: [String: Int] = [:]

  mutating func unit(named name: String) -> ResultUnit {
    // Few units come before those that a paper uses, but a dump may count very many things.
    for number in names.indices where names[number] == name { return ResultUnit(number: number) }
    if let number = numbers[name] { return ResultUnit(number: number) }
    let number = names.count + numbers.count
    if names.count < 32 { names.append(name) } else { numbers[name] = number }
    return ResultUnit(number: number)
  }
}

extension TokenizedText {
  /// Whether two stretches of tokens are spelled alike, as strings compare.
  func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let (left, right) = (utf8[utf8Range(of: first)], utf8[utf8Range(of: second)])
    if left.count == right.count, left.elementsEqual(right) { return true }
    // Only beyond ASCII can different bytes be the same characters.
    if left.allSatisfy({ $0 < 0x80 }), right.allSatisfy({ $0 < 0x80 }) { return false }
    return string(first) == string(second)
  }
}

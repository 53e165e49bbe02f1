import Records
import Text

/// What rules can ask of a mention: `<quantity unit=percent>`, `<link kind=github>`, `<quantity counted>`.
enum MentionAttributes {
  /// Units of measure; any other unit is a counted noun.
  private static let measures: Set<String> = [
    "percent", "point", "times", "byte", "second", "meter", "hertz", "decibel", "watt", "gpu-hour", "joule",
    "degree", "kelvin", "gram", "dollar", "bit", "flop", "frame-per-second", "metre", "metre per second",
    "pixel",
    "electronvolt", "nat", "radian", "calorie", "watt-hour",
  ]

  /// Those that a number adds to what its rule says.
  static func ofNumber(
    unit: String?, comparator: String?, isRange: Bool, notation: String?, isDecimal: Bool,
    base: [String: String]
  ) -> [String: String] {
    var attributes = base
    if let unit {
      attributes["unit"] = unit
      if !measures.contains(unit) { attributes["counted"] = "true" }
    }
    if let comparator { attributes["comparator"] = comparator }
    if isRange { attributes["range"] = "true" }
    if let notation { attributes["kind"] = notation }
    if isDecimal { attributes["decimal"] = "true" }
    return attributes
  }

  /// Those that a link adds.
  static func ofLink(_ link: Link, base: [String: String]) -> [String: String] {
    var attributes = base
    attributes["kind"] = link.kind
    if let role = link.role { attributes["role"] = role }
    return attributes
  }

  /// "62.0" is as much a decimal as "62.1".
  static func isDecimal(
    _ quantity: Quantity, notation: String?, _ tokens: Range<Int>, in text: TokenizedText
  ) -> Bool {
    guard let value = quantity.value else { return false }
    if value != value.rounded() { return true }
    return notation != "word"
      && text.tokens[tokens].contains {
        text.utf8[$0.utf8Range].elementsEqual(CollectionOfOne(UInt8(ascii: ".")))
      }
  }
}

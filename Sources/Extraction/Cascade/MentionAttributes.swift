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

  static func of(_ mention: Candidate, in text: TokenizedText) -> [String: String] {
    var attributes = mention.attributes
    if let quantity = mention.quantity {
      if let unit = quantity.unit {
        attributes["unit"] = unit
        if !measures.contains(unit) { attributes["counted"] = "true" }
      }
      if let comparator = quantity.comparator { attributes["comparator"] = comparator }
      if quantity.low != nil { attributes["range"] = "true" }
      if let notation = mention.notation { attributes["kind"] = notation }
      // "62.0" is as much a decimal as "62.1".
      if let value = quantity.value,
        value != value.rounded()
          || mention.notation != "word"
            && text.tokens[mention.tokens].contains(where: { text.utf8[$0.utf8Range].elementsEqual(".".utf8) }
            )
      {
        attributes["decimal"] = "true"
      }
    }
    if let link = mention.link {
      attributes["kind"] = link.kind
      if let role = link.role { attributes["role"] = role }
    }
    return attributes
  }
}

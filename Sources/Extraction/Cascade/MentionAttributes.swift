import Records

/// What rules can ask of a mention: `<quantity unit=percent>`, `<link kind=github>`, `<model canonical=…>`.
enum MentionAttributes {
  static func of(_ mention: Candidate) -> [String: String] {
    var attributes = mention.attributes
    if let quantity = mention.quantity {
      if let unit = quantity.unit { attributes["unit"] = unit }
      if let comparator = quantity.comparator { attributes["comparator"] = comparator }
      if quantity.low != nil { attributes["range"] = "true" }
    }
    if let link = mention.link {
      attributes["kind"] = link.kind
      if let role = link.role { attributes["role"] = role }
    }
    return attributes
  }
}

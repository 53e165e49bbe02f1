import Records

/// The mentions of one paper on both sides, field by field: what all span scores start from.
struct PaperMentions: Sendable {
  /// The mentions of one field, in the order in which the records list them.
  struct FieldMentions: Sendable {
    var field: Field
    var gold: [Mention]
    var predicted: [Mention]
  }

  var id: String
  var fields: [FieldMentions]

  init(id: String, gold: [Mention], predicted: [Mention], types: Set<MentionType>) {
    self.id = id
    var order: [Field] = []
    var byField: [Field: FieldMentions] = [:]
    func place(_ mention: Mention, _ keyPath: WritableKeyPath<FieldMentions, [Mention]>) {
      guard types.contains(mention.type) else { return }
      if byField[mention.field] == nil { order.append(mention.field) }
      byField[mention.field, default: FieldMentions(field: mention.field, gold: [], predicted: [])][
        keyPath: keyPath
      ].append(mention)
    }
    for mention in gold { place(mention, \.gold) }
    for mention in predicted { place(mention, \.predicted) }
    fields = order.compactMap { byField[$0] }
  }

  /// The counts of the types under a scheme, each type aligned among itself.
  func typeCounts(_ scheme: Scheme) -> [MentionType: Counts] {
    var counts: [MentionType: Counts] = [:]
    for field in fields {
      for type in field.types {
        let part = field.only(type)
        counts[type, default: Counts()] +=
          SpanAlignment(gold: part.gold, predicted: part.predicted, scheme: scheme).counts
      }
    }
    return counts
  }

  /// The counts under a scheme of all types aligned together.
  func overallCounts(_ scheme: Scheme) -> Counts {
    fields.reduce(into: Counts()) { counts, field in
      counts += SpanAlignment(gold: field.gold, predicted: field.predicted, scheme: scheme).counts
    }
  }

  /// The sum over types of the strict counts.
  var microStrictCounts: Counts { typeCounts(.strict).values.reduce(Counts(), +) }
}

extension PaperMentions.FieldMentions {
  /// The types of the mentions.
  var types: Set<MentionType> { Set(gold.map(\.type)).union(predicted.map(\.type)) }

  /// The mentions of one type.
  func only(_ type: MentionType) -> PaperMentions.FieldMentions {
    PaperMentions.FieldMentions(
      field: field, gold: gold.filter { $0.type == type }, predicted: predicted.filter { $0.type == type })
  }
}

/// What a rule captures of a result, by the name of the role.
enum ResultRole: String, CaseIterable {
  case value, baseline
  case baselineModel = "baseline-model"
  case metric, dataset, model, task
}

/// What a value is tied to: numbers of mentions.
struct ResultArguments: Equatable {
  /// What `subscript` tells apart.
  enum Role: CaseIterable { case metric, dataset, model, task }

  private var metric: Int32 = -1
  private var dataset: Int32 = -1
  private var model: Int32 = -1
  private var task: Int32 = -1

  subscript(_ role: Role) -> Int? {
    get {
      let number =
        switch role {
        case .metric: metric
        case .dataset: dataset
        case .model: model
        case .task: task
        }
      return number < 0 ? nil : Int(number)
    }
    set {
      let number = newValue.map { Int32(truncatingIfNeeded: $0) } ?? -1
      switch role {
      case .metric: metric = number
      case .dataset: dataset = number
      case .model: model = number
      case .task: task = number
      }
    }
  }

  /// Takes from others what is not known yet.
  mutating func fill(from other: ResultArguments) {
    if metric < 0 { metric = other.metric }
    if dataset < 0 { dataset = other.dataset }
    if model < 0 { model = other.model }
    if task < 0 { task = other.task }
  }
}

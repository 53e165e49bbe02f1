internal import Text

/// What a word or a mark says about the names and values around it.
struct ResultCue: OptionSet, Sendable {
  let rawValue: UInt64

  /// What follows is what a value is set against: "than", "over", "vs", "outperforming".
  static let rival = ResultCue(rawValue: 1 << 0)
  /// A new statement begins: "while", "whereas", "but", ";".
  static let contrast = ResultCue(rawValue: 1 << 1)
  /// Joins the members of a list: ",", "and", "/".
  static let list = ResultCue(rawValue: 1 << 2)
  /// What follows may be what is measured on: "on", "for", "across".
  static let place = ResultCue(rawValue: 1 << 3)
  /// What follows may be what is measured: "with", "by", "for", "of".
  static let agent = ResultCue(rawValue: 1 << 4)
  /// Nothing by itself: articles, and head nouns behind a name ("dataset").
  static let filler = ResultCue(rawValue: 1 << 5)
  /// "It", "we", "ours": the paper's own work where it is a subject.
  static let own = ResultCue(rawValue: 1 << 6)
  /// "Our", "the proposed": the paper's own work with a head noun behind it.
  static let possessive = ResultCue(rawValue: 1 << 7)
  /// "Method", "model", "approach".
  static let head = ResultCue(rawValue: 1 << 8)
  /// Teaching, not measuring: "trained on X".
  static let training = ResultCue(rawValue: 1 << 9)
  /// "From".
  static let from = ResultCue(rawValue: 1 << 10)
  /// "To".
  static let to = ResultCue(rawValue: 1 << 11)
  /// "By".
  static let by = ResultCue(rawValue: 1 << 12)
  /// A verb that a subject stands before.
  static let verb = ResultCue(rawValue: 1 << 13)
  /// A change: "improves", "gain", "drop".
  static let change = ResultCue(rawValue: 1 << 14)
  /// A comparative: "higher", "faster", "fewer".
  static let comparative = ResultCue(rawValue: 1 << 15)
  /// "Relative".
  static let relative = ResultCue(rawValue: 1 << 16)
  /// A part of a model: "backbone", "encoder".
  static let part = ResultCue(rawValue: 1 << 17)
  /// What a setting is told with, and no score: "p", "CI", "epochs", "threshold".
  static let setting = ResultCue(rawValue: 1 << 18)
  /// A measure of cost: "time", "latency", "FLOPs".
  static let cost = ResultCue(rawValue: 1 << 19)
  /// "(" and "[".
  static let open = ResultCue(rawValue: 1 << 20)
  /// ")" and "]".
  static let close = ResultCue(rawValue: 1 << 21)
  /// "Respectively".
  static let respectively = ResultCue(rawValue: 1 << 22)
  /// A comparator of a number where a number follows: "over 90%".
  static let comparator = ResultCue(rawValue: 1 << 23)
  /// A measure whose values are no shares, so that a percentage of it is a relative change: "MSE".
  static let unbounded = ResultCue(rawValue: 1 << 24)
  /// ":" and "=".
  static let colon = ResultCue(rawValue: 1 << 25)
  /// A mark that ends a phrase: "," and a dash.
  static let comma = ResultCue(rawValue: 1 << 26)
  /// "Of".
  static let of = ResultCue(rawValue: 1 << 27)
  /// "That" and "those".
  static let that = ResultCue(rawValue: 1 << 28)
  /// What shares are taken of in a setting: "10% of the data".
  static let stock = ResultCue(rawValue: 1 << 30)
  /// "Replacing", "without": what is taken away.
  static let removed = ResultCue(rawValue: 1 << 34)
  /// "With", "without", "when": what a value was reached under.
  static let condition = ResultCue(rawValue: 1 << 36)
  /// "It", "its".
  static let third = ResultCue(rawValue: 1 << 35)
  /// "We".
  static let we = ResultCue(rawValue: 1 << 33)
  /// "The".
  static let definite = ResultCue(rawValue: 1 << 32)
  /// "Versus".
  static let versus = ResultCue(rawValue: 1 << 31)
  /// "And" and "or".
  static let and = ResultCue(rawValue: 1 << 29)
  /// What goes back to what was said: "this", "these", "they".
  static let back = ResultCue(rawValue: 1 << 37)
  /// "Another", "additional".
  static let further = ResultCue(rawValue: 1 << 38)
  /// "At".
  static let at = ResultCue(rawValue: 1 << 40)
  /// "Transferred": what follows "to" is measured on.
  static let transfer = ResultCue(rawValue: 1 << 41)
  /// "Instead", "rather".
  static let instead = ResultCue(rawValue: 1 << 42)
  /// "Gap", "margin": what is from one value to another of it is a difference.
  static let gap = ResultCue(rawValue: 1 << 44)
  /// "Faster": said of the speed, not of a measure named before.
  static let speed = ResultCue(rawValue: 1 << 45)
  /// "Is", "was".
  static let be = ResultCue(rawValue: 1 << 46)
  /// "Preferred".
  static let prefer = ResultCue(rawValue: 1 << 47)
  /// "Trials", "cases": a fraction of them is a score.
  static let cases = ResultCue(rawValue: 1 << 48)
  /// "Where".
  static let whereof = ResultCue(rawValue: 1 << 49)
  /// "Rate": an error rate is a share.
  static let rate = ResultCue(rawValue: 1 << 50)
  /// "Falls", "rises".
  static let moves = ResultCue(rawValue: 1 << 51)
  /// "While", "whereas", "where": what sets one statement against another.
  static let set = ResultCue(rawValue: 1 << 52)
  /// "As".
  static let like = ResultCue(rawValue: 1 << 53)
  /// What is said not to change: "without", "negligible".
  static let unchanged = ResultCue(rawValue: 1 << 54)
  /// What a share is given of as a condition: "sparsity", "noise", "ratio".
  static let dose = ResultCue(rawValue: 1 << 55)
  /// "Such".
  static let such = ResultCue(rawValue: 1 << 56)
  /// "Including".
  static let including = ResultCue(rawValue: 1 << 57)
  /// "Average", "mean".
  static let average = ResultCue(rawValue: 1 << 58)
  /// What names measures before their values: "compare", "report".
  static let reporting = ResultCue(rawValue: 1 << 59)
  /// "Experiments", "results": what a sentence is said to report, for the values behind it.
  static let experiment = ResultCue(rawValue: 1 << 60)
  /// "Methods", "models": more than one.
  static let plural = ResultCue(rawValue: 1 << 63)
  /// "Reduces", "lowering": what makes something less.
  static let reducing = ResultCue(rawValue: 1 << 61)
  /// A measure of what is to be avoided: "error", "collision", "WER".
  static let flaw = ResultCue(rawValue: 1 << 62)
  /// "Between".
  static let betweens = ResultCue(rawValue: 1 << 43)
  /// "Up" and "down".
  static let upward = ResultCue(rawValue: 1 << 39)
}

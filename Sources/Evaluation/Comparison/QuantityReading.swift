public import Records

/// Reads the value and unit of a quantity from its span, so that gold, which has only the span, can be
/// compared with a record by value: "43.13%" and "43.13 percent" agree, and so do "4\%" and "4%".
///
/// This is a reader for spans that an annotator marked, not a recogniser that finds them.
public enum QuantityReading {
  /// The quantity that a span says; `nil` where it holds no number that is understood.
  public static func read(_ text: String) -> Quantity? {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "$", "{", "}", ",": continue
      case "−", "–", "—": plain.unicodeScalars.append("-")
      case "~", "\u{A0}", "\u{202F}": plain.unicodeScalars.append(" ")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    let span = folded(plain)
    if let range = readRange(span) { return range }
    guard let part = readPart(Substring(span)) else { return nil }
    return Quantity(value: part.value * part.factor, unit: part.unit)
  }

  /// A value that is compared instead of the span: number and unit as one text.
  static func identity(_ text: String) -> String {
    guard let quantity = read(text) else { return folded(text) }
    let numbers = [quantity.value, quantity.low, quantity.high].map { $0.map { "\($0)" } ?? "" }
    return numbers.joined(separator: "|") + "|" + (quantity.unit ?? "")
  }

  private struct Part {
    var value: Double
    var factor: Double
    var unit: String?
  }

  private static func readRange(_ span: String) -> Quantity? {
    for separator in [" to ", " - ", "-"] {
      // A hyphen at the very start is a sign.
      var index = span.isEmpty ? nil : Optional(span.index(after: span.startIndex))
      while let start = index, let found = span[start...].firstRange(of: separator) {
        let low = readPart(span[..<found.lowerBound])
        let high = readPart(span[found.upperBound...])
        if let low, let high, span[found.upperBound...].first?.isNumber == true || separator != "-" {
          // "1-2%" and "1 to 8B": what the last number carries holds for both.
          let inherits = low.unit == nil && low.factor == 1
          let factor = inherits ? high.factor : low.factor
          return Quantity(
            low: low.value * factor, high: high.value * high.factor, unit: high.unit ?? low.unit)
        }
        index = found.upperBound < span.endIndex ? found.upperBound : nil
      }
    }
    return nil
  }

  /// A number, a scale, a unit.
  private static func readPart(_ text: Substring) -> Part? {
    var rest = trimmed(text)
    guard let value = takeDigits(&rest) ?? takeWords(&rest) else { return nil }
    rest = trimmed(rest)
    if let unit = units[String(rest)] { return Part(value: value, factor: unit.factor, unit: unit.name) }
    var factor = 1.0
    while let scale = scales.first(where: { rest.hasPrefix($0.name) && ends($0.name, in: rest) }) {
      factor *= scale.factor
      rest = trimmed(rest.dropFirst(scale.name.count))
    }
    guard !rest.isEmpty else { return Part(value: value, factor: factor, unit: nil) }
    if let unit = units[String(rest)] {
      return Part(value: value, factor: factor * unit.factor, unit: unit.name)
    }
    return Part(value: value, factor: factor, unit: String(rest))
  }

  private static func ends(_ name: String, in rest: Substring) -> Bool {
    guard let next = rest.dropFirst(name.count).first else { return true }
    return !next.isLetter
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first == " " || first == "-" && text.dropFirst().first?.isLetter == true {
      text.removeFirst()
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func takeDigits(_ rest: inout Substring) -> Double? {
    var index = rest.startIndex
    if let first = rest.first, first == "-" || first == "+" { index = rest.index(after: index) }
    while index < rest.endIndex, rest[index].isASCII, rest[index].isNumber || rest[index] == "." {
      index = rest.index(after: index)
    }
    guard let value = Double(rest[..<index]) else { return nil }
    rest = rest[index...]
    return value
  }

  /// Numbers in words: "three", "twenty-five", "one hundred", and words that scale.
  private static func takeWords(_ rest: inout Substring) -> Double? {
    var total = 0.0
    var found = false
    while true {
      let word = rest.prefix { $0.isLetter }
      if let value = words[String(word)] {
        total += value
      } else if found, word == "hundred" {
        total *= 100
      } else {
        break
      }
      found = true
      rest = trimmed(rest.dropFirst(word.count))
      if rest.first == "-" { rest.removeFirst() }
    }
    return found ? total : nil
  }

  private static let words: [String: Double] = {
    let units = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var words: [String: Double] = ["half": 0.5, "twice": 2, "double": 2, "doubles": 2, "doubled": 2]
    words.merge(["triple": 3, "triples": 3, "tripled": 3, "thrice": 3]) { $1 }
    for (value, word) in units.enumerated() { words[word] = Double(value) }
    for (index, word) in tens.enumerated() { words[word] = Double(index + 2) * 10 }
    return words
  }()

  private static let scales: [(name: String, factor: Double)] = [
    ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("hundred", 100),
    ("k", 1e3), ("m", 1e6), ("b", 1e9), ("t", 1e12),
  ]

  private static let units: [String: (name: String, factor: Double)] = {
    var units: [String: (name: String, factor: Double)] = [:]
    func add(_ name: String, _ factor: Double, _ spellings: [String]) {
      for spelling in spellings { units[spelling] = (name, factor) }
    }
    add("percent", 1, ["%", "percent", "per cent"])
    add("point", 1, ["point", "points", "pp", "pts", "percentage point", "percentage points", "% points"])
    add("times", 1, ["x", "×", "times", "fold", "-fold"])
    add("second", 1e-3, ["ms", "millisecond", "milliseconds"])
    add("second", 1, ["s", "sec", "second", "seconds"])
    add("second", 60, ["min", "minute", "minutes"])
    add("second", 3600, ["h", "hour", "hours"])
    add("second", 86400, ["day", "days"])
    add("byte", 1e3, ["kb"])
    add("byte", 1e6, ["mb"])
    add("byte", 1e9, ["gb"])
    add("byte", 1e12, ["tb"])
    return units
  }()
}

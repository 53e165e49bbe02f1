import Records

/// Reads the dates that listings write and gives them as ISO 8601, as precise as they are.
///
/// Understood are ISO dates and times, `31 Jul 2024` and `July 31, 2024` anywhere in a text (so
/// `[Submitted on 31 Jul 2024 (v1)]` and `Wed, 31 Jul 2024 17:59:59 GMT` are), `20240731`, Unix time in
/// seconds or milliseconds, and lists of numbers (`[[2024, 7, 31]]`). A date without a year is none.
enum DateForm {
  static func iso(_ text: String) -> String? {
    let tokens = tokens(of: text)
    for index in tokens.indices {
      if let date = numeric(tokens, at: index, count: tokens.count) ?? named(tokens, at: index) {
        return date
      }
    }
    return tokens.first { $0.separator != UInt8(ascii: ":") && isYear($0) }.map(\.text)
  }

  static func iso(_ value: JSONValue) -> String? {
    if let text = value.string { return iso(text) }
    if let number = value.number { return iso(number.text) }
    guard let parts = value.array else { return nil }
    if let nested = parts.first?.array { return iso(.array(nested)) }
    let numbers = parts.compactMap(\.int)
    guard let year = numbers.first, (1000...9999).contains(year) else { return nil }
    return written(year, numbers.count > 1 ? numbers[1] : nil, numbers.count > 2 ? numbers[2] : nil)
  }

  private struct Token {
    var text: String
    var number: Int?
    /// The byte before the token, 0 at the start.
    var separator: UInt8
  }

  private static func tokens(of text: String) -> [Token] {
    var result: [Token] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count, result.count < 40 {
      let isNumber = bytes[position] &- 0x30 < 10
      let isLetter = (bytes[position] | 0x20) &- 0x61 < 26
      guard isNumber || isLetter else {
        position += 1
        continue
      }
      let start = position
      while position < bytes.count,
        isNumber ? bytes[position] &- 0x30 < 10 : (bytes[position] | 0x20) &- 0x61 < 26
      {
        position += 1
      }
      let token = String(decoding: bytes[start..<position], as: UTF8.self)
      result.append(
        Token(text: token, number: isNumber ? Int(token) : nil, separator: start > 0 ? bytes[start - 1] : 0))
    }
    return result
  }

  private static func isYear(_ token: Token) -> Bool {
    guard let number = token.number, token.text.utf8.count == 4 else { return false }
    return (1500...2999).contains(number)
  }

  /// `2024-07-31`, `2024/07`, `20240731`, Unix time.
  private static func numeric(_ tokens: [Token], at index: Int, count: Int) -> String? {
    let token = tokens[index]
    guard let number = token.number else { return nil }
    switch token.text.utf8.count {
    case 4 where isYear(token):
      guard index + 1 < count, let month = part(tokens[index + 1]), (1...12).contains(month) else {
        return nil
      }
      let day = index + 2 < count ? part(tokens[index + 2]) : nil
      return written(number, month, day)
    case 8 where count == 1: return written(number / 10000, number / 100 % 100, number % 100)
    case 10 where count == 1: return civil(secondsSince1970: number)
    case 13 where count == 1: return civil(secondsSince1970: number / 1000)
    default: return nil
    }
  }

  /// A one- or two-digit number after `-` or `/`.
  private static func part(_ token: Token) -> Int? {
    guard token.separator == UInt8(ascii: "-") || token.separator == UInt8(ascii: "/") else { return nil }
    return token.text.utf8.count <= 2 ? token.number : nil
  }

  /// A date around the name of a month.
  private static func named(_ tokens: [Token], at index: Int) -> String? {
    guard tokens[index].number == nil, let month = month(tokens[index].text) else { return nil }
    let after = tokens[(index + 1)...].prefix(3)
    let before = index > 0 ? tokens[index - 1] : nil
    if let year = after.first(where: isYear)?.number {
      var day = before?.number.flatMap { (1...31).contains($0) ? $0 : nil }
      if day == nil, let next = after.first?.number, (1...31).contains(next) { day = next }
      return written(year, month, day)
    }
    // `Wed, 31 Jul 24`: a day before, two digits after.
    if let day = before?.number, (1...31).contains(day), let year = after.first?.number,
      after.first?.text.utf8.count == 2
    {
      return written(2000 + year, month, day)
    }
    guard let before, isYear(before), let year = before.number else { return nil }
    return written(year, month, after.first?.number.flatMap { (1...31).contains($0) ? $0 : nil })
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  private static func month(_ name: String) -> Int? {
    guard name.utf8.count >= 3, name.utf8.count <= 9 else { return nil }
    let lower = asciiLowercased(name)
    return (months.firstIndex { $0.utf8.starts(with: lower.utf8) } ?? (lower == "sept" ? 8 : nil)).map {
      $0 + 1
    }
  }

  private static func written(_ year: Int, _ month: Int?, _ day: Int?) -> String? {
    guard let month, (1...12).contains(month) else { return String(year) }
    let date = "\(year)-\(month < 10 ? "0" : "")\(month)"
    guard let day, (1...31).contains(day) else { return date }
    return date + "-\(day < 10 ? "0" : "")\(day)"
  }

  /// The day of a Unix time (H. Hinnant, "chrono-compatible low-level date algorithms", 2013).
  private static func civil(secondsSince1970 seconds: Int) -> String? {
    let z = seconds / 86400 + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return written(
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

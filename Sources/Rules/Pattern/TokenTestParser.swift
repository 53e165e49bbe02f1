import Declarations
import Text

/// Tests of one token, and of spans.
extension PatternParser {
  mutating func test() throws(Failure) -> TokenTest {
    guard let symbol else { throw failure("a test of one token is missing") }
    switch symbol {
    case .punctuation(UInt8(ascii: "!")):
      index += 1
      return .not(try test())
    case .punctuation(UInt8(ascii: "[")):
      index += 1
      let test = try disjunction()
      try expect("]", toClose: "the test of one token")
      return test
    case .punctuation(UInt8(ascii: "_")):
      index += 1
      return .any
    case .prefix(let text):
      index += 1
      return .prefix(text.lowercased())
    case .suffix(let text):
      index += 1
      return .suffix(text.lowercased())
    case .regex(let text):
      do { _ = try TokenRegex(text) } catch { throw failure(error.message) }
      index += 1
      return .regex(text)
    case .shape(let name):
      guard let test = ShapeNames.tests[name] else {
        throw failure("there is no shape ':\(name)'\(Spelling.hint(for: name, among: ShapeNames.tests.keys))")
      }
      index += 1
      return test
    case .word(let text), .exact(let text, isFolded: true):
      index += 1
      return .folded(text.lowercased())
    case .exact(let text, isFolded: false):
      index += 1
      return .exact(text)
    case .lexicon, .recogniser, .mention: return .inside(try span())
    default: throw failure("'\(describe(symbol))' can't stand here; a token or a group is expected")
    }
  }

  private mutating func disjunction() throws(Failure) -> TokenTest {
    let first = try conjunction()
    guard mark == UInt8(ascii: "|") else { return first }
    var options = [first]
    while take("|") { options.append(try conjunction()) }
    return .oneOf(options)
  }

  private mutating func conjunction() throws(Failure) -> TokenTest {
    let first = try test()
    guard mark == UInt8(ascii: "&") else { return first }
    var tests = [first]
    while take("&") { tests.append(try test()) }
    return .all(tests)
  }

  mutating func span() throws(Failure) -> SpanTest {
    guard let symbol else { throw failure("a span is missing") }
    index += 1
    var source = SpanTest.Source.mention
    var name = ""
    var conditions: [AttributeCondition] = []
    switch symbol {
    case .lexicon(let text): (source, name) = (.lexicon, text)
    case .recogniser(let text): (source, name) = (.recogniser, text)
    case .mention(let text):
      let parts = text.parts(separatedBy: " ")
      guard let first = parts.first else {
        index -= 1
        throw failure("'<>' needs a type, as in '<dataset>'")
      }
      name = first
      conditions = try parts.dropFirst().map { (part) throws(Failure) in try condition(part) }
    default: throw failure("a span is expected")
    }
    if source != .mention, case .attributes(let text) = self.symbol {
      conditions = try text.parts(separatedBy: " ").map { (part) throws(Failure) in try condition(part) }
      index += 1
    }
    return SpanTest(source: source, name: name, conditions: conditions)
  }

  private func condition(_ text: String) throws(Failure) -> AttributeCondition {
    let parts = text.parts(separatedBy: "=", maxSplits: 1, keepsEmpty: true)
    var key = parts[0]
    let isNegated = key.hasSuffix("!") || key.hasPrefix("!")
    key = key.filter { $0 != "!" }
    if key.isEmpty {
      throw failure("an attribute is written 'key', '!key', 'key=value|value' or 'key!=value'")
    }
    let values = parts.count == 2 ? parts[1].parts(separatedBy: "|") : []
    return AttributeCondition(key: key, values: values, isNegated: isNegated)
  }
}

import Declarations

/// Writes macros out.
extension PatternParser {
  /// What a macro without parameters stands for, wherever it is used.
  struct Expansion {
    var node: PatternNode
    var size: Int
    var depth: Int
    var used: Set<String>
  }

  /// What a macro that is used here stands for, with its arguments.
  mutating func expand(_ name: String) throws(Failure) -> PatternNode {
    if let argument = arguments[name] {
      try grow(by: argument.size)
      return argument.node
    }
    if let node = known(name) { return node }
    guard let macro = macros[name], !open.contains(name) else {
      index -= 1
      let names = macros.keys.filter { !open.contains($0) }
      throw failure(
        "there is no macro '\(name)'\(Spelling.hint(for: name, among: names)); define it under 'macros'"
      )
    }
    let values = try self.values(of: macro, name)
    var inner = self
    inner.arguments = Dictionary(uniqueKeysWithValues: zip(macro.parameters, values))
    inner.open.append(name)
    inner.used = [name]
    inner.depth += 1
    inner.greatestDepth = inner.depth
    let node: PatternNode
    do { node = try inner.read(macro.pattern) } catch {
      // A failure deep inside is told with the innermost macro alone.
      let message =
        error.message.hasPrefix("in the macro ") ? error.message : "in the macro '\(name)': \(error.message)"
      throw Failure(message: message, column: column)
    }
    if macro.parameters.isEmpty {
      inner.expansions[name] = Expansion(
        node: node, size: inner.size - size, depth: inner.greatestDepth - depth, used: inner.used)
    }
    size = inner.size
    greatestDepth = max(greatestDepth, inner.greatestDepth)
    used.formUnion(inner.used)
    expansions = inner.expansions
    return node
  }

  /// What a macro stands for that has been written out before; `nil` where it has to be read again, if only
  /// for the error that then comes of it.
  private mutating func known(_ name: String) -> PatternNode? {
    guard let known = expansions[name], size + known.size <= Self.maxSize,
      depth + known.depth <= Self.maxDepth, !open.contains(where: known.used.contains)
    else { return nil }
    size += known.size
    greatestDepth = max(greatestDepth, depth + known.depth)
    used.formUnion(known.used)
    return known.node
  }

  /// The arguments that follow the name of a macro.
  private mutating func values(
    of macro: Macro, _ name: String
  ) throws(Failure) -> [(node: PatternNode, size: Int)] {
    var values: [(node: PatternNode, size: Int)] = []
    if !macro.parameters.isEmpty {
      guard take("(") else {
        throw failure("the macro '\(name)' takes \(macro.parameters.count) argument(s): '&\(name)(…)'")
      }
      repeat {
        let (start, before) = (index, size)
        let node = try alternatives()
        values.append((node, index - start + size - before))
      } while take(",")
      try expect(")", toClose: "the argument list of '&\(name)'")
    }
    guard values.count == macro.parameters.count else {
      throw failure("the macro '\(name)' takes \(macro.parameters.count) argument(s), not \(values.count)")
    }
    return values
  }
}

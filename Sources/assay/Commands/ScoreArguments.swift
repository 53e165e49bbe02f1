/// Options that may stand with or without a value: `--errors`, `--errors 3`, `--errors=3`.
enum ScoreArguments {
  private static let names = ["--errors", "--calibrate"]

  /// The arguments with the values of these options as arguments of their own.
  ///
  /// swift-argument-parser 1.8.2 forgets the value of `--errors=3` where another option follows it, and
  /// takes the one that stands for no value; the two arguments `--errors 3` it reads right.
  static func separatingValues(_ arguments: some Collection<String>) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let separated = arguments[..<end].flatMap { argument -> [String] in
      guard let name = names.first(where: { argument.hasPrefix($0 + "=") }) else { return [argument] }
      return [name, String(argument.dropFirst(name.count + 1))]
    }
    return separated + arguments[end...]
  }
}

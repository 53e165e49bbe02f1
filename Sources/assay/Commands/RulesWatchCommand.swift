import ArgumentParser
import Assay
import Glibc
import Records

/// `assay rules watch`
struct RulesWatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Extracts again whenever a rule file is saved, and prints the mentions gained and lost.",
    discussion: "Example: assay rules watch listing.html --rules +my-rules")

  /// How often the folders are looked at.
  private static let microseconds: UInt32 = 300_000

  @OptionGroup var options: RuleOptions
  @Argument(help: ArgumentHelp("Listings: files or folders of them.", valueName: "input")) var inputs:
    [String]
  @Option(help: "Ends after this many saves; 0 for never.") var saves = 0

  func run() throws {
    let papers: [Paper]
    do {
      let (found, failures) = try ListedPapers(rules: options.rules).papers(of: inputs)
      for failure in failures { Console.error(failure) }
      papers = found
    } catch {
      Console.error("\(error)")
      throw ExitCode(2)
    }
    if papers.isEmpty {
      Console.error("there are no papers in \(inputs.joined(separator: ", ")); name a listing")
      throw ExitCode(2)
    }
    var watch = RuleWatch(rules: options.rules, papers: papers)
    let text = ComparisonText(style: .standardOutput)
    var seen = 0
    while true {
      let outcome: RuleWatch.Outcome
      do { outcome = try watch.look() } catch {
        Console.error("\(error)")
        throw ExitCode(2)
      }
      switch outcome {
      case .unchanged: break
      case .broken(let diagnostics):
        for diagnostic in diagnostics { Console.error("\(diagnostic)") }
        seen += 1
      case .reread(let comparison, let mentions):
        let isFirst = seen == 0
        Console.print(
          isFirst
            ? "\(mentions) mentions in \(papers.count) papers; waiting for a rule file to be saved"
            : text.render(comparison, mentions: mentions))
        seen += 1
      }
      if saves > 0, seen > saves { return }
      usleep(Self.microseconds)
    }
  }
}

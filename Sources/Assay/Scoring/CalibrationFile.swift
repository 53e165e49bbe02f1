public import Evaluation
import Rules

extension Calibration {
  /// The file that extraction reads the confidences from: beside the last of the folders that `--rules`
  /// names, whose file counts where several have one.
  ///
  /// - Throws: `AssayError` where the shipped rules are meant and can't be found.
  public static func file(beside rules: [String]) throws -> String {
    let folders = try RuleLocation.folders(for: rules)
    guard let last = folders.last else {
      throw AssayError("no folder of rules is named; use --calibrate=FILE")
    }
    return "\(last.path)/\(ConfidenceFile.name)"
  }
}

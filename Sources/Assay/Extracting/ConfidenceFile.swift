import Rules
import Text

/// Each rule's measured precision, as `assay score --calibrate` writes it beside the rules:
/// `rule<TAB>confidence<TAB>n`.
enum ConfidenceFile {
  static let name = "confidence.tsv"

  /// The values of all folders; a later folder's count. A folder without the file has measured nothing.
  static func read(_ folders: [RuleFolder]) -> [String: Double] {
    var confidence: [String: Double] = [:]
    for folder in folders {
      guard let bytes = folder.optionalFile(name) else { continue }
      for line in String(decoding: bytes, as: UTF8.self).parts(separatedBy: "\n") where !line.hasPrefix("#") {
        let columns = line.parts(separatedBy: "\t")
        if columns.count >= 2, let value = Double(columns[1]), (0...1).contains(value) {
          confidence[columns[0]] = value
        }
      }
    }
    return confidence
  }
}

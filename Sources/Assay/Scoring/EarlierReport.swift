public import Evaluation
import Inputs

extension ReportSnapshot {
  /// Reads a report that `assay score --format json` wrote.
  ///
  /// - Throws: `InputError` or `RecordError` with what is wrong.
  public init(file path: String) throws {
    let bytes = try InputFile(name: path).readAll(limit: GoldSet.maxFileBytes)
    try self.init(json: bytes, file: path)
  }
}

public import Evaluation
import Inputs
public import Records

/// Records to be scored that were made elsewhere: by an earlier run, by another tool.
public struct Predictions: Sendable {
  /// The papers with what was predicted for them.
  public let records: [Record]
  /// What could not be read and is left out.
  public let problems: [RecordError]

  /// Reads records, gold lines, or any annotation format that is known by its content; a folder stands for
  /// all files in it and below it, which is how brat's pairs of files come.
  ///
  /// - Throws: `InputFailures` where a file can't be read, or nothing that was read is a paper.
  public init(_ paths: [String]) throws(InputFailures) {
    let papers = AnnotatedPapers(try AnnotationFiles.read(paths))
    guard !papers.records.isEmpty else {
      let name = paths.joined(separator: ", ")
      throw InputFailures(
        papers.problems.map { "\($0)" } + [
          "\(name): no papers were found; give records (assay extract), gold lines, or one of the formats "
            + AnnotationFormat.allCases.map(\.rawValue).joined(separator: ", ")
        ])
    }
    records = papers.records
    problems = papers.problems
  }
}

/// Files of annotation formats on disk.
public enum AnnotationFiles {
  /// Reads files whole; a folder stands for all files in it and below it.
  ///
  /// - Throws: `InputFailures` with every file that can't be read.
  public static func read(_ paths: [String]) throws(InputFailures) -> [AnnotationFile] {
    let (inputs, errors) = expandInputs(paths)
    var failures = errors.map { "\($0)" }
    var files: [AnnotationFile] = []
    for input in inputs {
      do throws(InputError) {
        files.append(
          AnnotationFile(name: input.name, bytes: try input.readAll(limit: GoldSet.maxFileBytes)))
      } catch {
        failures.append("\(error)")
      }
    }
    if !failures.isEmpty { throw InputFailures(failures) }
    return files
  }

  /// Writes an export: into a folder, which is made where there is none, or, where the format needs one
  /// file only, to the file `path`.
  ///
  /// - Returns: the paths that were written.
  /// - Throws: `AssayError` or `InputError` with what can't be written.
  public static func write(_ export: AnnotationExport, to path: String) throws -> [String] {
    if export.files.count == 1, !path.hasSuffix("/"), !FileSystem.isFolder(path) {
      try ReportFile.write(export.files[0].bytes, to: path)
      return [path]
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    try FileSystem.makeFolder(folder)
    return try export.files.map { file in
      let path = "\(folder)/\(file.name)"
      try ReportFile.write(file.bytes, to: path)
      return path
    }
  }
}

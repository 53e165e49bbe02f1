public import Inputs

/// A report, table or gold file on its way out.
public enum ReportFile {
  /// Writes all bytes to a file, which appears under its name only once it is complete, or to standard
  /// output. A line feed at the end is added where it is missing. A file whose name ends in `.gz` or `.zst`
  /// is compressed.
  ///
  /// - Throws: `InputError` with what is wrong and what to do. A closed pipe is no error: its reader has
  ///   seen enough.
  public static func write(_ bytes: [UInt8], to path: String?) throws(InputError) {
    do throws(InputError) {
      let file: OutputFile
      if let path {
        file = try OutputFile(path: path, compression: OutputCompression(fileName: path))
      } else {
        file = try OutputFile()
      }
      if !bytes.isEmpty { try file.write(line: bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes) }
      try file.commit()
    } catch {
      if error.kind != .closedPipe { throw error }
    }
  }

  /// Writes text.
  public static func write(_ text: String, to path: String?) throws(InputError) {
    try write(Array(text.utf8), to: path)
  }
}

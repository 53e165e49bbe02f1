import Inputs

/// What the program was called with. Swift's own `CommandLine.arguments` puts U+FFFD for bytes that are no
/// UTF-8, so that a file whose name has such bytes could not be named.
public enum RawArguments {
  /// The arguments after the program's name; bytes that are no text stand in them as `\xFF`, as in the names
  /// of inputs.
  public static var all: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { pointer in
        var bytes: [UInt8] = []
        var byte = pointer
        while byte.pointee != 0 {
          bytes.append(UInt8(bitPattern: byte.pointee))
          byte += 1
        }
        return FileName.shown(bytes)
      }
    }
  }
}

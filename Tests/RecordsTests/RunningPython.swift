import Foundation

/// Whether Python and its jsonschema package are here to validate with.
let hasJSONSchema = run(["python3", "-c", "import jsonschema"], input: [])?.status == 0

/// Runs a program from the path on an input; `nil` where it cannot be started.
func run(_ arguments: [String], input: [UInt8]) -> (status: Int32, output: String)? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let stdin = Pipe()
  let stdout = Pipe()
  process.standardInput = stdin
  process.standardOutput = stdout
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return nil }
  // A program that ends before it has read all must not end the tests.
  signal(SIGPIPE, SIG_IGN)
  try? stdin.fileHandleForWriting.write(contentsOf: Data(input))
  try? stdin.fileHandleForWriting.close()
  let output = String(decoding: stdout.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return (process.terminationStatus, output)
}

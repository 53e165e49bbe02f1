import FuzzTargets
import Glibc

/// The driver of libFuzzer, which comes with the toolchain.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The target of this process: the driver takes a function that captures nothing.
private nonisolated(unsafe) var current = FuzzTarget.all[0]

/// `ASSAY_FUZZ_TARGET=html fuzzing [libFuzzer's arguments]`.
@main
enum Fuzzing {
  static func main() {
    let names = FuzzTarget.all.map(\.name)
    guard let wanted = getenv("ASSAY_FUZZ_TARGET").map({ String(cString: $0) }),
      let target = FuzzTarget.all.first(where: { $0.name == wanted })
    else {
      print(names.joined(separator: "\n"))
      return
    }
    current = target
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { bytes, size in
        current.run(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
      })
  }
}

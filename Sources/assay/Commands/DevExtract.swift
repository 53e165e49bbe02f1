import ArgumentParser
import Assay
import Glibc
import Records

struct DevExtract: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "dev", shouldDisplay: false)
  func run() throws {
    let extractor = try Extractor(rules: [])
    var worker = extractor.makeWorker()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = read(0, &buffer, buffer.count)
      if got <= 0 { break }
      bytes += buffer[..<got]
    }
    for line in bytes.split(separator: 0x0A) {
      guard let value = try? JSONValue.parse(Array(line)), let object = value.object else { continue }
      let paper = Paper(
        id: object["id"]?.string ?? "", source: Source(input: "-", index: 0, adapter: "x"),
        title: object["title"]?.string ?? "",
        abstract: object["abstract"]?.string ?? "")
      Console.print(String(decoding: worker.record(of: paper).encoded(), as: UTF8.self))
    }
  }
}

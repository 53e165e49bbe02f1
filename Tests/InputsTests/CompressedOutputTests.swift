import Foundation
import Testing

@testable import Inputs

@Suite("Compressed outputs")
struct CompressedOutputTests {
  private static let formats = [OutputCompression.gzip, .zstd]
  /// Some 2.5 MB, so that blocks are closed within.
  private static let lines: [[UInt8]] = (0..<30_000).map {
    Array("line \($0) \($0 &* 7919) and some more of it, \($0 % 7)".utf8)
  }
  private static let whole: [UInt8] = lines.flatMap { $0 + [0x0A] }

  private func read(_ path: String) throws -> [UInt8] { try InputFile(name: path).readAll(limit: 1 << 30) }
  private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  @Test(
    "The name of a file says how it is compressed",
    arguments: [("a.gz", .gzip), ("a.jsonl.ZST", .zstd), ("gz", .none), ("a.gz.txt", .none)]
      as [(String, OutputCompression)])
  func names(name: String, format: OutputCompression) { #expect(OutputCompression(fileName: name) == format) }

  @Test("What is written reads back, and is the same each time", arguments: formats)
  func roundTrip(format: OutputCompression) throws {
    let folder = try Folder()
    let paths = ["a", "b"].map { "\(folder.path)/\($0)" }
    for path in paths {
      let output = try OutputFile(path: path, compression: format)
      for line in Self.lines { try output.write(line: line) }
      #expect(output.byteCount > 0 && output.unfinishedBytes > 0)
      try output.commit()
    }
    #expect(try read(paths[0]) == Self.whole)
    #expect(try bytes(paths[0]) == bytes(paths[1]))
    #expect(try bytes(paths[0]).count * 3 < Self.whole.count)
  }

  @Test("The usual programs read it", arguments: [(OutputCompression.gzip, "gzip"), (.zstd, "zstd")])
  func programs(format: OutputCompression, program: String) throws {
    let places = ["/bin/", "/usr/bin/"].map { $0 + program }
    guard let tool = places.first(where: FileManager.default.fileExists) else { return }
    let folder = try Folder()
    let path = folder.path + "/out"
    let output = try OutputFile(path: path, compression: format)
    for line in Self.lines { try output.write(line: line) }
    try output.commit()
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = ["-dc"]
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: path))
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && Array(data) == Self.whole)
  }

  @Test("An output without lines is a file that can be decompressed", arguments: formats)
  func empty(format: OutputCompression) throws {
    let folder = try Folder()
    let path = folder.path + "/out"
    try OutputFile(path: path, compression: format).commit()
    #expect(try !bytes(path).isEmpty && read(path).isEmpty)
  }

  @Test(
    "Going on from a border, with the lines whose block was not full, gives the same bytes",
    arguments: formats, [1, 5_000, 14_000, 20_000, 29_999])
  func goingOn(format: OutputCompression, cut: Int) throws {
    let folder = try Folder()
    let (path, wanted) = (folder.path + "/out", folder.path + "/wanted")
    let reference = try OutputFile(path: wanted, compression: format)
    for line in Self.lines { try reference.write(line: line) }
    try reference.commit()
    // A run that ended after `cut` lines, its last block not full.
    let first = try OutputFile(path: path, compression: format)
    for line in Self.lines[..<cut] { try first.write(line: line) }
    let (border, unfinished) = (first.byteCount, first.unfinishedBytes)
    try first.writeLastBlock()
    let blocks = OutputBlocks(path: path + ".partial")
    #expect(blocks.hasBorder(at: border) && blocks.ends(from: border, after: unfinished))
    for other in [unfinished - 1, unfinished + 1] { #expect(!blocks.ends(from: border, after: other)) }
    let lines = try #require(blocks.lines(from: border, count: unfinished))
    #expect(blocks.lines(from: border, count: unfinished + 1) == nil)
    let second = try OutputFile(
      path: path, continuingAt: border, unfinished: lines, compression: format)
    for line in Self.lines[cut...] { try second.write(line: line) }
    try second.commit()
    #expect(try bytes(path) == bytes(wanted))
  }

  @Test("Blocks that are cut or zeroed are not taken for whole", arguments: formats)
  func damage(format: OutputCompression) throws {
    let folder = try Folder()
    let path = folder.path + "/out"
    let output = try OutputFile(path: path, compression: format)
    for line in Self.lines[..<100] { try output.write(line: line) }
    let count = output.unfinishedBytes
    try output.commit()
    let whole = try bytes(path)
    #expect(OutputBlocks(path: path).ends(from: 0, after: count))
    let damaged = [
      Array(whole.dropLast()), whole.map { _ in 0 }, whole + [0x41], Array(whole.prefix(20)), [],
    ]
    for bytes in damaged {
      try folder.write("out", bytes)
      #expect(!OutputBlocks(path: path).ends(from: 0, after: count))
    }
    try folder.write("out", whole.map { _ in 0 })
    #expect(!OutputBlocks(path: path).hasBorder(at: whole.count))
    #expect(!OutputBlocks(path: path).hasBorder(at: whole.count + 1))
    #expect(OutputBlocks(path: path + ".none").lines(from: 0, count: 1) == nil)
  }

  @Test("A full disk is an error of its own")
  func fullDisk() throws {
    let output = try OutputFile(path: "/dev/full", compression: .gzip)
    try output.write(line: [65])
    #expect(failure { try output.commit() }?.kind == .full)
  }
}

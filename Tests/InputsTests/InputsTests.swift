import Foundation
import Glibc
import Testing

@testable import Inputs

/// A folder that goes with the test.
final class Folder {
  let path = NSTemporaryDirectory() + "assay-inputs-\(UUID().uuidString)"
  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    let parent = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  /// Runs gzip on bytes.
  func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["-c", try write("plain", bytes)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }
}

func failure(_ body: () throws -> some Any) -> InputError? {
  do {
    _ = try body()
    return nil
  } catch { return error as? InputError }
}

struct ExpandInputsTests {
  @Test func folderIsWalkedInOrder() throws {
    let folder = try Folder()
    for name in ["b.html", "a/z.xml", "a/B.xml", ".hidden", ".git/x", "é.txt"] { try folder.write(name, [1]) }
    symlink(folder.path, folder.path + "/a/loop")
    let (files, errors) = expandInputs([folder.path])
    #expect(errors.isEmpty)
    #expect(
      files.map { String($0.name.dropFirst(folder.path.count + 1)) } == [
        "a/B.xml", "a/z.xml", "b.html", "é.txt",
      ])
  }

  @Test func namesMayBeAnyBytes() throws {
    let folder = try Folder()
    let path: [CChar] = Array(folder.path.utf8CString.dropLast()) + [0x2F, CChar(bitPattern: 0xFF), 0x61, 0]
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    Glibc.write(descriptor, "hi", 2)
    close(descriptor)
    let (files, _) = expandInputs([folder.path])
    #expect(files.count == 1)
    #expect(try files.first?.readAll(limit: 10) == Array("hi".utf8))
    let name = try #require(files.first?.name)
    #expect(name.hasSuffix(#"\xFFa"#))
    #expect(try InputFile(name: name).readAll(limit: 10) == Array("hi".utf8))
  }

  @Test func whatIsNotThereIsAnErrorAndTheRestIsRead() throws {
    let folder = try Folder()
    let file = try folder.write("x", [1])
    let (files, errors) = expandInputs([folder.path + "/none", file, "-"])
    #expect(files.map(\.name) == [file, "-"] && errors.map(\.kind) == [.missing])
    let empty = try Folder()
    #expect(expandInputs([empty.path]).errors.map(\.kind) == [.emptyFolder])
  }
}

struct GzipTests {
  private func read(_ bytes: [UInt8], limit: Int = 1 << 30) throws -> [UInt8] {
    let folder = try Folder()
    return try InputFile(name: folder.write("any.name", bytes)).readAll(limit: limit)
  }

  @Test(arguments: [0, 1, 100_000, 3_000_000])
  func plainAndCompressed(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let packed = try Folder().gzip(bytes)
    #expect(try read(bytes) == bytes)
    #expect(try read(packed) == bytes)
    #expect(try read(packed + packed) == bytes + bytes)
    #expect(try read(packed + [0, 0, 0]) == bytes)
  }

  @Test func truncatedAndDamaged() throws {
    let packed = try Folder().gzip((0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 2) })
    for cut in [2, 5, 11, packed.count / 2, packed.count - 1] {
      let error = failure { try read(Array(packed.prefix(cut))) }
      #expect(error?.kind == .damaged)
      #expect(error?.message.contains("byte") == true)
    }
    var damaged = packed
    damaged[packed.count / 2] ^= 0xFF
    #expect(failure { try read(damaged) }?.kind == .damaged)
    #expect(failure { try read(packed + [65, 66, 67]) }?.kind == .damaged)
  }

  @Test func bombStopsAtTheLimit() throws {
    let bomb = try Folder().gzip([UInt8](repeating: 0, count: 50_000_000))
    #expect(bomb.count < 100_000)
    #expect(failure { try read(bomb, limit: 1_000_000) }?.message.contains("--max-bytes") == true)
    #expect(failure { try read([1, 2, 3], limit: 2) }?.kind == .limit)
    #expect(try read([1, 2, 3], limit: 3) == [1, 2, 3])
  }

  @Test func folderAsFile() {
    #expect(failure { try InputFile(name: "/tmp").readAll(limit: 9) }?.kind == .unreadable)
  }
}

struct LineReaderTests {
  private func lines(_ text: String, limit: Int = 1 << 20) throws -> [String] {
    let folder = try Folder()
    let file = InputFile(name: try folder.write("x", Array(text.utf8)))
    let reader = LineReader(try ByteChunkReader(file), name: "x", maxLineBytes: limit)
    var lines: [String] = []
    while let line = try reader.next() {
      lines.append("\(line.number):" + String(decoding: line.utf8, as: UTF8.self))
    }
    return lines
  }

  @Test(arguments: [
    ("", []), ("a", ["1:a"]), ("a\n", ["1:a"]), ("a\r\nb\r\n", ["1:a", "2:b"]),
    ("\n\nb", ["1:", "2:", "3:b"]),
    ("a\rb\n\r\n", ["1:a\rb", "2:"]), ("a\r", ["1:a\r"]),
  ])
  func ends(text: String, expected: [String]) throws { #expect(try lines(text) == expected) }

  @Test func linesAcrossPieces() throws {
    let long = String(repeating: "x", count: 600_000)
    #expect(try lines("\(long)\n\(long)\nend") == ["1:" + long, "2:" + long, "3:end"])
  }

  @Test func overlongLineFailsClearly() {
    let error = failure { try lines("ok\n" + String(repeating: "x", count: 900_000), limit: 1000) }
    #expect(error?.kind == .limit && error?.message.contains("line 2") == true)
    #expect(
      failure { try lines(String(repeating: "x", count: 2000) + "\nshort", limit: 1000) }?.kind == .limit)
  }
}

struct OutputFileTests {
  @Test func appearsOnlyWhenComplete() throws {
    let folder = try Folder()
    let path = try folder.write("out", Array("old".utf8))
    let output = try OutputFile(path: path, flushBytes: 4)
    for line in ["one", "two"] { try output.write(line: Array(line.utf8)) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    try output.commit()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\ntwo\n")
    #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
  }

  @Test func fullDisk() throws {
    let output = try OutputFile(path: "/dev/full", flushBytes: 0)
    #expect(failure { try output.write(line: [65]) }?.kind == .full)
    #expect(failure { try OutputFile(path: "/no/such/folder/x") }?.kind == .unwritable)
  }

  @Test func closedPipe() throws {
    let folder = try Folder()
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    let output = try OutputFile(path: path, flushBytes: 0)
    try output.write(line: [65])
    close(reader)
    #expect(failure { try output.write(line: [65]) }?.kind == .closedPipe)
  }
}

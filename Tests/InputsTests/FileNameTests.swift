import Foundation
import Testing

@testable import Inputs

/// Names of files with any bytes.
struct FileNameTests {
  private static let names: [(bytes: [UInt8], shown: String)] = [
    (Array("a b.html".utf8), "a b.html"), (Array("é.html".utf8), "é.html"), ([0xFF], #"\xFF"#),
    ([0x61, 0xC3, 0x62, 0xA9], #"a\xC3b\xA9"#), ([0xC3, 0xA9, 0xE2, 0x82], #"é\xE2\x82"#),
    ([0xED, 0xA0, 0x80, 0x2E, 0x78], #"\xED\xA0\x80.x"#), (Array(#"a\x41"#.utf8), #"a\x41"#), ([], ""),
  ]

  @Test("A name shows all its bytes, and gives them back", arguments: names)
  func roundTrip(bytes: [UInt8], shown: String) {
    #expect(FileName.shown(bytes) == shown)
    #expect(FileName.path(shown) == bytes.map { CChar(bitPattern: $0) } + [0])
  }

  @Test("A file whose name has the escape in it is found as it is")
  func literal() throws {
    let folder = try Folder()
    let path = try folder.write(#"a\xFF"#, [1])
    #expect(FileName.path(path) == Array(path.utf8CString))
  }

  @Test("Any bytes come back", arguments: 0..<200)
  func anyBytes(seed: Int) {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<(seed % 17)).map { _ in
      [0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0xFF].randomElement(using: &generator) ?? UInt8(0x61)
    }
    #expect(FileName.path(FileName.shown(bytes)) == bytes.map { CChar(bitPattern: $0) } + [0], "\(bytes)")
  }
}

/// Copies of what can be read only once.
struct SpooledInputTests {
  @Test func aCopyIsReadUnderTheSameName() throws {
    let folder = try Folder()
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 3) }
    let input = InputFile(name: try folder.write("x", bytes))
    let spool = try SpooledInput(input, limit: 1 << 20)
    #expect(spool.file.name == input.name && spool.file.path != input.path)
    #expect(try spool.file.readAll(limit: 1 << 20) == bytes)
    #expect(try spool.file.readAll(limit: 1 << 20) == bytes)
    #expect(failure { try SpooledInput(input, limit: 1000) }?.kind == .limit)
  }
}

/// Files that are gone on with.
struct ContinuedOutputTests {
  @Test func goesOnWhereItIsTold() throws {
    let folder = try Folder()
    let path = folder.path + "/out"
    try folder.write("out.partial", Array("one\ntwo\nbroken".utf8))
    let file = try OutputFile(path: path, continuingAt: 4)
    #expect(file.byteCount == 4)
    try file.write(line: Array("2".utf8))
    #expect(file.byteCount == 6)
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.commit()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\n2\n")
  }

  @Test func aCopyHasSoManyBytes() throws {
    let folder = try Folder()
    let path = try folder.write("a", [UInt8](repeating: 7, count: 700_000))
    try folder.write("b", [UInt8](repeating: 8, count: 900_000))
    try FileCopy.copy(path, to: folder.path + "/b", bytes: 600_000)
    #expect(
      try InputFile(name: folder.path + "/b").readAll(limit: .max) == [UInt8](repeating: 7, count: 600_000))
    #expect(failure { try FileCopy.copy(path, to: folder.path + "/b", bytes: 800_000) } != nil)
  }
}

import Foundation
import Glibc
import Testing

@testable import Inputs

/// A frame of zstd.
func zstd(_ bytes: [UInt8]) throws -> [UInt8] { try ZstdCompressor(name: "test").compress(bytes) }

@Suite("zstd")
struct ZstdTests {
  private func read(_ bytes: [UInt8], limit: Int = 1 << 30) throws -> [UInt8] {
    let folder = try Folder()
    return try InputFile(name: folder.write("any.name", bytes)).readAll(limit: limit)
  }

  private static let skippable: [UInt8] = [0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 7, 7, 7]
  private static let text = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 2) }

  @Test("Frames one after the other, also those without data", arguments: [0, 1, 100_000, 3_000_000])
  func frames(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let packed = try zstd(bytes)
    #expect(try read(packed) == bytes)
    #expect(try read(packed + packed) == bytes + bytes)
    #expect(try read(Self.skippable + packed + Self.skippable + packed) == bytes + bytes)
    #expect(try read(packed + Self.skippable) == bytes)
  }

  @Test("A frame that breaks off anywhere is an error that says where")
  func truncated() throws {
    let packed = try zstd(Self.text)
    for cut in [4, 5, 11, packed.count / 2, packed.count - 1] {
      let error = failure { try read(Array(packed.prefix(cut))) }
      #expect(error?.kind == .damaged, "\(cut)")
      #expect(error?.message.contains("breaks off at byte \(cut)") == true)
    }
    #expect(failure { try read(Array(Self.skippable.dropLast())) }?.kind == .damaged)
  }

  @Test("Damage and what follows the last frame are errors, and what came before is given out")
  func damaged() throws {
    let packed = try zstd(Self.text)
    for place in [6, packed.count / 2, packed.count - 1] {
      var damaged = packed
      damaged[place] ^= 0xFF
      #expect(failure { try read(damaged) }?.kind == .damaged, "\(place)")
    }
    #expect(failure { try read(packed + [65, 66, 67]) }?.kind == .damaged)
    let folder = try Folder()
    // Frames that do not compress, so that several pieces are read.
    var dice = SystemRandomNumberGenerator()
    let noise = (0..<600_000).map { _ in UInt8.random(in: 0...255, using: &dice) }
    var file = try zstd(noise)
    file.removeLast(100)
    let chunks = try ByteChunkReader(InputFile(name: folder.write("x", file)))
    var given: [UInt8] = []
    let error = failure { while let chunk = try chunks.next() { given += chunk } }
    #expect(error?.kind == .damaged)
    #expect(given.count > 200_000 && noise.starts(with: given))
  }

  @Test("A small file that would fill the memory ends at the limit")
  func bomb() throws {
    let bomb = try zstd([UInt8](repeating: 0, count: 50_000_000))
    #expect(bomb.count < 10_000)
    #expect(failure { try read(bomb, limit: 1_000_000) }?.message.contains("--max-bytes") == true)
  }

  @Test("A frame that wants a window of 2 GB is refused")
  func window() {
    // A frame's header: no check sum, no size, a window of 2^31 bytes; then an empty last block.
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 21 << 3, 0x01, 0x00, 0x00]
    let error = failure { try read(frame) }
    #expect(error?.kind == .damaged && error?.message.contains("--long=31") == true)
  }

  @Test("A pipe that gives one byte at a time", arguments: [true, false])
  func slowPipe(isGzip: Bool) throws {
    let folder = try Folder()
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let packed = isGzip ? try folder.gzip(Array("slowly".utf8)) : try zstd(Array("slowly".utf8))
    let writer = Thread {
      let descriptor = open(path, O_WRONLY)
      for byte in packed {
        var byte = byte
        write(descriptor, &byte, 1)
        usleep(500)
      }
      close(descriptor)
    }
    writer.start()
    #expect(try InputFile(name: path).readAll(limit: 100) == Array("slowly".utf8))
  }
}

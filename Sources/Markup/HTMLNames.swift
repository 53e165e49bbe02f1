import CLibXML2

/// HTML's named character references, as libxml2 knows them (HTML 4).
enum HTMLNames {
  private static let predefined: Set<[UInt8]> = Set(
    ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) })

  /// Whether XML itself knows the name.
  static func isPredefined(_ name: ArraySlice<UInt8>) -> Bool { predefined.contains(Array(name)) }

  /// The scalar of a name such as `nbsp`.
  static func scalar(_ name: ArraySlice<UInt8>) -> UInt32? {
    String(decoding: name, as: UTF8.self).withCString { pointer in
      pointer.withMemoryRebound(to: xmlChar.self, capacity: name.count + 1) {
        htmlEntityLookup($0)?.pointee.value
      }
    }
  }
}

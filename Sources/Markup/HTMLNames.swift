import CLibXML2

/// HTML's named character references, as libxml2 knows them.
enum HTMLNames {
  /// The scalar of a name such as `nbsp`, or `nil`; the five names of XML are left to the parser.
  static func scalar(_ name: ArraySlice<UInt8>) -> UInt32? {
    guard !name.isEmpty,
      name.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || ($0 >= 0x30 && $0 <= 0x39) })
    else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    if ["amp", "lt", "gt", "quot", "apos"].contains(text) { return nil }
    return text.withCString { pointer in
      pointer.withMemoryRebound(to: xmlChar.self, capacity: text.utf8.count + 1) {
        htmlEntityLookup($0)?.pointee.value
      }
    }
  }
}

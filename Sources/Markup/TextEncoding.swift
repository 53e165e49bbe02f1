/// An encoding of text, named as the web names it (labels of the WHATWG Encoding Standard). Names that
/// the web does not know are not handed to the C library, which would look for files of theirs.
enum TextEncoding: Hashable {
  case utf8, windows1252
  case utf16(isBigEndian: Bool)
  /// A name for `iconv`, and the bytes that a bad character takes at least.
  case other(String, unit: Int)

  init?(label: String) {
    let label = label.lowercased().filter { $0 != " " && $0 != "\t" }
    switch label {
    case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
    case "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "cp1252",
      "windows-1252", "x-cp1252":
      self = .windows1252
    case "utf-16", "utf-16le", "utf16", "ucs-2": self = .utf16(isBigEndian: false)
    case "utf-16be": self = .utf16(isBigEndian: true)
    case "utf-32le", "utf-32be": self = .other(label.uppercased(), unit: 4)
    case "gb2312", "gbk", "gb18030", "x-gbk", "chinese": self = .other("GB18030", unit: 1)
    case "big5", "big5-hkscs", "cn-big5": self = .other("BIG5-HKSCS", unit: 1)
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms932": self = .other("CP932", unit: 1)
    case "euc-jp", "x-euc-jp": self = .other("EUC-JP", unit: 1)
    case "iso-2022-jp": self = .other("ISO-2022-JP", unit: 1)
    case "euc-kr", "ks_c_5601-1987", "windows-949", "korean": self = .other("CP949", unit: 1)
    case "koi8-r", "koi8", "koi8-u": self = .other(label == "koi8-u" ? "KOI8-U" : "KOI8-R", unit: 1)
    case "macintosh", "mac", "x-mac-roman": self = .other("MACINTOSH", unit: 1)
    case "iso-8859-9", "latin5": self = .other("CP1254", unit: 1)
    case "iso-8859-11", "tis-620", "windows-874": self = .other("CP874", unit: 1)
    default:
      guard let name = Self.numbered(label) else { return nil }
      self = .other(name, unit: 1)
    }
  }

  /// ISO 8859 parts 2–16 and windows 1250–1258.
  private static func numbered(_ label: String) -> String? {
    for (prefix, range, name) in [
      ("iso-8859-", 2...16, "ISO-8859-"), ("iso8859-", 2...16, "ISO-8859-"), ("windows-", 1250...1258, "CP"),
      ("cp", 1250...1258, "CP"),
    ] where label.hasPrefix(prefix) {
      if let number = Int(label.dropFirst(prefix.count)), range.contains(number) { return "\(name)\(number)" }
    }
    return nil
  }

  /// The encoding's usual name.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .windows1252: "windows-1252"
    case .utf16(let isBigEndian): isBigEndian ? "UTF-16BE" : "UTF-16LE"
    case .other(let name, _): name
    }
  }

  /// Whether a byte below 0x80 always is the ASCII character, so that tags can be found before decoding.
  var keepsASCII: Bool {
    switch self {
    case .utf8, .windows1252: true
    case .utf16: false
    case .other(let name, let unit): unit == 1 && name != "ISO-2022-JP" && name != "GB18030"
    }
  }
}

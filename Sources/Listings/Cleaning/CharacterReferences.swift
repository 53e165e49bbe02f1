/// Decodes the character references of HTML in a text that is no markup otherwise: `&amp;`, `&#233;`,
/// `&#xE9;`.
///
/// The names are those of XML and the ones of HTML 4 that titles and abstracts use. A reference to
/// something else, without its semicolon, or to no character stays as it stands.
enum CharacterReferences {
  static func decode(_ text: String) -> CleanedText {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "&")) else { return CleanedText(unchanged: text) }
    var writer = CleanedTextWriter(capacity: bytes.count)
    var plain = 0
    var position = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "&"),
        let (length, replacement) = reference(in: bytes, at: position)
      else {
        position += 1
        continue
      }
      writer.copy(bytes[plain..<position])
      writer.replace(length, by: replacement.utf8)
      position += length
      plain = position
    }
    writer.copy(bytes[plain...])
    return writer.result
  }

  private static func reference(in bytes: [UInt8], at start: Int) -> (Int, String)? {
    guard let end = bytes[start...].prefix(34).firstIndex(of: UInt8(ascii: ";")), end > start + 1 else {
      return nil
    }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let length = end + 1 - start
    guard name.hasPrefix("#") else { return names[name].map { (length, $0) } }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    guard
      let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10),
      value != 0, let scalar = Unicode.Scalar(value)
    else { return nil }
    return (length, String(Character(scalar)))
  }

  private static let names: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
    "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "sbquo": "‚", "bdquo": "„", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "prime": "′",
    "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    "copy": "©", "reg": "®", "trade": "™", "deg": "°", "plusmn": "±", "times": "×", "divide": "÷",
    "minus": "−", "sim": "∼", "asymp": "≈", "cong": "≅", "ne": "≠", "equiv": "≡", "le": "≤", "ge": "≥",
    "infin": "∞", "radic": "√", "sum": "∑", "prod": "∏", "part": "∂", "nabla": "∇", "isin": "∈",
    "larr": "←", "rarr": "→", "harr": "↔", "uarr": "↑", "darr": "↓", "frac12": "½", "frac14": "¼",
    "frac34": "¾", "sup1": "¹", "sup2": "²", "sup3": "³", "micro": "µ", "euro": "€", "pound": "£",
    "yen": "¥", "cent": "¢", "sect": "§", "para": "¶", "dagger": "†", "Dagger": "‡", "permil": "‰",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å",
    "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë", "igrave": "ì",
    "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "ograve": "ò", "oacute": "ó", "ocirc": "ô",
    "otilde": "õ", "ouml": "ö", "oslash": "ø", "ugrave": "ù", "uacute": "ú", "ucirc": "û", "uuml": "ü",
    "yacute": "ý", "yuml": "ÿ", "szlig": "ß", "Agrave": "À", "Aacute": "Á", "Acirc": "Â", "Auml": "Ä",
    "Aring": "Å", "AElig": "Æ", "Ccedil": "Ç", "Egrave": "È", "Eacute": "É", "Ouml": "Ö", "Oslash": "Ø",
    "Uuml": "Ü", "scaron": "š", "Scaron": "Š", "oelig": "œ", "OElig": "Œ",
  ]
}

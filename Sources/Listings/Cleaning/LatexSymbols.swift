/// The commands of LaTeX that stand for a character, an accent or nothing.
enum LatexSymbols {
  /// A combining mark, and the letters that have a character of their own with it, each followed by
  /// that character (Unicode's canonical composition).
  struct Accent: Sendable {
    var mark: Unicode.Scalar
    var composed: [UInt8: Character]

    init(_ mark: UInt32, _ pairs: String) {
      self.mark = Unicode.Scalar(mark) ?? " "
      composed = [:]
      var letter: UInt8?
      for character in pairs {
        if let base = letter {
          composed[base] = character
          letter = nil
        } else {
          letter = character.asciiValue
        }
      }
    }
  }

  /// The letter with the accent, in one character where there is one.
  static func compose(_ letter: UInt8, _ accent: Accent) -> String {
    if let character = accent.composed[letter] { return String(character) }
    var text = String(Character(Unicode.Scalar(letter)))
    text.unicodeScalars.append(accent.mark)
    return text
  }

  static let accents: [String: Accent] = [
    "'": Accent(0x301, "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzź"),
    "`": Accent(0x300, "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳ"),
    "^": Accent(0x302, "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑ"),
    "\"": Accent(0x308, "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿ"),
    "~": Accent(0x303, "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹ"),
    "=": Accent(0x304, "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳ"),
    ".": Accent(0x307, "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż"),
    "c": Accent(0x327, "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"),
    "v": Accent(0x30C, "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzž"),
    "u": Accent(0x306, "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭ"),
    "H": Accent(0x30B, "OŐUŰoőuű"),
    "r": Accent(0x30A, "AÅUŮaåuůwẘyẙ"),
    "k": Accent(0x328, "AĄEĘIĮOǪUŲaąeęiįoǫuų"),
  ]

  /// Commands that only change the type and take no argument.
  static let switches: Set<String> = [
    "bf", "it", "em", "rm", "sf", "tt", "sc", "sl", "cal", "bfseries", "itshape", "displaystyle", "textstyle",
    "left", "right", "big", "Big", "bigl", "bigr", "limits", "nolimits", "noindent", "protect", "small",
    "large",
  ]

  static let raised: [UInt8: String] = scripts("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
  static let lowered: [UInt8: String] = scripts("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")

  private static func scripts(_ plain: String, _ set: String) -> [UInt8: String] {
    Dictionary(uniqueKeysWithValues: zip(plain.utf8, set.map(String.init)))
  }

  static let symbols: [String: String] = [
    "sim": "~", "approx": "≈", "times": "×", "cdot": "·", "cdots": "⋯", "ldots": "…", "dots": "…",
    "pm": "±", "mp": "∓", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "ll": "≪", "gg": "≫", "neq": "≠",
    "ne": "≠", "equiv": "≡", "propto": "∝", "infty": "∞", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐", "mapsto": "↦", "uparrow": "↑",
    "downarrow": "↓", "nearrow": "↗", "searrow": "↘", "textuparrow": "↑", "textdownarrow": "↓", "sum": "∑",
    "prod": "∏", "int": "∫", "partial": "∂", "nabla": "∇", "forall": "∀", "exists": "∃", "cup": "∪",
    "cap": "∩", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "emptyset": "∅", "setminus": "∖",
    "wedge": "∧", "vee": "∨", "neg": "¬", "oplus": "⊕", "otimes": "⊗", "circ": "∘", "star": "⋆", "ast": "*",
    "bullet": "•", "dagger": "†", "ddagger": "‡", "degree": "°", "textdegree": "°", "prime": "′",
    "ell": "ℓ", "hbar": "ℏ", "sqrt": "√", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉", "mid": "|", "vert": "|", "Vert": "‖", "textasciitilde": "~",
    "textbackslash": "\\", "textgreater": ">", "textless": "<", "texttimes": "×", "textpm": "±",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textregistered": "®", "texttrademark": "™",
    "copyright": "©", "pounds": "£", "euro": "€", "S": "§", "P": "¶", "ss": "ß", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
    "quad": " ", "qquad": " ", "LaTeX": "LaTeX", "TeX": "TeX", "percent": "%", "in": "∈", "notin": "∉",
    "lt": "<", "gt": ">", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
    "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  ]
}

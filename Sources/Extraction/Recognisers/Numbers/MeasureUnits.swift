internal import Text

/// A unit of measure, which stands inside a quantity's span.
struct MeasureUnit: Sendable {
  /// The unit's name in records, in the singular: `second`, `byte`, `percent`.
  var name: String
  /// What a value is multiplied by to be in that unit.
  var factor: Double
  /// Where the symbol may stand.
  var position: Position

  enum Position: Sendable {
    /// After a space, a hyphen, or glued to the digits.
    case any
    /// Only glued to the digits (`5d`), because alone it is a word or another symbol.
    case glued
    /// Only after a space: glued, it is a term of a formula (`2N`).
    case spaced
  }
}

/// The units of measure by how they are written.
///
/// Symbols are case-sensitive, words are not. A unit of a dimension with a base ("second", "byte")
/// is scaled to it; one whose conversion needs more than a factor (°C) or is conventional keeps its
/// own name. A counted noun ("tokens", "images") is no unit of measure.
struct MeasureUnits: Sendable {
  private var symbols = WordLookup<MeasureUnit>()
  private var names = WordLookup<MeasureUnit>()

  init(words: inout WordTable) {
    for (base, rows) in Self.spelled {
      for (factor, forms) in rows {
        for form in forms.parts(separatedBy: " ") {
          names.set(form, MeasureUnit(name: base, factor: factor, position: .any), words: &words)
        }
      }
    }
    for (base, rows) in Self.written {
      for (factor, forms) in rows {
        for form in forms.parts(separatedBy: " ") {
          symbols.set(
            exact: form, MeasureUnit(name: base, factor: factor, position: .any), words: &words)
        }
      }
    }
    for (base, factor, form) in Self.gluedOnly {
      symbols.set(exact: form, MeasureUnit(name: base, factor: factor, position: .glued), words: &words)
    }
    symbols.set(exact: "N", MeasureUnit(name: "newton", factor: 1, position: .spaced), words: &words)
  }

  /// The unit that a token writes.
  func unit(_ token: Token) -> MeasureUnit? { symbols[token.word] ?? names[token.folded] }

  /// The unit that is glued to digits, by its bytes.
  func unit(glued suffix: UnsafeBufferPointer<UInt8>, words: WordTable) -> MeasureUnit? {
    let unit =
      words.id(of: suffix).flatMap { symbols[$0] } ?? words.foldedID(of: suffix).flatMap { names[$0] }
    return unit?.position == .spaced ? nil : unit
  }

  /// Words, in any case.
  private static let spelled: [(String, [(Double, String)])] = [
    (
      "second",
      [
        (1e-9, "nanosecond nanoseconds"), (1e-6, "microsecond microseconds"),
        (1e-3, "millisecond milliseconds msec msecs"), (1, "second seconds sec secs"),
        (60, "minute minutes min mins"), (3600, "hour hours hr hrs"), (86400, "day days"),
        (604_800, "week weeks"),
      ]
    ),
    ("month", [(1, "month months")]),
    ("year", [(1, "year years yr yrs"), (10, "decade decades"), (100, "century centuries")]),
    (
      "byte",
      [
        (1, "byte bytes"), (1e3, "kilobyte kilobytes"), (1e6, "megabyte megabytes"),
        (1e9, "gigabyte gigabytes"), (1e12, "terabyte terabytes"), (1e15, "petabyte petabytes"),
      ]
    ),
    ("bit", [(1, "bits")]),
    ("nat", [(1, "nats")]),
    (
      "metre",
      [
        (1e-9, "nanometer nanometers nanometre nanometres"),
        (1e-6, "micrometer micrometers micrometre micrometres micron microns"),
        (1e-3, "millimeter millimeters millimetre millimetres"),
        (1e-2, "centimeter centimeters centimetre centimetres"), (1, "meter meters metre metres"),
        (1e3, "kilometer kilometers kilometre kilometres"), (0.0254, "inch inches"),
        (0.3048, "foot feet"), (1609.344, "mile miles"), (1e-10, "angstrom angstroms"),
      ]
    ),
    (
      "gram",
      [
        (1e-3, "milligram milligrams"), (1, "gram grams"), (1e3, "kilogram kilograms"),
        (1e6, "tonne tonnes"), (453.59237, "pound pounds"),
      ]
    ),
    ("litre", [(1e-3, "milliliter milliliters millilitre millilitres"), (1, "liter liters litre litres")]),
    (
      "hertz",
      [(1, "hertz"), (1e3, "kilohertz"), (1e6, "megahertz"), (1e9, "gigahertz")]
    ),
    ("decibel", [(1, "decibel decibels")]),
    ("degree", [(1, "degree degrees deg")]),
    ("radian", [(1, "radian radians rad")]),
    ("kelvin", [(1, "kelvin")]),
    ("watt", [(1, "watt watts"), (1e3, "kilowatt kilowatts"), (1e6, "megawatt megawatts")]),
    ("joule", [(1, "joule joules"), (1e3, "kilojoule kilojoules")]),
    ("volt", [(1, "volt volts")]),
    ("tesla", [(1, "tesla teslas")]),
    ("pixel", [(1, "pixel pixels px")]),
    ("point", [(1, "pts pp pps ppt")]),
    ("basis point", [(1, "bps")]),
    ("dollar", [(1, "dollar dollars usd")]),
    ("euro", [(1, "euro euros eur")]),
    ("cent", [(1, "cents")]),
    ("standard deviation", [(1, "sigma sigmas")]),
  ]

  /// Symbols, as they are spelled.
  private static let written: [(String, [(Double, String)])] = [
    ("second", [(1e-9, "ns"), (1e-6, "us µs μs"), (1e-3, "ms"), (1, "s"), (3600, "h")]),
    (
      "byte",
      [
        (1e3, "KB kB"), (1e6, "MB"), (1e9, "GB Gb"), (1e12, "TB Tb"), (1e15, "PB"), (1024, "KiB"),
        (1_048_576, "MiB"), (1_073_741_824, "GiB"), (1_099_511_627_776, "TiB"),
      ]
    ),
    ("bit per second", [(1e3, "kbps Kbps"), (1e6, "Mbps"), (1e9, "Gbps")]),
    (
      "metre",
      [
        (1e-9, "nm"), (1e-6, "um µm μm"), (1e-3, "mm"), (1e-2, "cm"), (1, "m"), (1e3, "km"),
        (1e-10, "Å"), (0.3048, "ft"),
      ]
    ),
    ("square metre", [(1e-6, "mm²"), (1e-4, "cm²"), (1, "m²"), (1e6, "km²"), (1e4, "ha")]),
    ("cubic metre", [(1e-9, "mm³"), (1e-6, "cm³"), (1, "m³")]),
    ("gram", [(1e-9, "ng"), (1e-6, "ug µg μg"), (1e-3, "mg"), (1, "g"), (1e3, "kg"), (453.59237, "lb lbs")]),
    ("litre", [(1e-6, "µL μL uL"), (1e-3, "ml mL"), (0.1, "dL dl"), (1, "L")]),
    ("hertz", [(1, "Hz"), (1e3, "kHz KHz"), (1e6, "MHz"), (1e9, "GHz"), (1e12, "THz")]),
    ("decibel", [(1, "dB dBm dBi")]),
    ("watt", [(1e-3, "mW"), (1, "W"), (1e3, "kW"), (1e6, "MW"), (1e9, "GW")]),
    ("watt-hour", [(1, "Wh"), (1e3, "kWh"), (1e6, "MWh"), (1e9, "GWh")]),
    ("joule", [(1e-6, "µJ μJ uJ"), (1e-3, "mJ"), (1, "J"), (1e3, "kJ"), (1e6, "MJ")]),
    ("electronvolt", [(1e-3, "meV"), (1, "eV"), (1e3, "keV"), (1e6, "MeV"), (1e9, "GeV"), (1e12, "TeV")]),
    ("calorie", [(1e3, "kcal")]),
    ("mole", [(1, "mol"), (1e-3, "mmol"), (1e-6, "µmol μmol")]),
    ("molar", [(1e-9, "nM"), (1e-6, "µM μM uM"), (1e-3, "mM")]),
    ("pascal", [(1, "Pa"), (1e3, "kPa"), (1e6, "MPa"), (1e9, "GPa")]),
    ("millimetre of mercury", [(1, "mmHg")]),
    ("volt", [(1e-6, "µV μV uV"), (1e-3, "mV"), (1, "V"), (1e3, "kV")]),
    ("ampere", [(1e-3, "mA"), (1e-6, "µA μA")]),
    ("tesla", [(1, "T"), (1e-3, "mT")]),
    ("newton", [(1e-3, "mN"), (1e3, "kN")]),
    ("gray", [(1, "Gy"), (1e-2, "cGy")]),
    ("beat per minute", [(1, "bpm")]),
    ("revolution per minute", [(1, "rpm")]),
    ("mile per hour", [(1, "mph")]),
    ("part per million", [(1, "ppm")]),
    ("part per billion", [(1, "ppb")]),
    ("standard deviation", [(1, "σ")]),
  ]

  /// Symbols that are read as units only when they are glued to digits.
  private static let gluedOnly: [(String, Double, String)] = [
    ("times", 1, "x"), ("times", 1, "X"), ("times", 1, "times"), ("percent", 1, "percent"),
    ("second", 86400, "d"), ("percent", 1, "pct"), ("times", 1, "fold"),
  ]
}

/// A number with a fixed count of digits after the point, as tables need it.
func decimal(_ value: Double, digits: Int = 3, sign: Bool = false) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "–" }
  var scale = 1
  for _ in 0..<digits { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  var fraction = String(scaled % scale)
  while fraction.count < digits { fraction = "0" + fraction }
  let isNegative = value < 0 && scaled != 0
  let prefix = isNegative ? "-" : sign ? "+" : ""
  return prefix + String(scaled / scale) + (digits > 0 ? "." + fraction : "")
}

/// An interval as tables write it: `0.871–0.934`.
func decimal(_ interval: Interval?, sign: Bool = false) -> String {
  guard let interval else { return "" }
  return sign
    ? "\(decimal(interval.low, sign: true)) to \(decimal(interval.high, sign: true))"
    : "\(decimal(interval.low))–\(decimal(interval.high))"
}

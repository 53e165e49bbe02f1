package struct MarkupLimits: Sendable { package init() {} }
struct MarkupError: Error {}
struct XPathExpression: Sendable { init(_ s: String, namespaces: [String: String]) throws(MarkupError) {} }
struct MarkupNode { func nodes(_ x: XPathExpression) -> [MarkupNode] { [] } }
enum MarkupTexts {
  static func texts(of: MarkupNode, at: XPathExpression, asFlow: Bool) -> [FieldText] { [] }
  static func text(ofFragment b: [UInt8], limits: MarkupLimits) -> FieldText { FieldText(String(decoding: b, as: UTF8.self)) }
}
func decodeText(_ b: [UInt8], declared: String?) -> (utf8: [UInt8], encoding: String, warnings: [String]) { (b, "utf-8", []) }
struct MarkupSource {
  var bytes: [UInt8]; var declaredEncoding: String?; var limits: MarkupLimits
  func forEachElement(named: String, run: ListingRun) throws(MarkupError) {}
  func readTree(isXML: Bool, adapter: Adapter, run: ListingRun) throws(MarkupError) {}
  static func listingError(_ e: MarkupError, input: String) -> ListingError { ListingError(input: input, message: "", advice: "") }
}

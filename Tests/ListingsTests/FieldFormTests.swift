import Records
import Testing

@testable import Listings

@Suite struct FieldFormTests {
  @Test(
    arguments: [
      (IdentifierForm.arxiv, "http://arxiv.org/abs/2407.21784v2", "2407.21784"),
      (.arxiv, "arXiv:1234.5678", "1234.5678"),
      (.arxiv, "oai:arXiv.org:hep-th/9901001", "hep-th/9901001"),
      (.arxiv, "math.GT/0309136v1", "math/0309136"), (.arxiv, "2407.217", nil),
      (.arxiv, "12407.21784", nil), (.arxiv, "2407.2178412", nil), (.arxiv, "see cs/0107042.", "cs/0107042"),
      (.arxiv, "", nil),
      (.doi, "https://doi.org/10.1000/ABC.D", "10.1000/abc.d"), (.doi, "doi:10.5555/x(1)2.", "10.5555/x(1)2"),
      (.doi, "10.5/", nil),
      (.doi, "110.5555/x", nil), (.acl, "https://aclanthology.org/2024.acl-long.1.pdf", "2024.acl-long.1"),
      (.acl, "/P19-1001/", "P19-1001"),
      (.acl, "2024.acl.1", nil), (.acl, "p19-1001", nil), (.digits, "PMID: 0123", "0123"),
      (.digits, "none", nil),
      (.token, "id=aB-3_x&n", "id"), (.token, "=aB-3_x&n", "aB-3_x"),
    ] as [(IdentifierForm, String, String?)])
  func findsIdentifiers(form: IdentifierForm, text: String, identifier: String?) {
    #expect(form.find(in: text) == identifier)
  }

  @Test(
    arguments: [
      ("2024-07-31T17:59:59.000Z", "2024-07-31"), ("2024-07", "2024-07"), ("2024", "2024"),
      ("2024/7/3", "2024-07-03"),
      ("Wed, 31 Jul 2024 17:59:59 GMT", "2024-07-31"), ("Jul 31, 2024", "2024-07-31"),
      ("31 July 2024", "2024-07-31"),
      ("[Submitted on 31 Jul 2024 (v1), last revised 12 Aug 2024 (v2)]", "2024-07-31"),
      ("July 2024", "2024-07"),
      ("2024 Jul 30", "2024-07-30"), ("2024-Jul-30", "2024-07-30"), ("2023 Nov-Dec", "2023-11"),
      ("1722448800000", "2024-07-31"),
      ("1722448800", "2024-07-31"), ("20240731", "2024-07-31"), ("Jul 31", nil), ("", nil), ("soon", nil),
      ("Sept. 5, 2023", "2023-09-05"),
      ("Wed, 31 Jul 24", "2024-07-31"), ("2024-13-01", "2024"),
      ("New submissions (showing 50 of 50 entries)", nil),
    ] as [(String, String?)])
  func readsDates(text: String, date: String?) {
    #expect(DateForm.iso(text) == date)
  }

  @Test func readsDatesInNumbers() {
    #expect(DateForm.iso([[2024, 7, 31]] as JSONValue) == "2024-07-31")
    #expect(DateForm.iso([[2024]] as JSONValue) == "2024")
    #expect(DateForm.iso([[nil]] as JSONValue) == nil)
    #expect(DateForm.iso(2024 as JSONValue) == "2024")
  }

  @Test(
    arguments: [
      ("a.b", #"["1"]"#), ("a.list[]", #"["x", "y"]"#), ("a.list[1]", #"["y"]"#),
      ("a.list", #"[["x", "y"]]"#), ("objects[].n", "[1, 2]"),
      ("objects[0].n", "[1]"), ("'d.e'", "[true]"), ("objects[].*", "[1, 2]"), ("none.at[].all", "[]"),
      ("a.list[9]", "[]"),
    ] as [(String, String)])
  func followsPaths(path: String, values: String) throws {
    let tree = try JSONValue.parse(
      #"{"a": {"b": "1", "list": ["x", "y"]}, "objects": [{"n": 1}, {"n": 2}], "d.e": true}"#)
    #expect(JSONValue.array(try JSONPath(parsing: path).values(in: tree)) == (try JSONValue.parse(values)))
  }

  @Test func pathsMayIgnoreCase() throws {
    let tree = try JSONValue.parse(#"{"Title": "x"}"#)
    #expect(try JSONPath(parsing: "tITLE", ignoresCase: true).values(in: tree) == ["x"])
    #expect(try JSONPath(parsing: "title").values(in: tree) == [])
  }

  @Test(
    arguments: [("", 0), ("a..b", 2), ("a.", 1), ("a[x]", 2), ("a[", 1), ("'a", 0), ("a[]b", 3), (".a", 0)]
      as [(String, Int)])
  func refusesBadPaths(path: String, place: Int) {
    #expect { try JSONPath(parsing: path) } throws: { ($0 as? JSONPath.SyntaxError)?.utf8Offset == place }
  }

  @Test(
    arguments: [
      ("/abs/1", "https://arxiv.org/list/cs", "https://arxiv.org/abs/1"),
      ("b.html", "https://a.example/x/y.html", "https://a.example/x/b.html"),
      ("../b", "https://a.example/x/y/z", "https://a.example/x/b"),
      ("//c.example/d", "https://a.example/", "https://c.example/d"),
      ("http://d.example", "https://a.example", "http://d.example"),
      ("#top", "https://a.example/x", "https://a.example/x#top"),
      ("mailto:x@y.example", "https://a.example", "mailto:x@y.example"),
      ("x?q=1", "https://a.example", "https://a.example/x?q=1"),
      ("/p/", "https://a.example/q", "https://a.example/p/"),
    ] as [(String, String, String)])
  func resolvesAddresses(reference: String, base: String, address: String) {
    #expect(WebAddress.resolve(reference, against: base) == address)
  }

  @Test func withoutABaseAddressesStay() { #expect(WebAddress.resolve("/x", against: nil) == "/x") }

  @Test(
    arguments: [
      ("<month> #", "Jul 31", true), ("<month> #", "july 31", true), ("<month> #", "Jul 31 now", false),
      ("# author*", "12 authors", true),
      ("#", "1.2k", true), ("#", "1,204", true), ("#", "k", false), ("by *", "BY  someone", true),
      ("* end", "the end", true), ("new", "news", false),
    ] as [(String, String, Bool)])
  func matchesLines(pattern: String, line: String, matches: Bool) {
    #expect(LinePattern(pattern).matches(LinePattern.normalised(line)) == matches)
  }
}

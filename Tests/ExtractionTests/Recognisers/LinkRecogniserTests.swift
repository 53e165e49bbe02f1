import Records
import Testing
import Text

@testable import Extraction

@Suite struct LinkRecogniserTests {
  struct Case: Sendable {
    let text: String
    /// The link as it stands, its normal form and its kind.
    let links: [[String]]
  }

  static func one(_ text: String, _ span: String, _ url: String, _ kind: String) -> Case {
    Case(text: text, links: [[span, url, kind]])
  }

  static let cases: [Case] = [
    one(
      "Code is at https://github.com/acme/widget.", "https://github.com/acme/widget",
      "https://github.com/acme/widget", "github"),
    one(
      "At https://github.com/acme/widget.git now", "https://github.com/acme/widget.git",
      "https://github.com/acme/widget", "github"),
    one(
      "At https://github.com/acme/Wid-Get{here}.", "https://github.com/acme/Wid-Get",
      "https://github.com/acme/Wid-Get", "github"),
    one(
      "In all settings.https://github.com/acme/LDN", "https://github.com/acme/LDN",
      "https://github.com/acme/LDN", "github"),
    one(
      "In all settings.github.com/acme/LDN", "github.com/acme/LDN", "https://github.com/acme/LDN", "github"),
    one(
      "It is athttps://github.com/acme/LDN now", "https://github.com/acme/LDN", "https://github.com/acme/LDN",
      "github"),
    one("(https://github.com/acme/w)", "https://github.com/acme/w", "https://github.com/acme/w", "github"),
    one(
      "[code](https://github.com/acme/w).", "https://github.com/acme/w", "https://github.com/acme/w", "github"
    ),
    one("<https://Acme.GitHub.io/w/>", "https://Acme.GitHub.io/w/", "https://acme.github.io/w", "web"),
    one(
      "\\url{https://github.com/acme/my\\_repo}", "https://github.com/acme/my\\_repo",
      "https://github.com/acme/my_repo", "github"),
    one(
      "\\href{https://huggingface.co/datasets/acme/d1}{data}", "https://huggingface.co/datasets/acme/d1",
      "https://huggingface.co/datasets/acme/d1", "huggingface"),
    one(
      "Try hf.co/spaces/acme/demo!", "hf.co/spaces/acme/demo", "https://huggingface.co/spaces/acme/demo",
      "huggingface"),
    one(
      "At https://github.com/acme/repo.The code is fast.", "https://github.com/acme/repo",
      "https://github.com/acme/repo", "github"),
    one(
      "At https://github.com/acme/Vue.js now", "https://github.com/acme/Vue.js",
      "https://github.com/acme/Vue.js", "github"),
    one(
      "At https:// github.com/acme/repo now", "https:// github.com/acme/repo", "https://github.com/acme/repo",
      "github"),
    one(
      "At http:/github.com/acme/repo now", "http:/github.com/acme/repo", "https://github.com/acme/repo",
      "github"),
    one(
      "At https//github.com/acme/repo now", "https//github.com/acme/repo", "https://github.com/acme/repo",
      "github"),
    one(
      "At https : // gitlab.com/acme/sub/repo now", "https : // gitlab.com/acme/sub/repo",
      "https://gitlab.com/acme/sub/repo", "gitlab"),
    one(
      "At https://github.com/ acme/repo now", "https://github.com/ acme/repo", "https://github.com/acme/repo",
      "github"),
    one("At github. com/acme/repo now", "github. com/acme/repo", "https://github.com/acme/repo", "github"),
    one("See acme-lab.github.io, please", "acme-lab.github.io", "https://acme-lab.github.io", "web"),
    one("See www.acme.org/data.", "www.acme.org/data", "https://www.acme.org/data", "web"),
    one("See acme.org/data.", "acme.org/data", "https://acme.org/data", "web"),
    one("doi:10.1234/abc.def-5.", "10.1234/abc.def-5", "https://doi.org/10.1234/abc.def-5", "doi"),
    one("(DOI 10.1000/xyz(2019)12)", "10.1000/xyz(2019)12", "https://doi.org/10.1000/xyz(2019)12", "doi"),
    one(
      "See https://dx.doi.org/10.1234/abc;", "https://dx.doi.org/10.1234/abc", "https://doi.org/10.1234/abc",
      "doi"),
    one("As arXiv:2401.12345v2.", "arXiv:2401.12345v2", "https://arxiv.org/abs/2401.12345v2", "arxiv"),
    one(
      "As arxiv.org/abs/2401.00001.", "arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001", "arxiv"),
    one(
      "https://cs.acme.edu/$\\sim$smith/d.html,", "https://cs.acme.edu/$\\sim$smith/d.html",
      "https://cs.acme.edu/~smith/d.html", "web"),
    one("https://acme.org/a_(b).", "https://acme.org/a_(b)", "https://acme.org/a_(b)", "web"),
    one("*https://github.com/acme/em*", "https://github.com/acme/em", "https://github.com/acme/em", "github"),
    one("github.com/acme/y's page", "github.com/acme/y", "https://github.com/acme/y", "github"),
    one(
      "https://github.com/acme/w/tree/main?x=1#L5", "https://github.com/acme/w/tree/main?x=1#L5",
      "https://github.com/acme/w/tree/main?x=1#L5", "github"),
    one(
      "在https://github.com/acme/repo。", "https://github.com/acme/repo", "https://github.com/acme/repo",
      "github"),
    Case(
      text: "https://a.org/x,https://b.org/y;https://c.org/z",
      links: [
        ["https://a.org/x", "https://a.org/x", "web"], ["https://b.org/y", "https://b.org/y", "web"],
        ["https://c.org/z", "https://c.org/z", "web"],
      ]),
    Case(text: "e.g. and/or i.e. Fig.1, 3.5/4, node.js/express, TCP/IP, U.S./EU", links: []),
    Case(text: "The https protocol, http:// alone, www alone, https://. and 10.5/3", links: []),
    Case(text: "on GitHub. Come and see; GitHub.com is a host; arXiv: none", links: []),
  ]

  @Test(arguments: cases)
  func findsLinks(expected: Case) {
    let utf8 = Array(expected.text.utf8)
    let found = Recognisers().find(in: expected.text).links.map {
      [String(decoding: utf8[$0.utf8Range], as: UTF8.self), $0.link.url, $0.link.kind]
    }
    #expect(found == expected.links)
  }

  @Test(arguments: [
    ("https://github.com/acme/widget/issues/3", "acme", "widget"),
    ("https://gitlab.com/acme/sub/repo/-/tree/main", "acme/sub", "repo"),
    ("https://huggingface.co/acme/model-7b", "acme", "model-7b"),
    ("https://huggingface.co/datasets/acme/d1/viewer", "acme", "d1"),
    ("https://huggingface.co/collections/acme/things-68", "acme", "things-68"),
  ])
  func readsOwnerAndName(text: String, owner: String, name: String) throws {
    let link = try #require(Recognisers().find(in: text).links.first?.link)
    #expect(link.owner == owner)
    #expect(link.name == name)
  }

  @Test(
    arguments: [
      ("Our code is available at https://github.com/a/b.", ["code"]),
      ("Our code and models are at https://github.com/a/b.", ["code"]),
      ("The model weights can be found at https://huggingface.co/a/b.", ["model"]),
      ("The dataset can be downloaded from https://zenodo.org/record/1.", ["data"]),
      (
        "Get the dataset at https://zenodo.org/record/1 and the code at https://github.com/a/b.",
        ["data", "code"]
      ),
      ("Project page: https://a.github.io/b", ["project"]), ("Try our demo at https://a.org/b.", ["demo"]),
      ("Code is public. https://github.com/a/b", ["code"]),
      ("https://github.com/a/b holds the code.", ["code"]),
      ("See https://huggingface.co/datasets/a/b.", ["data"]),
      ("See https://huggingface.co/spaces/a/b.", ["demo"]),
      ("More is at https://a.org/b.", [nil]),
      ("Our model wins on every dataset (https://github.com/a/b).", [nil]),
      ("Dataset: https://a.org/b", ["data"]), ("The models are released at https://a.org/b.", ["model"]),
    ] as [(String, [String?])])
  func readsTheRole(text: String, roles: [String?]) {
    #expect(Recognisers().find(in: text).links.map(\.link.role) == roles)
  }
}

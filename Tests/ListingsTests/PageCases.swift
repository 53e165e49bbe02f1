import Records

@testable import Listings

private typealias S = Shared

private let arxivA = "arxiv:2407.90001"
private let arxivB = "arxiv:2407.90002"
private let arxivC = "arxiv:2407.90003"
private let absA = "https://arxiv.org/abs/2407.90001"
private let absB = "https://arxiv.org/abs/2407.90002"
private let absC = "https://arxiv.org/abs/2407.90003"
private let computerVision = "Computer Vision and Pattern Recognition (cs.CV)"
private let turnedA = ["Okafor, Mira", "Lindqvist, Jens"]
private let turnedB = ["Ribeiro, Ana Sofía", "Zieliński, Tomasz", "Hsu, Wei-Lin"]

private func huggingFace(_ seamsAbstract: String = S.seamsAbstract, dates: Bool = true) -> [Paper] {
  let base = "https://huggingface.co/papers/"
  return [
    expected(
      arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: dates ? "2024-07-30" : nil,
      at: base + "2407.90001", links: [code()]),
    expected(
      arxivB, S.seams, seamsAbstract, by: S.seamsAuthors, on: dates ? "2024-07-31" : nil,
      at: base + "2407.90002"),
    expected(
      arxivC, S.ledger, "", by: ["Wei-Lin Hsu"], on: dates ? "2024-07-31" : nil, at: base + "2407.90003"),
  ]
}

private func doi(_ number: String) -> PaperLink { paper("https://doi.org/10.5555/\(number)") }

let huggingFacePages: [PageCase] = [
  PageCase("huggingface-papers.html", "huggingface-papers", huggingFace()),
  PageCase("huggingface-papers-api.json", "huggingface-papers-json", huggingFace()),
  PageCase(
    "huggingface-papers-markup.html", "huggingface-papers-markup", huggingFace(S.seamsFirst, dates: false)),
  PageCase(
    "huggingface-papers.txt", "huggingface-papers-text",
    [
      expected("huggingface-papers-text:huggingface-papers.txt:0", S.lanternfish, S.lanternfishAbstract),
      expected("huggingface-papers-text:huggingface-papers.txt:1", S.seams, S.seamsAbstract),
      expected("huggingface-papers-text:huggingface-papers.txt:2", S.ledger, ""),
    ]),
]

let arxivPages: [PageCase] = [
  PageCase(
    "arxiv-listing.html", "arxiv-listing",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-31", at: absA,
        in: computerVision, links: [paper("https://arxiv.org/pdf/2407.90001"), code()]),
      expected(
        arxivB, S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-31", at: absB, in: computerVision,
        links: [paper("https://arxiv.org/pdf/2407.90002"), code()]),
      expected(
        arxivC, S.ledger, "", by: ["Wei-Lin Hsu"], on: "2024-07-31", at: absC, in: computerVision,
        links: [paper("https://arxiv.org/pdf/2407.90003"), code()]),
    ]),
  PageCase(
    "arxiv-listing-old.html", "arxiv-listing",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-31", at: absA,
        in: "Computation and Language (cs.CL)", links: [paper("https://arxiv.org/pdf/2407.90001")]),
      expected(
        arxivB, S.seams, S.seamsFirst, by: S.seamsAuthors, on: "2024-07-31", at: absB,
        in: "Computation and Language (cs.CL)", links: [paper("https://arxiv.org/pdf/2407.90002")]),
      expected(
        arxivC, S.ledger, "", by: ["Wei-Lin Hsu"], on: "2024-07-30", at: absC,
        in: "Computation and Language (cs.CL)", links: [paper("https://arxiv.org/pdf/2407.90003")]),
    ]),
  PageCase(
    "arxiv-abs.html", "arxiv-abs",
    [
      expected(
        arxivB, S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-31", at: absB,
        in: "Computation and Language (cs.CL)",
        links: [paper("https://arxiv.org/pdf/2407.90002"), code("https://github.com/seams-mt/seams")])
    ]),
  PageCase(
    "arxiv-atom.xml", "arxiv-atom",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-30",
        at: "http://arxiv.org/abs/2407.90001v1", in: "cs.CV",
        links: [paper("http://arxiv.org/pdf/2407.90001v1"), doi("2407.90001")]),
      expected(
        arxivB, S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-31",
        at: "http://arxiv.org/abs/2407.90002v2", in: "cs.CV",
        links: [paper("http://arxiv.org/pdf/2407.90002v2"), doi("2407.90002")]),
    ]),
  PageCase(
    "arxiv-rss.xml", "arxiv-rss",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-31", at: absA,
        in: "cs.CV"),
      expected(arxivB, S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-31", at: absB, in: "cs.CV"),
    ]),
  PageCase(
    "arxiv-rss-rdf.xml", "arxiv-rss",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        at: "http://arxiv.org/abs/2407.90001"),
      expected(arxivB, S.seams, S.seamsAbstract, by: S.seamsAuthors, at: "http://arxiv.org/abs/2407.90002"),
    ]),
  PageCase(
    "arxiv-oai.xml", "arxiv-oai",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-30", at: absA,
        in: "cs.CV", links: [doi("2407.90001")]),
      expected(
        arxivB, S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-31", at: absB, in: "cs.CV",
        links: [doi("2407.90002")]),
    ]),
  PageCase(
    "oai-dc.xml", "oai-dc",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: turnedA, on: "2024-07-30",
        at: "http://arxiv.org/abs/2407.90001",
        in: "Computer Science - Computer Vision and Pattern Recognition",
        links: [doi("2407.90001")]),
      expected(
        arxivB, S.seams, S.seamsAbstract, by: turnedB, on: "2024-07-31",
        at: "http://arxiv.org/abs/2407.90002",
        in: "Computer Science - Computer Vision and Pattern Recognition", links: [doi("2407.90002")]),
    ]),
  PageCase(
    "arxiv.abs", "arxiv-text",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-30", at: absA,
        in: "cs.CV"),
      expected(
        "arxiv:cs/0107042", S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-31",
        at: "https://arxiv.org/abs/cs/0107042", in: "cs.CV"),
    ]),
  PageCase(
    "arxiv-mail.txt", "arxiv-text",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-30", at: absA,
        in: "cs.CV"),
      expected(arxivB, S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-31", at: absB, in: "cs.CV"),
      expected(arxivC, S.ledger, "", by: ["Wei-Lin Hsu"], on: "2024-07-31", at: absC, in: "cs.CL"),
    ]),
  PageCase(
    "arxiv-dump.jsonl", "arxiv-dump",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-30", at: absA,
        in: "cs.CV", links: [doi("2407.90001")]),
      expected(
        arxivB, S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-31", at: absB, in: "cs.CV",
        links: [doi("2407.90002")]),
    ]),
]

private let acl = "https://aclanthology.org/2024.examplecl-long."
private let proceedings = "Proceedings of the First Example Conference"

let archivePages: [PageCase] = [
  PageCase(
    "acl-volume.html", "acl-anthology",
    [
      expected(
        "acl:2024.examplecl-long.1", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024",
        at: acl + "1/", in: proceedings, links: [paper(acl + "1.pdf"), code()]),
      expected(
        "acl:2024.examplecl-long.2", S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024", at: acl + "2/",
        in: proceedings, links: [paper(acl + "2.pdf")]),
      expected(
        "acl:2024.examplecl-long.3", S.ledger, "", by: ["Wei-Lin Hsu"], on: "2024", at: acl + "3/",
        in: proceedings, links: [paper(acl + "3.pdf")]),
    ]),
  PageCase(
    "acl-event.html", "acl-anthology",
    [
      expected(
        "acl:2024.examplecl-long.1", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024",
        at: acl + "1/", in: proceedings, links: [paper(acl + "1.pdf")]),
      expected(
        "acl:2024.examplecl-long.2", S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024", at: acl + "2/",
        in: proceedings, links: [paper(acl + "2.pdf")]),
    ]),
  PageCase(
    "acl-paper.html", "acl-anthology-paper",
    [
      expected(
        "acl:2024.examplecl-long.1", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024-07",
        at: acl + "1/", in: proceedings, links: [paper(acl + "1.pdf"), code()])
    ]),
  PageCase(
    "acl-volume.xml", "acl-anthology-xml",
    [
      expected(
        "acl:2024.examplecl-long.1", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024-08",
        at: acl + "1/", in: proceedings + " (Volume 1: Long Papers)",
        links: [paper(acl + "1.pdf"), doi("2024.examplecl-long.1"), code()]),
      expected(
        "acl:2024.examplecl-long.2", #"Scaling by 2\times"#, #"We scale by 2\times & stop."#,
        by: ["Wei-Lin Hsu"],
        on: "2024-08", in: proceedings + " (Volume 1: Long Papers)"),
    ]),
  PageCase(
    "pubmed.xml", "pubmed",
    [
      expected(
        "pmid:90000001", S.lanternfish, S.lanternfishAbstract,
        by: S.lanternfishAuthors + ["Night Imaging Group"],
        on: "2024-07-30", at: "https://pubmed.ncbi.nlm.nih.gov/90000001/", in: "Journal of Example Imaging",
        links: [doi("jei.2024.7")]),
      expected(
        "pmid:90000002", "Effect of dim light on in vitro readers: a trial",
        "BACKGROUND: Dim light is common.\n\nRESULTS: Reading slowed by 12% (p<0.05) in CO2-rich rooms.",
        by: ["Wei-Lin Hsu"], on: "2023-11", at: "https://pubmed.ncbi.nlm.nih.gov/90000002/",
        in: "Annals of Small Trials"),
    ]),
  PageCase(
    "medline.nbib", "medline",
    [
      expected(
        "pmid:90000001", S.lanternfish, S.lanternfishAbstract, by: turnedA, on: "2024-07-30",
        at: "https://pubmed.ncbi.nlm.nih.gov/90000001/", in: "Journal of Example Imaging",
        links: [doi("jei.2024.7")]),
      expected(
        "pmid:90000002", "Effect of dim light", "Dim light is common.", on: "2023-11",
        at: "https://pubmed.ncbi.nlm.nih.gov/90000002/"),
    ]),
  PageCase(
    "crossref.json", "crossref",
    [
      expected(
        "doi:10.5555/jei.2024.7", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024-07-30",
        at: "https://doi.org/10.5555/JEI.2024.7", in: "Journal of Example Imaging",
        links: [paper("https://press.example.org/JEI.2024.7.pdf")]),
      expected(
        "doi:10.5555/ast.2024.9", "Effect of dim light & reading: a trial",
        "Background\n\nDim light is common.\n\nResults\n\nReading slowed by 12 % in CO2-rich rooms.",
        by: ["Wei-Lin Hsu"], on: "2024-07-31", at: "https://doi.org/10.5555/ast.2024.9",
        in: "Journal of Example Imaging", links: [paper("https://press.example.org/ast.2024.9.pdf")]),
    ]),
  PageCase(
    "crossref-work.json", "crossref",
    [
      expected(
        "doi:10.5555/jei.2024.7", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024-07-30",
        at: "https://doi.org/10.5555/JEI.2024.7", in: "Journal of Example Imaging",
        links: [paper("https://press.example.org/JEI.2024.7.pdf")])
    ]),
  PageCase(
    "openalex.json", "openalex",
    [
      expected(
        "doi:10.5555/jei.2024.7", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024-07-30",
        at: "https://doi.org/10.5555/JEI.2024.7", in: "Journal of Example Imaging",
        links: [paper("https://press.example.org/90001.pdf")]),
      // An inverted index has no paragraphs.
      expected(
        arxivB, S.seams, S.seamsFirst + " " + S.seamsSecond, by: S.seamsAuthors, on: "2024-07-31", at: absB,
        in: "arXiv", links: [paper("https://press.example.org/90002.pdf")]),
    ]),
  PageCase(
    "openalex.jsonl", "openalex",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-30", at: absA,
        in: "arXiv", links: [paper("https://press.example.org/90001.pdf")]),
      expected(
        arxivC, S.ledger, "", by: ["Wei-Lin Hsu"], on: "2024-07-31", at: absC, in: "arXiv",
        links: [paper("https://press.example.org/90003.pdf")]),
    ]),
  PageCase(
    "semantic-scholar.json", "semantic-scholar",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-30",
        at: "https://www.semanticscholar.org/paper/aa01", in: "Journal of Example Imaging",
        links: [paper("https://arxiv.org/pdf/2407.90001")]),
      expected(
        "acl:2024.examplecl-long.2", S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024",
        at: "https://www.semanticscholar.org/paper/aa02"),
      expected(
        "s2:aa03", S.ledger, "Thirty-one small surprises are listed.", on: "2023",
        at: "https://www.semanticscholar.org/paper/aa03"),
    ]),
  PageCase(
    "openreview-v2.json", "openreview",
    [
      expected(
        "openreview:aBcD3fGh1J", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024-07-31",
        at: "https://openreview.net/forum?id=aBcD3fGh1J", in: "ExampleConf 2024 poster",
        links: [paper("https://openreview.net/pdf/1a2b3c.pdf"), code()]),
      expected(
        "openreview:zYx9", S.ledger, "Thirty-one small surprises are listed.", by: ["Wei-Lin Hsu"],
        on: "2024-07-30", at: "https://openreview.net/forum?id=zYx9"),
    ]),
  PageCase(
    "openreview-v1.json", "openreview",
    [
      expected(
        "openreview:B1abc-9", S.seams, S.seamsAbstract, by: S.seamsAuthors, on: "2024-07-30",
        at: "https://openreview.net/forum?id=B1abc-9", in: "ExampleConf 2023",
        links: [paper("https://openreview.net/pdf/77aa.pdf")])
    ]),
]

let bibliographyPages: [PageCase] = [
  PageCase(
    "papers.bib", "bibtex",
    [
      expected(
        "acl:2024.examplecl-long.1", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors,
        on: "2024-08",
        at: "https://aclanthology.org/2024.examplecl-long.1", in: proceedings + " (Volume 1)",
        links: [doi("2024.examplecl-long.1")]),
      expected(
        arxivB, S.seams, S.seamsFirst, by: S.seamsAuthors, on: "2024-08", at: absB,
        in: proceedings + " (Volume 1)"),
      expected(
        "bibtex:hsu2023", S.ledger, "", by: ["Hsu, Wei-Lin"], on: "2023", in: "Annals of Small Trials"),
    ]),
  PageCase(
    "papers.ris", "ris",
    [
      expected(
        "doi:10.5555/jei.2024.7", S.lanternfish, S.lanternfishAbstract, by: turnedA, on: "2024-07-30",
        at: "https://press.example.org/jei-7", in: "Journal of Example Imaging",
        links: [paper("https://press.example.org/jei-7.pdf"), doi("jei.2024.7")]),
      expected(
        arxivB, S.seams, S.seamsAbstract, by: ["Ribeiro, Ana Sofía"], on: "2024", at: absB),
    ]),
  PageCase(
    "markdown-table.md", "markdown",
    [
      expected(
        arxivA, S.lanternfish, "", by: ["Mira Okafor et.al."], on: "2024-07-30",
        at: "http://arxiv.org/abs/2407.90001", links: [code()]),
      expected(
        arxivC, S.ledger, "", by: ["Wei-Lin Hsu et.al."], on: "2024-07-31",
        at: "http://arxiv.org/abs/2407.90003"),
      expected("acl:2024.examplecl-long.2", "Seams | Again", "We cut a|b at seams.", at: acl + "2/"),
    ]),
  PageCase(
    "markdown-list.md", "markdown",
    [
      expected(
        arxivA, S.lanternfish,
        "Depth from a single image fails at night. We present Lanternfish, a router that sends dark patches to "
          + "small_expert.",
        by: S.lanternfishAuthors, at: absA, links: [code()]),
      expected(
        arxivC, S.ledger, "Thirty-one small surprises, listed with their code.", at: absC,
        links: [code("https://github.com/hsu/ledger")]),
      expected(
        "openreview:B1abc-9", "Seams Revisited", "ExampleConf 2023.",
        at: "https://openreview.net/forum?id=B1abc-9"),
      expected(
        arxivB, "Do Subword Seams Matter?",
        #"Subword models cut words at seams that depend on the corpus. We measure how 4\% of shifted seams change BLEU."#,
        by: ["Ana Sofía Ribeiro", "Tomasz Zieliński"], on: "2024-07-31", at: absB),
    ]),
]

let genericPages: [PageCase] = [
  PageCase(
    "assay-records.jsonl", "assay-records",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024-07-30", at: absA,
        in: "cs.CV", links: [PaperLink(url: S.code, text: "code", role: "code")]),
      expected("p2", S.seams, S.seamsAbstract),
    ]),
  PageCase(
    "generic.jsonl", "generic-json",
    [
      expected(
        "doi:10.5555/jei.2024.7", S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024"),
      expected("x2", S.ledger, "Thirty-one small surprises are listed."),
    ]),
  PageCase(
    "generic.json", "generic-json",
    [
      expected(
        arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, at: absA, links: [code()])
    ]),
  PageCase(
    "generic.csv", "generic-csv",
    [
      expected(arxivA, S.lanternfish, S.lanternfishAbstract, by: S.lanternfishAuthors, on: "2024", at: absA),
      expected("generic-csv:generic.csv:1", #"The "Ledger", Again"#, "", by: ["Wei-Lin Hsu"], on: "2023"),
    ]),
  PageCase(
    "generic.tsv", "generic-csv",
    [
      expected("z1", S.ledger, "Thirty-one small surprises, listed."),
      expected("z2", S.lanternfish, S.lanternfishAbstract),
    ]),
  PageCase(
    "generic.txt", "generic-text",
    [
      expected("generic-text:generic.txt:0", S.lanternfish, S.lanternfishAbstract),
      expected("generic-text:generic.txt:1", S.seams, S.seamsAbstract),
    ]),
  PageCase(
    "generic-paragraphs.txt", "generic-text",
    [
      expected("generic-text:generic-paragraphs.txt:0", "", S.lanternfishAbstract),
      expected("generic-text:generic-paragraphs.txt:1", "", S.seamsFirst),
    ]),
  PageCase(
    "generic.html", "generic-html",
    [
      expected(
        "generic-html:generic.html:0", "Reading list of the night lab",
        "Reading list of the night lab\n\nDepth\n\nWe read Lanternfish, which runs route.py at night.\n\n"
          + "First note.\n\nSecond note.\n\nCafé data & more.\n\nA new line.",
        at: "https://lab.example.org/reading/")
    ]),
  PageCase(
    "generic-feed.xml", "generic-feed",
    [
      expected(
        "generic-feed:generic-feed.xml:0", S.ledger, "Thirty-one small surprises.", on: "2024-07-30",
        at: "https://lab.example.org/ledger", in: "Night lab news")
    ]),
]

let allPages = huggingFacePages + arxivPages + archivePages + bibliographyPages + genericPages

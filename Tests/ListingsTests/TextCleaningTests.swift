import Records
import Testing

@testable import Listings

@Suite struct TextCleaningTests {
  @Test(
    arguments: [
      ("", ""), ("plain text", "plain text"), ("  trimmed \n", "trimmed"), ("two  spaces", "two spaces"),
      ("a line\nwrap", "a line wrap"), ("a line\r\nwrap", "a line wrap"), ("tab\there", "tab here"),
      ("non\u{A0}breaking", "non breaking"), ("thin\u{2009}space\u{202F}s", "thin space s"),
      ("soft\u{AD}hyphen", "softhyphen"),
      ("zero\u{200B}width\u{FEFF}", "zerowidth"), ("\u{FEFF}mark", "mark"), ("one\n\ntwo", "one\n\ntwo"),
      ("one\n \n\n two", "one\n\ntwo"), ("one\u{2029}two", "one\n\ntwo"), ("one\r\n\r\ntwo", "one\n\ntwo"),
      ("nul\0byte\u{7F}", "nulbyte"), ("caf\u{E9} 中文", "café 中文"), ("a \u{200B} b", "a b"),
      ("\u{200E}left\u{200F}", "left"),
      ("👩\u{200D}🔬", "👩\u{200D}🔬"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("ab\u{200D}c", "abc"),
      (#"4\%-20\% $\sim$ \textit{x} {\'e} 2times"#, #"4\%-20\% $\sim$ \textit{x} {\'e} 2times"#),
    ] as [(String, String)])
  func cleans(source: String, cleaned: String) {
    #expect(TextCleaning.clean(source).text == cleaned)
    // What is clean stays as it is.
    #expect(TextCleaning.clean(cleaned).text == cleaned)
  }

  @Test(
    arguments: [
      (TextCleaning.Paragraphs.joined, "a\n\nb\nc", "a b c"), (.kept, "a\n\nb\nc", "a\n\nb c"),
      (.lines, "a\nb\n\nc", "a\n\nb\n\nc"), (.indented, "  a\nb\n  c\nd", "a b\n\nc d"),
      (.indented, "  a\n  b\n  c", "a b c"),
    ] as [(TextCleaning.Paragraphs, String, String)])
  func keepsParagraphs(paragraphs: TextCleaning.Paragraphs, source: String, cleaned: String) {
    #expect(TextCleaning.clean(source, paragraphs: paragraphs).text == cleaned)
  }

  @Test(
    arguments: [
      ("a &amp; b", "a & b"), ("&lt;b&gt;", "<b>"), ("&#233;&#xE9;&eacute;", "ééé"), ("AT&T", "AT&T"),
      ("&unknown; &;", "&unknown; &;"),
      ("&#0; &#xD800;", "&#0; &#xD800;"), ("&amp;lt;", "&lt;"), ("a &ndash; b", "a – b"),
    ] as [(String, String)])
  func decodesReferences(source: String, decoded: String) {
    #expect(CharacterReferences.decode(source).text == decoded)
  }

  @Test(
    arguments: [
      (#"4\%-20\%"#, "4%-20%"), (#"$\sim$12"#, "~12"), (#"\textit{seams} here"#, "seams here"),
      (#"{\'e}tude"#, "étude"),
      (#"Poincar\'{e}"#, "Poincaré"), (#"na\"ive \c{c} \v{s}"#, "naïve ç š"), ("2times larger", "2× larger"),
      ("sometimes", "sometimes"),
      (#"``quoted''"#, "“quoted”"), ("1--2 --- 3", "1–2 — 3"), (#"$10^{-3}$"#, "10⁻³"),
      (#"$\alpha \leq \beta$"#, "α ≤ β"),
      ("costs $5 and $6", "costs $5 and $6"), (#"$\frac{1}{2}$"#, "1/2"), (#"\emph{\textbf{x}}"#, "x"),
      ("{GPT}-like", "GPT-like"),
      (#"\href{https://a.example}{here}"#, "here"), (##"A\&B \_ \#"##, "A&B _ #"), (#"x~y"#, "x y"),
      (#"\method gives"#, "method gives"),
      (#"end\"#, #"end\"#), (#"$x_{12}$"#, "x₁₂"), (#"H\"older, \o re"#, "Hölder, ø re"),
      (#"a $ b"#, "a $ b"),
    ] as [(String, String)])
  func writesReadableText(source: String, readable: String) {
    #expect(LatexCleaning.clean(source).text == readable)
  }

  @Test func latexIsCleanedOnlyOnDemand() throws {
    let bytes = try page("arxiv-atom.xml")
    #expect(read(bytes).papers[1].abstract == Shared.seamsAbstract)
    #expect(
      read(bytes, options: ListingOptions(cleanLatex: true)).papers[1].abstract
        == "Subword models cut words at seams that depend on the corpus. We measure how 4%-20% of shifted seams change "
        + "BLEU in ~12 languages.\n\nWe find that seams at é-like letters hurt most, with models 2× larger.")
  }

  @Test func contextsFollowTheirText() {
    let text = FieldText(
      "see  \u{AD} the\u{A0}code",
      contexts: [.init(kind: .link, utf8Range: 8..<17, target: "u"), .init(kind: .code, utf8Range: 4..<7)])
    let cleaned = text.applying(TextCleaning.clean(text.text))
    #expect(cleaned.text == "see the code")
    #expect(cleaned.contexts == [.init(kind: .link, utf8Range: 4..<12, target: "u")])
  }

  @Test(
    arguments: [
      ("{BERT}: a model", "BERT: a model"), (#"{\'e}tude {\emph{x}}"#, #"{\'e}tude {\emph{x}}"#),
      (#"\textbf{{A}b}"#, #"\textbf{Ab}"#),
      ("{{Whole}}", "Whole"), ("$x_{1}$ {N}", "$x_{1}$ N"), ("}odd{", "}odd"),
    ] as [(String, String)])
  func dropsBibTeXBraces(source: String, text: String) {
    #expect(BibTeXBraces.drop(source).text == text)
  }

  @Test(
    arguments: [
      ("**bold** and *it* and __b__", "bold and it and b"), ("snake_case_name", "snake_case_name"),
      ("2 * 3 * 4", "2 * 3 * 4"),
      ("`code *x*`", "code *x*"), ("[text](http://a.example \"t\")", "text"),
      ("![img](x.png) after", " after"),
      ("~~gone~~ ~5", "gone ~5"), ("a &amp; <b>c</b>", "a & c"), (#"4\% \*x\*"#, #"4\% *x*"#),
      ("[no link]", "[no link]"),
      ("<https://a.example>", "https://a.example"), ("a < b", "a < b"),
    ] as [(String, String)])
  func writesTextOfMarkdown(source: String, text: String) {
    #expect(MarkdownText.decode(source).text == text)
  }
}

/// The look at eight bytes at a time against the pass over single characters.
@Suite struct CleanTextTests {
  @Test(
    "A text that is looked at only comes to what the full pass makes of it",
    arguments: [TextCleaning.Paragraphs.kept, .joined, .lines])
  func shortcut(paragraphs: TextCleaning.Paragraphs) {
    var dice = JSONSelectionTests.Generator(state: 5)
    let pieces = [
      "a", "word", " ", "  ", "!", "é", "中", "\n", "\u{A0}", "\u{200B}", "\u{7F}", "\u{1}", "😀", "~", "\t",
    ]
    var clean = 0
    for _ in 0..<4000 {
      let count = Int.random(in: 0...12, using: &dice)
      let text = (0..<count).map { _ in
        Bool.random(using: &dice) ? "ab c" : pieces.randomElement(using: &dice) ?? ""
      }.joined()
      // White space at the start never stays, and takes the text past the shortcut.
      let wanted = TextCleaning.clean(" " + text, paragraphs: paragraphs).text
      #expect(TextCleaning.clean(text, paragraphs: paragraphs).text == wanted)
      if TextCleaning.isClean(text) {
        clean += 1
        #expect(wanted == text)
      }
    }
    #expect(clean > 200)
  }
}

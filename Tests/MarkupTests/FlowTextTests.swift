import Markup
import Testing

struct FlowTextTests {
  @Test(arguments: [
    ("<p>one</p><p>two</p>", "one\n\ntwo"),
    ("<p>one\n  line\twrap</p>", "one line wrap"),
    ("a<br>b", "a\nb"), ("a<br/> <br>b", "a\n\nb"), ("a<p></p>b", "a\n\nb"), ("a<hr>b", "a\n\nb"),
    ("un<b>bro</b>ken <i>in</i>line", "unbroken inline"),
    ("a <!-- no --> b", "a b"),
    ("a<script>if (a<b) {}</script>b<style>p{}</style>c", "abc"),
    ("a<template><p>no</p></template>b<noscript>no</noscript>", "ab"),
    ("<table><tr><td>1</td><td>2</td></tr><tr><th>3</th><td>4</td></tr></table>", "1\t2\n\n3\t4"),
    ("<table><tr><td><p>1</p></td><td>2</td></tr></table>", "1\n\n2"),
    ("<ul><li>a</li><li>b <b>c</b></li></ul>after", "a\n\nb c\n\nafter"),
    ("<h1>Head</h1>text", "Head\n\ntext"),
    ("<p>a&nbsp;&nbsp;b</p>", "a b"), ("a&shy;b\u{200B}c", "a\u{AD}b\u{200B}c"),
    ("<div hidden>still</div>", "still"),
    ("<math><mi>x</mi><annotation>\\x</annotation></math>", "x"),
    ("<p>é—中𝒳</p>", "é—中𝒳"), ("<pre>a\n  b</pre>", "a b"),
    ("<div><div><div>a</div></div></div><div>b</div>", "a\n\nb"),
    ("&nbsp;", ""), ("<dl><dt>t<dd>d</dl>", "t\n\nd"),
    ("a<wbr>b", "ab"), ("<p>a <span> b</span></p>", "a b"),
  ])
  func blocksAndSpaces(markup: String, text: String) throws {
    #expect(try html("<body>\(markup)</body>").root?.flow.text == text)
  }

  @Test func headIsLeftOutOfHTMLOnly() throws {
    #expect(try html("<head><title>T</title></head><body>B").root?.flow.text == "B")
    #expect(
      try xml("<div><head>T</head><p>B</p></div>").root?.flow.text == "T B".replacing(" ", with: "\n\n")
        || (try xml("<div><head>T</head><p>B</p></div>").root?.flow.text) == "T\n\nB")
    #expect(
      try xml("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body>B</body></html>")
        .root?.flow.text == "B")
    #expect(try first(try html("<title>T</title><p>x"), "//title").flow.text == "T")
  }

  @Test func scientificXML() throws {
    let text =
      "<abstract><sec><title>Aim</title><p>One <italic>two</italic>.</p></sec><sec><p>Three</p></sec></abstract>"
    #expect(try xml(text).root?.flow.text == "Aim\n\nOne two.\n\nThree")
  }

  struct Expected: Sendable {
    var markup: String
    var contexts: [String]
  }

  @Test(arguments: [
    Expected(markup: "see <a href='/x'> the\n page </a>.", contexts: ["link:the page:/x"]),
    Expected(markup: "<h2>A <code>b</code></h2>", contexts: ["heading:A b", "code:b"]),
    Expected(
      markup: "<table><tr><td>1<td><a href=u>é 2</a></table>", contexts: ["cell:1", "cell:é 2", "link:é 2:u"]),
    Expected(markup: "<a href=a></a><a href=b>x</a><a>y</a>", contexts: ["link:x:b", "link:y"]),
    Expected(markup: "<pre>p <tt>t</tt></pre>", contexts: ["code:p t", "code:t"]),
    Expected(markup: "<a href=o><b>x</b></a>z", contexts: ["link:x:o"]),
  ])
  func contexts(expected: Expected) throws {
    let flow = try #require(try html("<body>\(expected.markup)</body>").root?.flow)
    let bytes = Array(flow.text.utf8)
    let found = flow.contexts.map { context in
      let text = String(decoding: bytes[context.utf8Range], as: UTF8.self)
      return "\(context.kind):\(text)" + (context.target.map { ":\($0)" } ?? "")
    }
    #expect(found == expected.contexts)
  }

  @Test func rootAnchorIsItsOwnContext() throws {
    let flow = try first(try html("<p>a <a href=u>b</a> c"), "//a").flow
    #expect(flow.text == "b" && flow.contexts.map(\.utf8Range) == [0..<1])
  }
}

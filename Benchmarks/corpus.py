"""Writes a corpus of invented papers: JSON Lines, plain text, or arXiv listing pages.

    python3 Benchmarks/corpus.py jsonl --mb 10 -o papers.jsonl
    python3 Benchmarks/corpus.py html --mb 10 -o pages/        # a folder of pages of 100 papers

The same seed gives the same bytes. Sizes are those of the output, to within one paper.
"""

import argparse
import html
import json
import pathlib
import sys

from papers import Papers

MB = 1_000_000
PAPERS_A_PAGE = 100
AUTHORS = ("Ada Lindqvist", "Bao Nguyen", "Carla Ruiz", "Dmitri Volkov", "Esi Mensah", "Farid Haddad")

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<title>Computer Science authors/titles recent submissions</title>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" type="text/css" media="screen" href="https://static.arxiv.org/static/browse/0.3.4/css/arXiv.css">
</head>
<body class="with-cu-identity">
<div class="flex-wrap-footer">
<header>
<div id="header"><h1 class="breadcrumbs"><a href="https://arxiv.org/">arXiv</a> <span>&gt;</span> <a href="https://arxiv.org/list/cs/recent">cs</a></h1></div>
</header>
<main>
<div id="content">
<div id="dlpage">
<h1>Computer Science</h1>
<h3>Showing new listings for Tuesday, 11 March 2025</h3>
<dl id="articles">
<h3>New submissions</h3>
"""
FOOT = """</dl>
</div>
</div>
</main>
<footer><ul><li><a href="https://info.arxiv.org/about">About</a></li><li><a href="https://info.arxiv.org/help">Help</a></li></ul></footer>
</div>
</body>
</html>
"""
ITEM = """
<dt>
<a name="item{number}">[{number}]</a>
<a href="/abs/{id}" title="Abstract" id="{id}">
arXiv:{id}
</a>
[<a href="/pdf/{id}" title="Download PDF" id="pdf-{id}" aria-labelledby="pdf-{id}">pdf</a>, <a href="https://arxiv.org/html/{id}v1" title="View HTML" id="html-{id}" rel="noopener noreferrer" target="_blank">html</a>, <a href="/format/{id}" title="Other formats" id="oth-{id}" aria-labelledby="oth-{id}">other</a>]
</dt>
<dd>
<div class="meta">
<div class="list-title mathjax"><span class="descriptor">Title:</span>
{title}
</div>
<div class="list-authors">{authors}</div>
<div class="list-comments mathjax"><span class="descriptor">Comments:</span>
{pages} pages, {figures} figures
</div>
<div class="list-subjects"><span class="descriptor">Subjects:</span>
<span class="primary-subject">Computation and Language (cs.CL)</span>; Artificial Intelligence (cs.AI)

</div>

<p class="mathjax">
{abstract}
</p>
</div>
</dd>
"""


def json_line(paper):
    return json.dumps(paper, ensure_ascii=False) + "\n"


def text_block(paper):
    return f"{paper['title']}\n\n{paper['abstract']}\n\n"


def listing_item(paper, number):
    """A paper as an entry of an arXiv listing; links and authors weigh as much as on the site."""
    total = int(paper["id"].rpartition("-")[2])
    authors = (AUTHORS[(total + k) % len(AUTHORS)] for k in range(2 + total % 4))
    links = (
        '<a href="https://arxiv.org/search/cs?searchtype=author&amp;query='
        f'{name.split()[1]},+{name[0]}" rel="nofollow">{name}</a>'
        for name in authors
    )
    return ITEM.format(
        number=number,
        id=f"25{1 + total // 100_000 % 12:02d}.{total % 100_000:05d}",
        title=html.escape(paper["title"], quote=False),
        abstract=html.escape(paper["abstract"], quote=False),
        authors=", ".join(links),
        pages=8 + total % 20,
        figures=2 + total % 9,
    )


def write_lines(path, size, seed=1, line=json_line):
    """Fills a file with papers up to `size` bytes; returns the bytes written."""
    papers, written = Papers(seed), 0
    with open(path, "w", encoding="utf-8") as file:
        while written < size:
            piece = line(papers.next())
            file.write(piece)
            written += len(piece.encode())
    return written


def page(papers, count):
    """One listing page."""
    items = (listing_item(papers.next(), number) for number in range(1, count + 1))
    return HEAD + "".join(items) + FOOT


def write_pages(folder, size, seed=1, papers_a_page=PAPERS_A_PAGE):
    """Fills a folder with listing pages up to `size` bytes; returns the files and the bytes written."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    papers, written, files = Papers(seed), 0, []
    while written < size:
        files.append(folder / f"list-{len(files):05d}.html")
        text = page(papers, papers_a_page).encode()
        files[-1].write_bytes(text)
        written += len(text)
    return files, written


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("format", choices=["jsonl", "text", "html"])
    parser.add_argument("--mb", type=float, default=1, help="the size of the output, in millions of bytes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", required=True, help="a file; for html, a folder")
    options = parser.parse_args()
    size = int(options.mb * MB)
    if options.format == "html":
        files, written = write_pages(options.output, size, options.seed)
        print(f"{len(files)} pages, {written:,} bytes", file=sys.stderr)
    else:
        line = json_line if options.format == "jsonl" else text_block
        print(f"{write_lines(options.output, size, options.seed, line):,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()

"""The papers of JSON Lines, of plain text and of arXiv listing pages, as (id, title, abstract)."""

import pathlib

import orjson


def papers(paths):
    """The papers of the files, by what the name of each ends with."""
    for path in files(paths):
        reader = {".jsonl": json_lines, ".txt": text, ".html": listing}[path.suffix]
        yield from reader(path)


def files(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(path.iterdir()) if path.is_dir() else [path]


def json_lines(path):
    with open(path, "rb") as file:
        for line in file:
            paper = orjson.loads(line)
            yield paper["id"], paper["title"], paper["abstract"]


def text(path):
    """Blocks parted by blank lines: a title, then an abstract."""
    with open(path, encoding="utf-8") as file:
        blocks = (line.strip() for line in file)
        blocks = (block for block in blocks if block)
        for index, title in enumerate(blocks):
            yield f"{path.name}:{index}", title, next(blocks, "")


def listing(path):
    from lxml import etree

    tree = etree.parse(str(path), etree.HTMLParser(encoding="utf-8"))
    for entry in tree.iterfind(".//dl/dt"):
        details = entry.getnext()
        link = entry.find(".//a[@title='Abstract']")
        title = details.find(".//div[@class='list-title mathjax']")
        abstract = details.find(".//p[@class='mathjax']")
        yield (
            link.get("href").rpartition("/")[2],
            squeezed(title).removeprefix("Title:").strip(),
            squeezed(abstract) if abstract is not None else "",
        )


def squeezed(element):
    return " ".join("".join(element.itertext()).split())

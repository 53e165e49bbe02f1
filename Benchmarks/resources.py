"""The time to the first record, peak memory, and what a second core brings."""

import os
import statistics

import corpus
import measure
import packs
from papers import Papers
from report import Row
from setting import size_of

MB = 1_000_000


def start(setting, report):
    """From the start of the program to the first byte of the first record, with the shipped packs."""
    rows = []
    few = setting.made("shipped-5000", lambda path: packs.write_shipped(path, 5_000))
    one, large = setting.jsonl(0), setting.jsonl(setting.large)
    for what, path, rules, most in (
        ("one paper", one, None, 80),
        ("a large file", large, None, 80),
        ("one paper, lexicons cut to 5,000 rows", one, few, 50),
    ):
        command = setting.extract(path, rules=rules, jobs=0)
        seconds = [measure.first_byte(command) for _ in range(15)]
        note = f"the least of 15; median {statistics.median(seconds) * 1e3:.0f}"
        rows.append(Row(f"first record of {what}", min(seconds) * 1e3, "ms", ("under", most), note))
    return rows


def memory(setting, report):
    """The most memory held at once, on as many threads as there are cores."""
    inputs = []
    for share in (1, 4):
        size = setting.large * share
        inputs += [("JSON Lines", setting.jsonl(size)), ("plain text", setting.text(size)), ("listing pages", setting.pages(size))]
    # The longest page that arXiv serves.
    inputs.append(("one page of 2,000 papers", setting.made("page-2000.html", lambda path: write_page(path, 2_000))))
    rows = []
    for what, path in inputs:
        cost = measure.run(setting.extract(path, jobs=0))
        rows.append(Row(f"{what}, {size_of(path) / MB:.1f} MB", cost.peak / MB, "MB", ("under", 150)))
    return rows


def write_page(path, papers):
    path.write_text(corpus.page(Papers(), papers), encoding="utf-8")


def threads(setting, report):
    """The wall time of one thread over that of two."""
    if (os.cpu_count() or 1) < 2:
        report.skip("skipped: this machine has one core")
        return []
    many = setting.jsonl(2 * setting.large)
    commands = {jobs: setting.extract(many, jobs=jobs) for jobs in (1, 2)}
    costs = measure.interleaved(commands, setting.times + 2)
    return [
        Row("one thread", costs[1].wall, "s", note=f"{size_of(many) / MB:.1f} MB of JSON Lines, start included"),
        Row("two threads", costs[2].wall, "s"),
        Row("one thread over two", costs[1].wall / costs[2].wall, "times", ("at least", 1.8)),
    ]

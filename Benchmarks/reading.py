"""Reading alone (`assay papers`): HTML over libxml2's bare parse, JSON Lines, and what compression costs."""

import gzip
import shutil
import subprocess

import measure
from bareparse import beside_bare_parse
from report import Row
from setting import size_of

# Reading is so much quicker than extraction that it takes a larger input.
LARGE = 8_000_000


def reading(setting, report):
    return [*html(setting), *lines(setting, report)]


def html(setting):
    """Papers from HTML against the bare parse of the same pages."""
    cost, bare, note = beside_bare_parse(setting, setting.papers, int(LARGE * setting.size))
    return [
        Row("listing pages", 1e-6 / cost, "MB/s", note=note),
        Row("CPU of papers over the bare parse", cost / bare, "times", ("at most", 2.0)),
    ]


def lines(setting, report):
    """Papers from JSON Lines: plain, out of gzip and zstd, and into them."""
    one, many = setting.jsonl(0), setting.jsonl(int(LARGE * setting.size))
    inputs, outputs = {"plain": many}, {}
    inputs["gzip"] = setting.made(f"{many.name}.gz", lambda path: path.write_bytes(gzip.compress(many.read_bytes(), 6)))
    if shutil.which("zstd"):
        command = ["zstd", "-q", "-c", str(many)]
        inputs["zstd"] = setting.made(
            f"{many.name}.zst", lambda path: path.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout))
    else:
        report.skip("skipped: reading zstd; there is no zstd here to make some")
    for form in ("gzip", "zstd"):
        outputs[form] = ["--compress", form]
    commands = {"one": setting.papers(one)}
    commands |= {("in", form): setting.papers(path) for form, path in inputs.items()}
    commands |= {("out", form): [*setting.papers(many), *more] for form, more in outputs.items()}
    costs = measure.interleaved(commands, setting.times)
    base = costs["one"].cpu
    plain = costs["in", "plain"].cpu - base
    size = size_of(many)
    yield Row("JSON Lines", size / plain / 1e6, "MB/s", note=f"{size / 1e6:.1f} MB")
    for (way, form), cost in ((key, cost) for key, cost in costs.items() if key not in ("one", ("in", "plain"))):
        what = "out of" if way == "in" else "into"
        yield Row(f"JSON Lines {what} {form}, CPU over plain", (cost.cpu - base) / plain, "times")

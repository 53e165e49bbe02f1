"""Compares the instructions that Assay executes with the numbers in baseline.json: a check that noise cannot fail.

    make bench-check
    python3 Benchmarks/check.py --record        # takes today's numbers as the new ones

Seconds depend on the machine and on what else it does; instructions of the same binary on the same input hardly do.
They are counted by perf where the processor's counters can be read, else by valgrind, which is slow and works anywhere.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys

import corpus
from measure import Failed
from setting import REPOSITORY, SCRATCH, Setting, size_of

BASELINE = REPOSITORY / "Benchmarks" / "baseline.json"
TOLERANCE = 0.10
BYTES = 60_000
WHAT = {
    "start": "millions of instructions to start and read one paper",
    "jsonl": "instructions a byte of JSON Lines",
    "html": "instructions a byte of HTML, over those of libxml2's bare parse",
}
# Swift's hashing is seeded anew in each process unless it is told not to be.
ENVIRONMENT = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C"}


def perf(command):
    done = run(["perf", "stat", "-x", ",", "-e", "instructions:u", *command])
    for line in done.stderr.splitlines():
        if "instructions" in line and (count := line.split(",")[0]).isdigit():
            return int(count)
    raise Failed(f"perf counted nothing:\n{done.stderr}")


def valgrind(command):
    # Cachegrind without its caches counts what callgrind does, in half the time.
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    done = run([*tool, *command])
    if found := re.search(r"I\s+refs:\s+([\d,]+)", done.stderr):
        return int(found[1].replace(",", ""))
    raise Failed(f"valgrind counted nothing:\n{done.stderr}")


def run(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, errors="replace", env=ENVIRONMENT)
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: exit status {done.returncode}\n{done.stderr.strip()}")
    return done


def counter():
    """The name of a tool that counts here, and how to call it; nothing where there is none."""
    if shutil.which("perf"):
        try:
            perf(["true"])
            return "perf", perf
        except (Failed, OSError):
            pass
    return ("valgrind", valgrind) if shutil.which("valgrind") else None


def counts(setting, count):
    """The figures of `WHAT`. Each rate is the difference of two runs, so that none of them has the start in it."""
    one, many = setting.jsonl(0), setting.jsonl(BYTES)
    page, pages = (
        setting.made(f"check-{papers}.html", lambda path, papers=papers: write_page(path, papers)) for papers in (1, 25)
    )
    # Valgrind cannot read the debugging information that Swift writes.
    setting.binary = stripped(setting.binary)
    at_start = count(setting.extract(one))
    lines = count(setting.extract(many)) - at_start
    markup = count(setting.extract(pages)) - count(setting.extract(page))
    bare = count([setting.htmlparse, 2, pages]) - count([setting.htmlparse, 1, pages])
    return {
        "start": round(at_start / 1e6, 1),
        "jsonl": round(lines / (size_of(many) - size_of(one)), 1),
        "html": round(markup / (size_of(pages) - size_of(page)) / (bare / size_of(pages)), 3),
    }


def write_page(path, papers):
    path.write_text(corpus.page(corpus.Papers(1), papers), encoding="utf-8")


def stripped(binary):
    made = SCRATCH / "assay-stripped"
    run(["strip", "-o", made, binary])
    return made


def compare(tool, found, known):
    """Prints each figure beside the recorded one; returns whether all are within the tolerance."""
    slower = faster = False
    for key, what in WHAT.items():
        change = found[key] / known[key] - 1
        slower |= change > TOLERANCE
        faster |= change < -TOLERANCE
        verdict = "slower" if change > TOLERANCE else "faster" if change < -TOLERANCE else "ok"
        print(f"{verdict:6}  {found[key]:10,.1f}  recorded {known[key]:10,.1f}  {change:+7.1%}  {what}")
    if slower:
        print(f"bench-check: more than {TOLERANCE:.0%} slower than recorded with {tool}. Where that is meant, record it: "
              "python3 Benchmarks/check.py --record, and say why in the commit", file=sys.stderr)
    elif faster:
        print("bench-check: faster than recorded; keep it so with: python3 Benchmarks/check.py --record")
    return not slower


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=os.environ.get("ASSAY", REPOSITORY / ".build" / "release" / "assay"))
    parser.add_argument("--record", action="store_true", help="writes the numbers into baseline.json")
    options = parser.parse_args()
    known = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    chosen = counter()
    if chosen is None:
        print("bench-check: skipped: neither perf's counters nor valgrind are here; install valgrind")
        return 0
    tool, count = chosen
    if tool not in known and not options.record:
        print(f"bench-check: skipped: baseline.json has no numbers counted by {tool}; record them with --record")
        return 0
    try:
        found = counts(Setting(options.binary, REPOSITORY / "Rules"), count)
    except (Failed, OSError, subprocess.SubprocessError) as error:
        print(f"bench-check: {error}", file=sys.stderr)
        return 2
    if options.record:
        BASELINE.write_text(json.dumps({**known, tool: found}, indent=1) + "\n")
        print(f"recorded in {BASELINE}: {found}")
        return 0
    return 0 if compare(tool, found, known[tool]) else 1


if __name__ == "__main__":
    sys.exit(main())

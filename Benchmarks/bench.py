"""Measures Assay against its targets and prints what is met. It fails on errors, never on a missed target.

    make bench
    python3 Benchmarks/bench.py throughput rules        # some sections only
    python3 Benchmarks/bench.py --size 0.2              # smaller inputs: quicker, less exact

Speeds are those of CPU time on one core and leave out the start, which has figures of its own. What is compared runs in
turns, and the cheapest of a few runs counts, since other work on the machine only ever adds.
"""

import argparse
import os
import subprocess
import sys
import time

import reading
import resources
import scaling
import throughput
from measure import Failed
from report import Report
from setting import REPOSITORY, Setting

SECTIONS = {
    "start": ("Start to first record", resources.start),
    "reading": ("Reading alone", reading.reading),
    "html": ("HTML, end to end", throughput.html),
    "throughput": ("JSON Lines and plain text", throughput.lines_and_text),
    "lexicon": ("Size of the lexicon", scaling.lexicon),
    "rules": ("Number of rules", scaling.rules),
    "documents": ("Length of a paper", scaling.documents),
    "memory": ("Peak memory", resources.memory),
    "threads": ("Two cores", resources.threads),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="section", help=f"one of {', '.join(SECTIONS)}; all unless said")
    parser.add_argument("--binary", default=os.environ.get("ASSAY", REPOSITORY / ".build" / "release" / "assay"),
                        help="the program to measure; ASSAY in the environment says it too")
    parser.add_argument("--rules", default=REPOSITORY / "Rules", help="the rules in the place of the shipped ones")
    parser.add_argument("--size", type=float, default=1.0, help="multiplies the size of the inputs")
    parser.add_argument("--times", type=int, default=3, help="how often each thing is run")
    parser.add_argument("--json", metavar="FILE", default=REPOSITORY / "Benchmarks" / "results.json", help="where the figures go")
    options = parser.parse_args()
    if unknown := [section for section in options.sections if section not in SECTIONS]:
        parser.error(f"there is no section {unknown[0]!r}; the sections are {', '.join(SECTIONS)}")

    begin = time.monotonic()
    report = Report()
    report.print_machine()
    failed = False
    try:
        setting = Setting(options.binary, options.rules, options.size, options.times)
    except (Failed, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    for name in options.sections or SECTIONS:
        title, section = SECTIONS[name]
        report.begin(title)
        try:
            report.add(section(setting, report))
        except (Failed, OSError, subprocess.SubprocessError) as error:
            failed = True
            report.skip(f"failed: {error}")
    report.finish()
    report.write(options.json)
    print(f"{time.monotonic() - begin:.0f} s; figures in {options.json}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

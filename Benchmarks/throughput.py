"""Bytes a second on one core, against the Python pipeline, spaCy, grep, and libxml2's bare parse."""

import json
import subprocess

import measure
from bareparse import beside_bare_parse
from report import Row
from setting import SCRATCH, SMALL, size_of
from baselines import environment
from names import TYPES, rows

# The share of Assay's input that a baseline gets: they are slower, and a rate needs no more.
PYTHON_BYTES, SPACY_BYTES = 1_100_000, 900_000
BASELINES = {"python": ("python_pipeline.py", PYTHON_BYTES, 20), "spacy": ("spacy_pipeline.py", SPACY_BYTES, 80)}


def html(setting, report):
    """Extraction from HTML, end to end, against the bare parse of the same pages."""
    cost, bare, note = beside_bare_parse(setting, setting.extract, 2 * setting.large)
    return [
        Row("libxml2's htmlReadMemory and xmlFreeDoc", 1e-6 / bare, "MB/s"),
        Row("extract", 1e-6 / cost, "MB/s", note=note),
        Row("CPU of extract over the bare parse", cost / bare, "times", ("at most", 2.0)),
    ]


def lines_and_text(setting, report):
    """Extraction from JSON Lines and plain text, against the baselines."""
    shown = []
    pythons = {name: available(report, name) for name in BASELINES}
    for kind, make in (("JSON Lines", setting.jsonl), ("plain text", setting.text)):
        few, many = make(SMALL), make(setting.large)
        programs = {"assay": (setting.extract(few), size_of(few), setting.extract(many), size_of(many))}
        for name, (script, size, _) in BASELINES.items():
            if pythons[name]:
                command = [pythons[name], script_path(script)]
                more = make(size)
                programs[name] = ([*command, few], size_of(few), [*command, more], size_of(more))
        speeds = measure.speeds(programs, setting.times)
        rate = speeds["assay"].rate
        shown.append(Row(f"{kind}: extract", rate / 1e6, "MB/s", note=f"{size_of(many) / 1e6:.1f} MB"))
        for name, (_, _, target) in BASELINES.items():
            if name in speeds:
                shown.append(Row(f"{kind}: {name} baseline", speeds[name].rate / 1e6, "MB/s"))
                shown.append(Row(f"{kind}: extract over {name}", rate / speeds[name].rate, "times", ("at least", target)))
    return shown + [grep(setting), *found(setting, pythons)]


def available(report, name):
    try:
        return environment.interpreter(SCRATCH / "venv", name)
    except environment.Unavailable as error:
        report.skip(f"the {name} baseline is skipped: {error}")
        return None


def script_path(script):
    return environment.HERE / script


def grep(setting):
    """A yardstick that finds the names and says nothing about them."""
    surfaces = SCRATCH / "surfaces.txt"
    names = {row.surface for kind in TYPES for row in rows(f"{kind}s")}
    surfaces.write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")
    many = setting.jsonl(setting.large)
    # Through a pipe: grep stops at the first line where its output is /dev/null.
    command = ["sh", "-c", 'LC_ALL=C grep -o -w -F -f "$0" "$1" | cat >/dev/null', surfaces]
    costs = measure.interleaved({"one": [*command, setting.jsonl(0)], "many": [*command, many]}, setting.times)
    seconds = max(1e-4, costs["many"].cpu - costs["one"].cpu)
    return Row("grep -o -w -F -f of all names", size_of(many) / seconds / 1e6, "MB/s", note="names alone, in their own case")


def found(setting, pythons):
    """That the three do the same job: what each finds in the same papers."""
    few = setting.jsonl(SMALL)
    commands = {"extract": setting.extract(few)}
    commands |= {name: [python, script_path(BASELINES[name][0]), few] for name, python in pythons.items() if python}
    reference = None
    for name, command in commands.items():
        output = subprocess.run([str(part) for part in command], capture_output=True, check=True).stdout
        records = [json.loads(line) for line in output.splitlines()]
        results = sum(len(record.get("results", ())) for record in records) / len(records)
        spans = {
            (paper, mention["type"], mention["field"], mention["start"], mention["end"])
            for paper, record in enumerate(records)
            for mention in record["mentions"]
        }
        note = f"and {results:.1f} results a paper"
        if reference is None:
            reference = spans
        else:
            # F1 of the one's spans against the other's, types and both ends equal.
            note += f"; {2 * len(spans & reference) / (len(spans) + len(reference)):.0%} the same spans as extract"
        yield Row(f"found by {name}", len(spans) / len(records), "mentions", note=note)

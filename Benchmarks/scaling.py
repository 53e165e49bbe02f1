"""How the speed holds as lexicons, rules and documents grow."""

import json

import measure
import packs
from report import Row
from setting import size_of

MB = 1_000_000


def lexicon(setting, report):
    """1,000 to 1,000,000 phrases under one rule; every size finds the same."""
    sizes = (1_000, 10_000, 100_000, 1_000_000)
    made = {size: setting.made(f"lexicon-{size}", lambda path, size=size: packs.write_lexicon(path, size)) for size in sizes}
    one, many = setting.jsonl(0), setting.jsonl(int(6 * MB * setting.size))
    programs = {
        size: (setting.extract(one, rules=pack), size_of(one), setting.extract(many, rules=pack), size_of(many))
        for size, pack in made.items()
    }
    speeds = measure.speeds(programs, setting.times)
    rows = [Row(f"{size:,} phrases", speed.rate / MB, "MB/s", note=f"loads in {speed.start:.2f} s CPU") for size, speed in speeds.items()]
    rows.append(Row("1,000,000 phrases over 1,000", speeds[sizes[-1]].rate / speeds[sizes[0]].rate, "of speed", ("over", 0.8)))
    rows.append(Row("load of 1,000,000 phrases", speeds[sizes[-1]].start, "s CPU", ("under", 2.0)))
    return rows


def rules(setting, report):
    """10 to 1,000 rules over the same text."""
    sizes = (10, 100, 1_000)
    made = {size: setting.made(f"rules-{size}", lambda path, size=size: packs.write_rules(path, size)) for size in sizes}
    one, many = setting.jsonl(0), setting.jsonl(setting.large)
    programs = {
        size: (setting.extract(one, rules=pack), size_of(one), setting.extract(many, rules=pack), size_of(many))
        for size, pack in made.items()
    }
    speeds = measure.speeds(programs, setting.times)
    rows = [Row(f"{size:,} rules", speed.rate / MB, "MB/s", note=f"loads in {speed.start:.2f} s CPU") for size, speed in speeds.items()]
    rows.append(Row("1,000 rules over 10", speeds[1_000].rate / speeds[10].rate, "of speed", ("over", 0.5)))
    return rows


def documents(setting, report):
    """The same text in papers of 1,000 to a million characters: linear time keeps the speed."""
    lengths = (1_000, 10_000, 100_000, 1_000_000)
    total = max(1_000_000, setting.large // 2)
    programs = {}
    for length in lengths:
        many = setting.made(f"long-{length}-{total}.json", lambda path, length=length: write_long(setting, path, length, total))
        one = setting.jsonl(0)
        programs[length] = (setting.extract(one), size_of(one), setting.extract(many), size_of(many))
    speeds = measure.speeds(programs, setting.times)
    rows = [Row(f"papers of {length:,} characters", speed.rate / MB, "MB/s") for length, speed in speeds.items()]
    rows.append(Row("1,000,000 characters over 1,000", speeds[lengths[-1]].rate / speeds[lengths[0]].rate, "of speed"))
    return rows


def write_long(setting, path, length, total):
    """The abstracts of the corpus joined to papers of `length` characters."""
    with open(setting.jsonl(total), encoding="utf-8") as source:
        text = " ".join(json.loads(line)["abstract"] for line in source)
    text = (text * (1 + total // len(text)))[:total]
    papers = [
        {"id": f"long-{number}", "title": "A long paper", "abstract": text[start : start + length]}
        for number, start in enumerate(range(0, total, length))
    ]
    path.write_text(json.dumps(papers, ensure_ascii=False, indent=0), encoding="utf-8")

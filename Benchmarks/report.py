"""The figures of a run: a table on the terminal, and JSON."""

import dataclasses
import json
import operator
import os
import platform
import time

SIGNS = {"at most": operator.le, "at least": operator.ge, "under": operator.lt, "over": operator.gt}


@dataclasses.dataclass
class Row:
    """One figure: what was measured, and the target it has, if any, such as ("at most", 2.0)."""

    what: str
    figure: float
    unit: str
    target: tuple | None = None
    note: str = ""

    @property
    def met(self):
        return None if self.target is None else SIGNS[self.target[0]](self.figure, self.target[1])


def number(value):
    """Three digits that count."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


class Report:
    def __init__(self):
        self.began = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
        self.section = ""
        self.rows = []
        self.left_out = []
        self.load = [os.getloadavg()[0]]

    def print_machine(self):
        print(f"{self.began}, {os.cpu_count()} cores, {processor()}, load {self.load[0]:.1f}")

    def begin(self, section):
        self.section = section
        print(f"\n{section}", flush=True)

    def add(self, rows):
        """Prints the section's table; a verdict stands beside what has a target."""
        width = max((len(row.what) for row in rows), default=0)
        for row in rows:
            self.rows.append((self.section, row))
            verdict = ""
            if row.target:
                verdict = f"{'met' if row.met else 'missed'} ({row.target[0]} {number(row.target[1])})"
            print(f"  {row.what:{width}}  {number(row.figure):>8} {row.unit:<10} {verdict:<22} {row.note}".rstrip(), flush=True)

    def skip(self, why):
        self.left_out.append((self.section, why))
        print(f"  {why}", flush=True)

    def finish(self):
        self.load.append(os.getloadavg()[0])
        judged = [row for _, row in self.rows if row.target]
        met = sum(row.met for row in judged)
        print(f"\n{met} of {len(judged)} targets met; load {self.load[0]:.1f} before, {self.load[1]:.1f} after")
        if max(self.load) > (os.cpu_count() or 1) + 0.5:
            print("The machine was busy with something else: ratios hold, seconds and the gain of a second core do not.")

    def write(self, path):
        rows = [
            {
                "section": section, "what": row.what, "figure": row.figure, "unit": row.unit,
                "target": None if row.target is None else f"{row.target[0]} {row.target[1]}", "met": row.met, "note": row.note,
            }
            for section, row in self.rows
        ]
        left_out = [{"section": section, "why": why} for section, why in self.left_out]
        machine = {"cores": os.cpu_count(), "processor": processor(), "system": platform.platform(), "load": self.load}
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"began": self.began, "machine": machine, "rows": rows, "left_out": left_out}, file, indent=1)
            file.write("\n")


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.machine()

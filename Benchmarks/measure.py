"""What a child process costs: CPU seconds, wall seconds, peak memory; and the speed of a program from two sizes."""

import dataclasses
import pathlib
import subprocess
import sys
import time

# A child that hangs must not hang the benchmark.
PATIENCE = 600
LAUNCHER = pathlib.Path(__file__).resolve().parent / "launch.py"


class Failed(Exception):
    """A program that was to be measured did not do its work."""


@dataclasses.dataclass
class Cost:
    """What one run of a program cost."""

    cpu: float
    wall: float
    peak: int  # bytes

    def __str__(self):
        return f"{self.cpu:.3f} s CPU, {self.wall:.3f} s, {self.peak / 1e6:.0f} MB"


def run(command):
    """Runs a command with its output thrown away and returns its cost."""
    command = [str(part) for part in command]
    done = subprocess.run(
        [sys.executable, "-S", "-E", LAUNCHER, *command], capture_output=True, text=True, errors="replace", timeout=PATIENCE
    )
    if done.returncode != 0:
        raise Failed(f"{command[0]} did not start\n{done.stderr.strip()}")
    status, cpu, wall, peak = done.stdout.split()
    if status != "0":
        raise Failed(f"{' '.join(command)}: exit status {status}\n{done.stderr.strip()}")
    return Cost(float(cpu), float(wall), int(peak))


def first_byte(command):
    """The seconds from the start of a program to the first byte it writes."""
    begin = time.perf_counter()
    child = subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )
    got = child.stdout.read(1)
    seconds = time.perf_counter() - begin
    child.kill()
    child.stdout.close()
    child.wait()
    if not got:
        raise Failed(f"{' '.join(map(str, command))}: wrote nothing")
    return seconds


def interleaved(commands, times):
    """Runs each of the named commands `times` times, in turns, so that a slow minute of the machine hits all alike.

    Returns the cheapest run of each: noise only ever adds.
    """
    best = {}
    for _ in range(times):
        for name, command in commands.items():
            cost = run(command)
            known = best.get(name)
            best[name] = (
                cost
                if known is None
                else Cost(min(known.cpu, cost.cpu), min(known.wall, cost.wall), max(known.peak, cost.peak))
            )
    return best


@dataclasses.dataclass
class Speed:
    """Bytes a CPU second once a program runs, and what it costs before it does."""

    rate: float
    start: float


def speeds(programs, times):
    """The speed of each of the named programs, from a run on a small and one on a large input.

    A program is (small command, its bytes, large command, its bytes). The difference of the two leaves out the start,
    which is the same for both: loading rules takes the share of a short run and none of a long one.
    """
    commands = {}
    for name, (small, _, large, _) in programs.items():
        commands[name, "small"], commands[name, "large"] = small, large
    costs = interleaved(commands, times)
    found = {}
    for name, (_, few, _, many) in programs.items():
        small, large = costs[name, "small"].cpu, costs[name, "large"].cpu
        if large <= small:
            raise Failed(f"{name}: {many:,} bytes took no longer than {few:,}; use a larger --size")
        rate = (many - few) / (large - small)
        found[name] = Speed(rate, max(0.0, small - few / rate))
    return found

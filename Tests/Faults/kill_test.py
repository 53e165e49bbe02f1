"""Kills runs with SIGKILL at random moments, goes on with --resume, and compares bytes.

Call: kill_test.py ASSAY KILLS [--papers N] [--seed N] [--command COMMAND OF ASSAY] [--output NAME]
Each round starts from nothing, is killed and resumed until it ends by itself, then gets new inputs in its
folder and is killed and resumed again. Some interruptions are SIGTERM or SIGINT, which must end the run
with 143 or 130.
"""
import argparse
import os
import random
import signal
import subprocess
import sys
import time

from long_run import LongRun


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("kills", type=int)
    parser.add_argument("--papers", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=20130609)
    parser.add_argument("--command", default="extract -q")
    parser.add_argument("--output", default="out.jsonl", help="the name of the file of records, which may end in .gz or .zst")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    run = LongRun(os.path.abspath(options.assay), options.command.split(), options.papers, options.seed, options.output)
    start = time.monotonic()
    run.reference("all")
    span = time.monotonic() - start
    counts = {"SIGKILL": 0, "SIGTERM": 0, "SIGINT": 0}
    rounds = failures = unfinished = 0
    while counts["SIGKILL"] < options.kills:
        rounds += 1
        target = run.clear()
        for stage in ("early", "all"):
            run.lay(stage)
            while True:
                process = run.start(run.command(target))
                try:
                    _, errors = process.communicate(timeout=dice.uniform(0, span * dice.choice([0.1, 0.5, 1.2])))
                    if process.returncode != 1:
                        failures += 1
                        print(f"round {rounds}: status {process.returncode}: {errors.decode()}")
                    break
                except subprocess.TimeoutExpired:
                    name = dice.choice(["SIGKILL"] * 4 + ["SIGTERM", "SIGINT"])
                    process.send_signal(getattr(signal, name))
                    process.communicate()
                # It may have come to its end by itself in the meantime.
                if process.returncode == 1:
                    break
                counts[name] += 1
                number = getattr(signal, name)
                if process.returncode not in ([-number] if name == "SIGKILL" else [128 + number, -number]):
                    failures += 1
                    print(f"round {rounds}: {name} gave status {process.returncode}")
                unfinished += os.path.exists(os.path.join(target, options.output + ".partial"))
                problem = run.wrong_while_interrupted(target, stage)
                if problem:
                    failures += 1
                    print(f"round {rounds}, interrupted: {problem}")
            problem = run.wrong(target, stage)
            if problem:
                failures += 1
                print(f"round {rounds}, {stage}: {problem}")
    papers = run.papers()
    run.remove()
    killed = ", ".join(f"{count} by {name}" for name, count in counts.items())
    print(f"runs ended: {killed}; {unfinished} with their output half written; "
          f"{rounds} rounds of {papers} papers, each then byte for byte the same as without interruption"
          if failures == 0 else f"{failures} failures; runs ended: {killed}")
    sys.exit(1 if failures else 0)


main()

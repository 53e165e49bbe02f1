"""Makes each call that writes, cuts, names or removes a file of a run fail, one after the other.

Call: fault_test.py ASSAY [--papers N] [--every N] [--command COMMAND OF ASSAY] [--output NAME]
Each fault is met by a run over a folder that has grown since the run before; the run is then gone on with by
--resume, and its output must be that of a run without faults, byte for byte. Needs a C compiler.
"""
import argparse
import os
import shutil
import subprocess
import sys

from long_run import LongRun


def build(folder):
    library = os.path.join(folder, "fault.so")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fault.c")
    compiler = next((name for name in ("cc", "gcc", "clang") if shutil.which(name)), None)
    if not compiler:
        sys.exit("there is no C compiler; install gcc or clang")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("--papers", type=int, default=1500)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--command", default="papers")
    parser.add_argument("--output", default="out.jsonl", help="the name of the file of records, which may end in .gz or .zst")
    options = parser.parse_args()
    run = LongRun(os.path.abspath(options.assay), options.command.split(), options.papers, 7, options.output)
    library = build(run.folder)
    faults = failures = calls = 0
    for stage in ("early", "all"):
        for mode in ("before", "torn", "after", "full", "short"):
            call = 1
            while True:
                target = run.clear()
                # The second stage begins from a finished output.
                run.lay("early")
                if stage == "all":
                    run.start(run.command(target)).communicate()
                    run.lay("all")
                count = os.path.join(run.folder, "count")
                process = run.start(
                    run.command(target), LD_PRELOAD=library, FAULT_FOLDER=target, FAULT_AT=str(call),
                    FAULT_MODE=mode, FAULT_COUNT=count)
                _, errors = process.communicate()
                expected = {"full": (1, 2), "short": (1,)}.get(mode, (-9, 1))
                problem = None
                if process.returncode not in expected:
                    problem = f"status {process.returncode}: {errors.decode()}"
                problem = problem or run.wrong_while_interrupted(target, stage)
                again = run.start(run.command(target))
                _, errors = again.communicate()
                if again.returncode != 1:
                    problem = problem or f"going on gave status {again.returncode}: {errors.decode()}"
                problem = problem or run.wrong(target, stage)
                if process.returncode in (1, 2) and os.path.exists(count):
                    with open(count, encoding="ascii") as file:
                        total = int(file.read())
                    os.remove(count)
                    if call > total:
                        calls = max(calls, total)
                        break
                faults += 1
                if problem:
                    failures += 1
                    print(f"{stage}, call {call}, {mode}: {problem}")
                call += options.every
    papers = run.papers()
    run.remove()
    if failures:
        print(f"{failures} of {faults} faults lost something")
        sys.exit(1)
    print(f"{faults} faults in runs of up to {calls} calls on files, {papers} papers: nothing was lost or doubled")


main()

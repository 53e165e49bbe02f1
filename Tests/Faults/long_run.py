"""A folder of listings for runs that are interrupted, and what such a run must come to."""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile


class LongRun:
    """One folder of inputs, of which some come later, and the bytes that uninterrupted runs give."""

    def __init__(self, assay, arguments, papers, seed, output="out.jsonl"):
        """`output` is the name of the file of records; with .gz or .zst at its end it is compressed."""
        self.assay, self.arguments, self.output = assay, arguments, output
        self.folder = tempfile.mkdtemp(prefix="assay-faults-")
        self.random = random.Random(seed)
        self.inputs = os.path.join(self.folder, "inputs")
        os.mkdir(self.inputs)
        self.early = self.write_inputs("a", papers)
        self.later = self.write_inputs("b", max(1, papers // 4))
        self.references = {stage: self.reference(stage) for stage in ("early", "all")}

    def write_inputs(self, prefix, papers):
        """Files of several kinds and sizes, some with lines that can't be read."""
        names = []
        while papers > 0:
            count = min(papers, self.random.choice([1, 3, 40, 200]))
            papers -= count
            name = f"{prefix}{len(names):03}.jsonl"
            names.append(name)
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                for number in range(count):
                    file.write(self.line(name, number))
        for name, text in [("empty.html", ""), ("page.html", "<html><h1>One page</h1><p>We use MNIST.</p></html>")]:
            names.append(prefix + name)
            with open(os.path.join(self.folder, names[-1]), "w", encoding="utf-8") as file:
                file.write(text)
        return names

    def line(self, name, number):
        if self.random.random() < 0.05:
            return '{"title": "broken' + "\n"
        text = f"Paper {number} of {name} reaches {self.random.randint(10, 99)}.5% accuracy on MNIST. "
        return json.dumps({"title": f"Net {number}: nets", "abstract": text * self.random.randint(1, 30)}) + "\n"

    def lay(self, stage):
        """Puts the inputs of a stage in place."""
        for name in self.early + (self.later if stage == "all" else []):
            shutil.copy2(os.path.join(self.folder, name), os.path.join(self.inputs, name))

    def clear(self):
        """A folder for a run's output, and inputs of the first stage only."""
        shutil.rmtree(self.inputs)
        os.mkdir(self.inputs)
        target = os.path.join(self.folder, "out")
        shutil.rmtree(target, ignore_errors=True)
        os.mkdir(target)
        return target

    def command(self, target, resumes=True):
        """The call: inputs named relatively, so that records name them alike in every run."""
        files = ["-o", os.path.join(target, self.output), "--errors", os.path.join(target, "lost.jsonl")]
        return [self.assay, *self.arguments, *files, *(["--resume"] if resumes else []), "inputs"]

    def start(self, command, **environment):
        return subprocess.Popen(
            command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, env={**os.environ, **environment})

    def reference(self, stage):
        target = self.clear()
        self.lay(stage)
        # Without the journal and in one go: what a run must come to however often it was interrupted.
        process = self.start(self.command(target, resumes=False))
        _, errors = process.communicate()
        if process.returncode != 1:
            sys.exit(f"the uninterrupted run ended with {process.returncode}:\n{errors.decode()}")
        return self.read(target)

    def read(self, target):
        contents = []
        for name in (self.output, "lost.jsonl"):
            with open(os.path.join(target, name), "rb") as file:
                contents.append(file.read())
        return contents

    def wrong(self, target, stage):
        """What is wrong with a finished output; None for nothing."""
        for name, got, wanted in zip(("records", "errors"), self.read(target), self.references[stage]):
            if got != wanted:
                got, wanted = self.lines(got), self.lines(wanted)
                lost = len(set(wanted.splitlines()) - set(got.splitlines()))
                doubled = len(got.splitlines()) - len(set(got.splitlines()))
                return f"{name} differ: {lost} lost, {doubled} doubled"
        if any(name.endswith(".partial") for name in os.listdir(target)):
            return "a .partial file is left"
        return None

    @staticmethod
    def lines(content):
        """What a file holds, decompressed by the usual programs where it is compressed."""
        for magic, program in ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd")):
            if content.startswith(magic):
                return subprocess.run([program, "-dc"], input=content, stdout=subprocess.PIPE, check=False).stdout
        return content

    def wrong_while_interrupted(self, target, stage):
        """What is wrong with what an interrupted run has left; None for nothing."""
        stages = ["early"] if stage == "early" else ["early", "all"]
        for index, name in enumerate((self.output, "lost.jsonl")):
            path = os.path.join(target, name)
            if os.path.exists(path):
                with open(path, "rb") as file:
                    if file.read() not in [self.references[known][index] for known in stages]:
                        return f"{name} stands under its name, but is not complete"
        return None

    def papers(self):
        return len(self.lines(self.references["all"][0]).splitlines())

    def remove(self):
        shutil.rmtree(self.folder)

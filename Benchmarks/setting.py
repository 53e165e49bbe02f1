"""What all sections measure with: the program, its rules, the inputs, and how long a measurement takes."""

import functools
import os
import pathlib
import shlex
import shutil
import subprocess

import corpus
import measure

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
# Everything the benchmarks write: corpora, packs, the C program, the environment of the baselines. It may be deleted.
SCRATCH = REPOSITORY / ".build" / "bench"
# How long the program should work on a large input, in CPU seconds, and the bytes that this may come to.
WORK, LEAST, MOST = 1.5, 1_000_000, 24_000_000
SMALL = 100_000


class Setting:
    def __init__(self, binary, rules, size=1.0, times=3):
        self.binary = pathlib.Path(binary).resolve()
        self.rules = pathlib.Path(rules).resolve()
        self.size = size
        self.times = times
        SCRATCH.mkdir(parents=True, exist_ok=True)
        if not os.access(self.binary, os.X_OK):
            raise measure.Failed(f"{self.binary} is not there; run: make build")

    def extract(self, *inputs, rules=None, jobs=1):
        """The command that extracts from inputs, on one thread unless said."""
        return [self.binary, "extract", "--quiet", "--rules", rules or self.rules, "--jobs", jobs, *inputs]

    def papers(self, *inputs):
        """The command that only parses inputs."""
        return [self.binary, "papers", "--rules", self.rules, *inputs]

    @functools.cached_property
    def large(self):
        """The bytes of a large input: as many as the program reads in about `WORK` seconds, times --size."""
        one, some = self.jsonl(0), self.jsonl(500_000)
        costs = measure.interleaved({"one": self.extract(one), "some": self.extract(some)}, 2)
        seconds = max(1e-3, costs["some"].cpu - costs["one"].cpu)
        return int(self.size * min(MOST, max(LEAST, WORK * 500_000 / seconds)))

    def jsonl(self, size):
        """A file of JSON lines of at least `size` bytes; of 0, a file of one paper."""
        return self.made(f"papers-{size}.jsonl", lambda path: corpus.write_lines(path, max(1, size)))

    def text(self, size):
        return self.made(f"papers-{size}.txt", lambda path: corpus.write_lines(path, max(1, size), line=corpus.text_block))

    def pages(self, size):
        """A folder of listing pages of 100 papers."""
        return self.made(f"pages-{size}", lambda path: corpus.write_pages(path, max(1, size)))

    def made(self, name, make):
        """A file or folder under `SCRATCH`, made anew where what makes it has changed."""
        makers = ("corpus.py", "papers.py", "names.py", "packs.py", "scaling.py", "sentences.txt")
        sources = [REPOSITORY / "Benchmarks" / maker for maker in makers]
        sources += (REPOSITORY / "Rules" / "lexicons").glob("*.tsv")
        path = SCRATCH / name
        if not path.exists() or path.stat().st_mtime < max(source.stat().st_mtime for source in sources):
            # Made under another name first, so that a broken-off run leaves nothing that looks whole.
            part = path.with_name(f"part-{name}")
            for old in (part, path):
                shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
            make(part)
            part.rename(path)
            os.utime(path)
        return path

    @functools.cached_property
    def htmlparse(self):
        """The C program that only parses, compiled anew."""
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "libxml-2.0"], capture_output=True, text=True, check=True
        ).stdout
        program = SCRATCH / "htmlparse"
        source = REPOSITORY / "Benchmarks" / "htmlparse.c"
        subprocess.run(["cc", "-O2", str(source), *shlex.split(flags), "-o", str(program)], check=True)
        return program


def size_of(path):
    """The bytes of a file or of the files of a folder."""
    path = pathlib.Path(path)
    return sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size

"""The throw-away virtual environment that a baseline runs in."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


class Unavailable(Exception):
    """A baseline that cannot be installed here; the rest is measured without it."""


def interpreter(folder, name):
    """The Python with what `name`.txt asks for, installed into `folder` where it is not there yet."""
    folder = pathlib.Path(folder)
    python, wanted = folder / "bin" / "python", HERE / f"{name}.txt"
    installed = folder / f"{name}.txt"
    if installed.exists() and installed.read_text() == wanted.read_text():
        return python
    if not python.exists():
        attempt([sys.executable, "-m", "venv", folder], "python3 -m venv failed; install python3-venv")
    attempt(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "15",
         "--only-binary", ":all:", "--requirement", wanted],
        f"pip could not install {wanted.name}",
    )
    installed.write_text(wanted.read_text())
    return python


def attempt(command, failure):
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"{failure} ({error})") from error
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["no message"]
        raise Unavailable(f"{failure} ({lines[-1]})")

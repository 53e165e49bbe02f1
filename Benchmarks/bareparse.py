"""A command on listing pages beside libxml2's bare parse of the same pages."""

import json
import subprocess

import measure
from setting import SMALL, size_of


def beside_bare_parse(setting, command, large):
    """CPU seconds a byte of a command and of the bare parse, on pages of `large` bytes, and what the pages are.

    The command's is the difference of many pages and few. Both run within each turn, so that a slow minute hits both.
    """
    few, many = setting.pages(SMALL), setting.pages(large)
    pages = sorted(many.iterdir())
    costs, bare = {}, []
    for _ in range(setting.times):
        for name, folder in (("few", few), ("many", many)):
            cost = measure.run(command(folder)).cpu
            costs[name] = min(cost, costs.get(name, cost))
        done = subprocess.run([setting.htmlparse, "3", *pages], capture_output=True, text=True, check=True)
        parsed = json.loads(done.stdout)
        bare.append(parsed["seconds"] / parsed["bytes"])
    speed = (costs["many"] - costs["few"]) / (size_of(many) - size_of(few))
    return speed, min(bare), f"{size_of(many) / 1e6:.1f} MB, {len(pages)} pages"

"""Runs a command and prints what it cost, from a process that is itself small.

Linux counts what the parent held at the moment of exec into a child's peak memory. bench.py holds corpora and lexicons
of a million phrases; this program holds next to nothing, so what it reports is the command's own.
"""

import os
import sys
import time

quiet = [
    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
]
begin = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - begin
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)

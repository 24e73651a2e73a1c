"""Runs one program and tells how long it took and how much memory it had at most.

It is a program of its own, and small, because a child's peak counts what its parent held when it was started. Called as
`launcher.py COMMAND…`, or `launcher.py --ask PATH COMMAND…` for a server that prints its address: that page is then asked
for twice, and the server told to stop. One line of JSON on standard output: seconds, peak_bytes, exit_code, and of a page its
seconds and bytes.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from typing import Any

ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+")


def main(arguments: list[str]) -> None:
    """Run it, wait for it, tell."""
    path, command = (arguments[1], arguments[2:]) if arguments[0] == "--ask" else (None, arguments)
    began = time.perf_counter()
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    told: dict[str, Any] = {}
    try:
        if path is not None:
            told |= _ask_twice(program, path)
            program.send_signal(signal.SIGTERM)
        output = program.stdout
        while output is not None and output.read(65536):
            pass
    except BaseException:
        program.kill()
        raise
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    told |= {
        "seconds": time.perf_counter() - began,
        "peak_bytes": usage.ru_maxrss * unit,
        "exit_code": program.returncode,
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _ask_twice(server: "subprocess.Popen[bytes]", path: str) -> dict[str, Any]:
    """The second answer is the one that people wait for all day; the first has to fetch the facts."""
    from urllib.request import urlopen  # after the server was started, so that its peak does not count it

    found = ADDRESS.search(server.stdout.readline() if server.stdout else b"")
    if found is None:
        raise SystemExit("the server did not tell its address")
    times = []
    size = 0
    for _ in range(2):
        began = time.perf_counter()
        with urlopen(found.group().decode() + path) as answer:  # noqa: S310 — the address is the server's own, on this machine
            size = len(answer.read())
        times.append(time.perf_counter() - began)
    return {"first_page_seconds": times[0], "page_seconds": times[1], "page_bytes": size}


if __name__ == "__main__":
    main(sys.argv[1:])

"""The native reader in a process of its own, with a limit on memory and time.

A crafted or damaged workbook can make it ask for all memory there is, or never end, and neither can be caught within a process. It
costs a tenth of a second, and pages are answered meanwhile.
"""

import json
import signal
import subprocess
import sys

from importers.reading import native_reader
from importers.reading.limits import MOST_MEMORY, Limits, broken, protected, too_much_memory, too_slow
from importers.reading.native_reader import PROTECTED, TOO_LARGE, RawSheet


def read_values(content: bytes, file: str, limits: Limits) -> list[RawSheet]:
    """The sheets of a workbook with their values as text. Raises InputError where it is damaged, protected, or takes too long."""
    numbers = (limits.rows, limits.cells, limits.seconds, MOST_MEMORY)
    command = [sys.executable, "-P", "-m", native_reader.__name__, *map(str, numbers)]
    try:
        ended = subprocess.run(command, input=content, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise too_slow(file, limits) from error
    if ended.returncode == PROTECTED:
        raise protected(file)
    if ended.returncode == -signal.SIGXCPU:
        raise too_slow(file, limits)
    if ended.returncode in (TOO_LARGE, -signal.SIGABRT):
        raise too_much_memory(file)
    if ended.returncode:
        raise broken(file)
    return [json.loads(line) for line in ended.stdout.splitlines()]

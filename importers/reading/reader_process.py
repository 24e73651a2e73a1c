"""A reader of values in a process of its own, with a limit on memory and time.

A crafted or damaged workbook can make it ask for all memory there is, or never end, and neither can be caught within a process. It
costs a tenth of a second, and pages are answered meanwhile.
"""

import json
import signal
import subprocess
import sys

from importers.reading.limits import MOST_MEMORY, Limits, broken, protected, too_much_memory, too_slow
from importers.reading.raw_sheets import PROTECTED, TOO_LARGE, RawSheet

NATIVE, OLD = "importers.reading.native_reader", "importers.reading.old_reader"
PAGE, XML = "importers.reading.page_reader", "importers.reading.xml_reader"
"""The programs that read values: of workbooks that are archives, of an .xls, of a web page and of Excel's XML."""


def read_values(content: bytes, file: str, limits: Limits, reader: str = NATIVE) -> list[RawSheet]:
    """The sheets of a workbook with their values as text. Raises InputError where it is damaged, protected, or takes too long."""
    numbers = (limits.rows, limits.cells, limits.seconds, MOST_MEMORY)
    command = [sys.executable, "-P", "-m", reader, *map(str, numbers)]
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

"""What the log costs: an entry that is on disk before the answer, beside what the disk itself takes, and verifying all of it."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.table import Row, seconds, spread
from bench.timing import Times, settle
from webviz.audit.entry import Entry
from webviz.audit.log import AuditLog

ENTRY_SECONDS = 0.003
_KEY = b"a key that is nobody's secret..."
_ENTRY = Entry(
    action="read",
    account="0b0e2c1e-5a3f-4c59-9a53-4c1f3f6f2a11",
    name="Kirsten Kjær",
    role="contact_person",
    about="youth-aborre-12",
    subject="page:youth_page.show",
    ground="contact_person",
)
_BYTES = 24_000
"""About what SQLite writes for an entry: its page, those of three indexes, and that of the log's end."""


def log_rows(folder: Path, entries: int) -> Iterator[Row]:
    """Write so many entries one after the other in a file of SQLite, and verify them."""
    writing, disk, verifying = Times(), Times(), Times()
    with closing(AuditLog(f"sqlite:///{folder / 'log.db'}", _KEY)) as log, (folder / "log.plain").open("wb") as file:
        log.record(_ENTRY)
        settle()
        for _ in range(entries):
            writing.measure(log.record, _ENTRY)
            disk.measure(_write, file.fileno())
        found = verifying.measure(log.verify)
    assert found.is_whole
    assert found.entries == entries + 1
    yield Row(
        f"An entry in the log, on disk (a plain write and fdatasync of {_BYTES // 1000} kB: {spread(disk)})",
        spread(writing),
        goal=seconds(ENTRY_SECONDS),
        reached=writing.median <= ENTRY_SECONDS,
    )
    each = verifying.median / found.entries
    yield Row(f"Verify the log, an entry (of {found.entries:,})", f"{each * 1e6:.0f} µs")


def _write(file: int) -> None:
    os.write(file, b"x" * _BYTES)
    os.fdatasync(file)

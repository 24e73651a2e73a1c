"""The hand-written data files of the made-up municipality, as they stand."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from kaedekort.demo.exchange import Table


def read_tables(prefix: str, key: str) -> list[Table]:
    """All tables `[[key]]` of the data files whose name starts with `prefix`, files by name, tables as written."""
    return [table for document in _documents(prefix) for table in document.get(key, [])]


def read_document(name: str) -> Table:
    """The one data file of a name."""
    (document,) = _documents(name)
    return document


def _documents(prefix: str) -> Iterator[Table]:
    folder = files("kaedekort.demo").joinpath("data")
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(prefix) and entry.name.endswith(".toml"):
            yield tomllib.loads(entry.read_text(encoding="utf-8"))

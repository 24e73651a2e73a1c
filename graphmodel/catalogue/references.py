"""Whether what an entry names is there: a role's permissions, an offer kind's areas."""

from collections.abc import Callable, Iterable
from dataclasses import Field, fields
from typing import Any

from graphmodel.catalogue.errors import CatalogueError
from graphmodel.catalogue.places import PLACES, SUBJECT_OF
from graphmodel.catalogue.reading import Entry


def check_references(kind: type[Entry], entries: Iterable[Entry], read: Callable[[str], Iterable[Entry]]) -> None:
    """CatalogueError for the first id that no entry of the subjects referred to has; ``read`` gives a subject's entries."""
    for declared in fields(kind):
        if subjects := declared.metadata.get("refers_to"):
            known = {getattr(entry, "id", None) for subject in subjects for entry in read(subject)}
            for number, entry in enumerate(entries, start=1):
                _check(kind, entry, number, declared, known, subjects)


def _check(
    kind: type[Entry], entry: Entry, number: int, declared: Field[Any], known: set[Any], subjects: tuple[str, ...]
) -> None:
    value = getattr(entry, declared.name)
    for named in value if isinstance(value, tuple) else (value,):
        if named is not None and named not in known:
            file, table, _ = PLACES[SUBJECT_OF[kind]]
            places = " eller ".join(dict.fromkeys(PLACES[subject][0] for subject in subjects))
            shown = getattr(entry, "id", "") or getattr(entry, "word", "")
            raise CatalogueError(
                f"{file}, [[{table}]] nr. {number} ({shown}): »{declared.name}« nævner »{named}«, "
                f"som ikke findes i {places}."
            )

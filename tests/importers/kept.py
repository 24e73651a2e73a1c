"""A list that somebody keeps, and all that an import is to take from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from importers.importing import Preview
from tests.importers.lists import KOLDING, Rows, codes, look_alone, nodes_of, write_csv, write_xlsx

Things = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Kept:
    """A list that somebody keeps, and what a reader takes from it.

    `rows` are a text file's, or `sheets` a workbook's with the cells `merged` in the first. `offers`, `organisations` and `persons` are by
    name, with all their fields; `ties` are the edges between them by name; `says` are the codes of all that is told or asked.
    """

    what: str
    rows: Rows = ()
    sheets: Mapping[str, Rows] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    encoding: str = "cp1252"
    offers: Things = field(default_factory=dict)
    organisations: Things = field(default_factory=dict)
    persons: Things = field(default_factory=dict)
    ties: frozenset[str] = frozenset()
    says: tuple[str, ...] = ()


def check(kept: Kept, folder: Path) -> None:
    """Compare what an import takes from a list, and all that it tells of it, with what it is to be."""
    assert codes(check_things(kept, folder)) == list(kept.says)


def check_things(kept: Kept, folder: Path) -> Preview:
    """Compare what an import takes from a list with what it is to take, thing by thing."""
    shown = looked_at(kept, folder)

    assert things(shown, "Offer") == kept.offers
    assert things(shown, "Organisation") == kept.organisations
    assert things(shown, "Actor") == kept.persons
    assert ties(shown) == kept.ties
    assert shown.result.read == shown.result.planned + len(shown.result.held_back)
    return shown


def looked_at(kept: Kept, folder: Path) -> Preview:
    if kept.sheets:
        file = write_xlsx(folder / "liste.xlsx", dict(kept.sheets), merged=kept.merged)
    else:
        file = write_csv(folder / "liste.csv", kept.rows, kept.encoding)
    return look_alone(folder, file, options=KOLDING)


def things(shown: Preview, label: str) -> dict[str, dict[str, object]]:
    """The things of a label by name, with their other fields."""
    nodes = nodes_of(shown, label).values()
    return {
        str(node.properties["name"]): {name: value for name, value in node.properties.items() if name != "name"}
        for node in nodes
    }


def ties(shown: Preview) -> set[str]:
    """The edges between things of the list, by their names."""
    nodes = shown.plan.change_set.nodes
    names = {
        node.id: str(node.properties["name"]) for node in nodes if node.label in ("Offer", "Organisation", "Actor")
    }
    return {
        f"{names[edge.from_id]} {edge.type} {names[edge.to_id]}"
        for edge in shown.plan.change_set.edges
        if edge.from_id in names and edge.to_id in names
    }

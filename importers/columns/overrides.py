"""Column choices that a person makes: `--as COLUMN=Label.field`, checked before a row is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue, fold
from graphmodel.errors import WrongUse
from graphmodel.schema import COLLABORATION_TYPES, EDGE_TYPES, NODE_TYPES
from importers.choices import AS_READ
from importers.reading.sheets import column_index
from importers.tables import Table, TableColumn

LABELS = ("Offer", "Organisation", "Actor")
"""The labels that a list can speak of; youths never come from a list."""
EDGE = "Edge."
"""What the targets of sheets that list relations begin with: the ends, the type, and the fields of a collaboration."""
EDGE_FIELDS = ("from", "to", "edge", *EDGE_TYPES["KNOWS"].fields, "from_municipality", "to_municipality")


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column, named by its header or its letter, and the target it is to fill.

    An empty target leaves the column out; AS_READ takes back what was chosen for it earlier.
    """

    column: str
    target: str
    is_remembered: bool = False
    """Whether it was made when the source was last read."""


def parse_choice(text: str, catalogue: Catalogue) -> ColumnChoice:
    """Read `COLUMN=Label.field`, `COLUMN=` or `COLUMN=?`. Raises WrongUse where it has another form or names a field that does not exist.

    >>> from graphmodel.catalogue import load_catalogue
    >>> parse_choice("Hvad=Offer.name", load_catalogue())
    ColumnChoice(column='Hvad', target='Offer.name', is_remembered=False)
    """
    column, sign, target = text.rpartition("=")
    column, target = column.strip(), target.strip()
    if not sign or not column:
        raise WrongUse(f"»{text}« er ikke et kolonnevalg. Skriv KOLONNE=Label.felt, for eksempel »Hvad=Offer.name«.")
    if target not in ("", AS_READ) and target not in targets(catalogue):
        label, _, _ = target.partition(".")
        fields = ", ".join(EDGE_FIELDS if f"{label}." == EDGE else NODE_TYPES[label].fields if label in LABELS else ())
        known = (
            f"{label} har felterne {fields}."
            if fields
            else f"Skriv et felt på {', '.join(LABELS)}, for eksempel »Offer.name«."
        )
        raise WrongUse(f"Feltet »{target}« findes ikke. {known}")
    return ColumnChoice(column, target)


def targets(catalogue: Catalogue) -> set[str]:
    """Every target that a column may be given: the fields of the labels, and the edges that the catalogue's columns name."""
    named = {
        target
        for column in catalogue.columns.values()
        for target in (*column.offer, *column.organisation, *column.person)
    }
    edges = {target for target in named if target.partition(".")[2] in EDGE_TYPES}
    partners = {"Offer.LEADS_TO"} | {f"Organisation.{type_}" for type_ in COLLABORATION_TYPES}
    ties = partners | {f"{EDGE}{field}" for field in EDGE_FIELDS}
    return edges | ties | {f"{label}.{field}" for label in LABELS for field in NODE_TYPES[label].fields}


def refuse_unknown_columns(choices: Iterable[ColumnChoice], tables: Sequence[Table]) -> None:
    """Raise WrongUse where a choice names a column that no table has."""
    for choice in choices:
        if not any(find_column(table, choice) for table in tables):
            headers = ", ".join(dict.fromkeys(column.header for table in tables for column in table.columns))
            raise WrongUse(f"Der er ingen kolonne, der hedder »{choice.column}«. Filen har: {headers}.")


def find_column(table: Table, choice: ColumnChoice) -> TableColumn | None:
    """The column that a choice means in a table: by its header, else by its letter; of united columns any of them."""
    folded = fold(choice.column) or choice.column
    for column in table.columns:
        if folded in (fold(said) or said for said in (*column.headers, column.header, column.said)):
            return column
    index = column_index(choice.column.upper())
    if index is None:
        return None
    return next(
        (column for column in table.columns if index in (column.index, *(one.index for one in column.united))), None
    )

"""Where the rows under a title belong: a municipality that the title names, or all those of a region."""

from graphmodel.catalogue import fold
from importers.kept_words import SECTION
from importers.result import Severity
from importers.tables import Cell
from importers.understanding.context import SERVES, Context
from importers.understanding.gathering import Gathered

_MUNICIPALITY = " kommune"


def words_of_titles(gathered: Gathered) -> tuple[str, str]:
    """The label and the field that keep the words of titles."""
    return ("Offer", "description") if "Offer" in gathered.names else ("Organisation", "procedure")


def put_place(gathered: Gathered, context: Context, cell: Cell) -> None:
    """Let a title say whom an offer is for, or where an organisation lies; of a region an organisation keeps the words."""
    if gathered.names_unknown_place or any(type_ in ("SERVES", "LOCATED_IN") for _, type_, _, _ in gathered.edges):
        return
    if "Offer" in gathered.names:
        gathered.edges += [("Offer", "SERVES", id_, cell.address) for id_ in context.ids]
    elif len(context.ids) == 1:
        _name_employer(gathered, cell)
        gathered.edges.append(("Organisation", "LOCATED_IN", context.id, cell.address))
    else:
        gathered.put(*words_of_titles(gathered), f"{SECTION}: {cell.text}", cell.address)
        return
    if len(context.ids) > 1:
        message = f"»{cell.text}« er læst som regionens {len(context.ids)} kommuner."
        gathered.warn(Severity.NOTE, cell.address, "inferred_value", message)


def _name_employer(gathered: Gathered, cell: Cell) -> None:
    """Let a title that is a municipality's full name ("Nyborg Kommune") be where a person works whose row names nobody else."""
    has_no_home = "Actor" in gathered.names and "Organisation" not in gathered.names and not gathered.levels
    if has_no_home and fold(cell.text).endswith(_MUNICIPALITY):
        gathered.names["Organisation"] = cell
        message = (
            f"De personer, der står under »{cell.text}«, og som ingen anden organisation har, er læst som ansat der."
        )
        gathered.warn(Severity.NOTE, cell.address, "inferred_value", message)


def keep_place_words(gathered: Gathered, cell: Cell, place_words: frozenset[str]) -> None:
    """Keep a title that is a place though no field of the rows holds one."""
    if fold(cell.text) in place_words:
        gathered.put(*words_of_titles(gathered), f"{SECTION}: {cell.text}", cell.address)


def place_of(gathered: Gathered, context: Context | None, place: str) -> str:
    """The municipality that a row is about: the one that it names, else the one of the import; "" where it names several or an unknown."""
    named = {id_ for _, type_, id_, _ in gathered.edges if type_ in ("LOCATED_IN", "SERVES")}
    if gathered.names_unknown_place and not named:
        return ""
    if context and context.target == SERVES and not named and len(context.ids) == 1:
        named = {context.id}
    return next(iter(named)) if len(named) == 1 else ("" if named else place)

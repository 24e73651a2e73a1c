"""Columns of a list of persons that no field of a person is for: words about them, and remarks that are not for the map."""

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.list_entries import Column
from importers.tables import TableColumn

_REMARKS = "person-remarks"
_HOURS = "hours"
_OF_HOUSES = ("aab", "open", "kontortid")
"""How headers begin that tell when a place is open, and not when somebody is there."""


def is_remark_on_person(column: TableColumn, catalogue: Catalogue) -> bool:
    """Whether a column of a list of persons remarks on them: on leave, not on Fridays. It is nobody's way to get through."""
    return _REMARKS in catalogue.headers.candidates(column.said)


def is_of_person(column: TableColumn, meaning: Column) -> bool:
    """Whether a column of a list of persons says something of them that only words can hold: a number, the days they are there."""
    if meaning.id == _HOURS:
        return not fold(column.said).startswith(_OF_HOUSES)
    is_of_edges = any(target.startswith("Edge.") for target in meaning.organisation)
    return not meaning.person and meaning.fills != "nothing" and not is_of_edges

"""The columns of the sheet about how organisations work together, from the catalogue's words for relations."""

from collections.abc import Iterator

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.relation_entries import RelationColumn
from graphmodel.schema import COLLABORATION_TYPES, EDGE_TYPES
from importers.columns.overrides import EDGE
from importers.outgoing.columns import PaperColumn
from importers.outgoing.examples import EXAMPLE

RELATIONS = "Samarbejde"
"""What the sheet is called."""
_EXAMPLES = {
    "from": f"{EXAMPLE}Ungdomshuset Broen",
    "to": "FGU Kolding",
    "purpose": "Unge, der er på vej videre i uddannelse",
    "confirmed_on": "01.08.2026",
    "procedure": "Ring til vejlederen, og aftal et fælles møde",
}
_OF_ENDS = frozenset({"from_municipality", "to_municipality"})


def relation_columns(catalogue: Catalogue) -> tuple[PaperColumn, ...]:
    """The ends, the type, and what else there is to say of a relation."""
    fields = EDGE_TYPES[COLLABORATION_TYPES[0]].fields
    return tuple(
        _paper_column(column, catalogue)
        for column in catalogue.relation_columns.values()
        if column.id in fields or column.id in ("from", "to", "edge") or column.id in _OF_ENDS
    )


def _paper_column(column: RelationColumn, catalogue: Catalogue) -> PaperColumn:
    listed = tuple(_listed(column.id, catalogue))
    example = _EXAMPLES.get(column.id) or (listed[0] if listed else "")
    takes = "Vælg fra listen." if listed else f"For eksempel: {example}" if example else ""
    return PaperColumn(column.name, f"{EDGE}{column.id}", takes, listed, example)


def _listed(field: str, catalogue: Catalogue) -> Iterator[str]:
    """What may stand in a column of relations, the words that the import reads."""
    if field == "edge":
        yield from (relation.words[0] for id_, relation in catalogue.relations.items() if id_ in COLLABORATION_TYPES)
        return
    choices = EDGE_TYPES[COLLABORATION_TYPES[0]].fields
    for word in catalogue.relation_words:
        if word.field == field and field in choices and word.id in choices[field].choices:
            yield word.words[0]


def relation_word(type_: str, catalogue: Catalogue) -> str:
    """What a type of collaboration is called in a list; its first word that no other type has."""
    relation = catalogue.relations.get(type_)
    if relation is None:
        return EDGE_TYPES[type_].label_da
    others = {fold(word) for id_, other in catalogue.relations.items() if id_ != type_ for word in other.words}
    return next((word for word in relation.words if fold(word) not in others), relation.name)

"""The sheet for a partner, "stemmer det stadig?": what the graph has of it, row by row, to be confirmed, corrected and read again."""

from collections.abc import Iterable
from io import BytesIO

from graphmodel.cpr import mask_cpr
from graphmodel.fields import INTERNAL, OPEN
from graphmodel.schema import COLLABORATION_TYPES, EDGE_TYPES, NODE_TYPES
from importers.columns.overrides import EDGE
from importers.linking.known import KnownGraph
from importers.outgoing.asking_sheets import write_asking_sheet
from importers.outgoing.cells import new_workbook, write_guide
from importers.outgoing.columns import PaperColumn, columns_of
from importers.outgoing.graph_texts import GraphTexts
from importers.outgoing.partners import Partner
from importers.outgoing.relation_columns import RELATIONS, relation_columns
from importers.outgoing.value_texts import ValueTexts
from importers.own_sheets import ANSWER, ID
from importers.values.words import Words

_NEVER = frozenset({"verified_on", "confirmed_on", "from_municipality", "to_municipality", "note"})
"""What the columns for the answer stand in for, what the id says already, and what is noted for ourselves."""
_LABELS = ("Offer", "Organisation", "Actor")
"""What has a sheet each, in this order."""
_GUIDE = (
    "Her er det, som kortet ved om jer: tilbud, organisation, personer og samarbejder. Hjælp os med at holde det rigtigt.",
    f"Se hver række igennem, og svar under »{ANSWER}«: ja, nej eller rettet. Skriv også dagen og dit navn.",
    "Er noget forkert, så ret det i cellen, og svar rettet. Mangler der noget, så skriv det i en ny række nederst.",
    "Svarer du nej, bliver intet slettet: vi ringer og hører, hvad der er sket.",
    "Gør du en celle tom, ændrer det heller ikke kortet. Skriv i stedet, hvad der gælder.",
    f"Lad de grå kolonner være. »{ID}« fortæller, hvilken række i kortet der er tale om.",
    "Skriv aldrig et CPR-nummer og aldrig noget om en bestemt ung.",
    "Gem filen, og send den tilbage. Det var det. Tak!",
)


class ConfirmationSheets:
    """Makes the workbooks for the partners of a graph; what they have in common is found once."""

    def __init__(self, known: KnownGraph, words: Words) -> None:
        self._texts = GraphTexts(known, words)
        values = ValueTexts(words)
        self._columns = {label: _shown(columns_of(label, values, words.catalogue)) for label in _LABELS}
        self._relation_columns = _shown(relation_columns(words.catalogue))

    def workbook(self, asked: Partner) -> bytes:
        """An .xlsx with a row for each thing of a partner, named by its id; untouched and read again it changes nothing."""
        book = new_workbook()
        for label, columns in self._columns.items():
            nodes = [node for node in asked.nodes if node.label == label]
            rows = [[self._texts.of_node(node, column.target) for column in columns] for node in nodes]
            write_asking_sheet(book, NODE_TYPES[label].plural_da, columns, rows, [node.id for node in nodes])
        edges, columns = asked.collaborations, self._relation_columns
        rows = [[self._texts.of_edge(edge, column.target) for column in columns] for edge in edges]
        write_asking_sheet(book, RELATIONS, columns, rows, [edge.key for edge in edges])
        name = asked.organisation.properties.get("name") or asked.organisation.id
        write_guide(book, f"stemmer det stadig? Til {mask_cpr(str(name))}", _GUIDE)
        whole = BytesIO()
        book.save(whole)
        return whole.getvalue()


def _shown(columns: Iterable[PaperColumn]) -> tuple[PaperColumn, ...]:
    return tuple(column for column in columns if _may_be_shown(column.target))


def _may_be_shown(target: str) -> bool:
    """Whether a partner may see a field: it is open, or for those who work with the map."""
    label, _, name = target.partition(".")
    if name in _NEVER:
        return False
    fields = EDGE_TYPES[COLLABORATION_TYPES[0]].fields if f"{label}." == EDGE else NODE_TYPES[label].fields
    return name not in fields or fields[name].confidentiality in (OPEN, INTERNAL)

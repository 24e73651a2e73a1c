"""The sheet for a partner, "stemmer det stadig?": what the graph has of it, row by row, to be confirmed, corrected and read again."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from graphmodel.cpr import mask_cpr
from graphmodel.errors import NotFound
from graphmodel.fields import INTERNAL, OPEN
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import COLLABORATION_TYPES, EDGE_TYPES, NODE_TYPES
from importers.linking.known import KnownGraph
from importers.papers.asking_sheets import write_asking_sheet
from importers.papers.cells import new_workbook
from importers.papers.columns import columns_of
from importers.papers.guides import write_guide
from importers.papers.ours import ANSWER, ID
from importers.papers.relation_columns import EDGE, RELATIONS, relation_columns
from importers.papers.shown import Shown
from importers.papers.telling import Telling
from importers.understanding.words import Words

_NEVER = frozenset({"verified_on", "confirmed_on", "from_municipality", "to_municipality", "note"})
"""What the columns for the answer stand in for, what the id says already, and what is noted for ourselves."""
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


@dataclass(frozen=True, slots=True)
class Partner:
    """What the graph has of an organisation and its units."""

    organisation: NodeRecord
    nodes: tuple[NodeRecord, ...]
    collaborations: tuple[EdgeRecord, ...]


def partners(known: KnownGraph) -> list[NodeRecord]:
    """The organisations that are asked by themselves: in use, part of no other, and with something to confirm besides their name."""
    near = known.neighbours()
    found = []
    for organisation in known.of_label("Organisation"):
        if not _is_active(organisation) or near.to("PART_OF", organisation.id):
            continue
        units = _units(known, organisation.id)
        if any(near.to("PROVIDES", id_) or near.at("WORKS_AT", id_) for id_ in units):
            found.append(organisation)
    return found


def partner(known: KnownGraph, organisation_id: str, on: date) -> Partner:
    """What to ask an organisation about, its units among it; what is over is left out. Raises NotFound."""
    organisation = known.nodes.get(("Organisation", organisation_id))
    if organisation is None:
        raise NotFound(f"Der er ingen organisation med id »{organisation_id}« i kortet.")
    units, near = _units(known, organisation_id), known.neighbours()
    offers = {id_ for unit in units for id_ in near.to("PROVIDES", unit)}
    persons = {id_ for unit in units for id_ in near.at("WORKS_AT", unit)}
    nodes = [("Organisation", id_) for id_ in units] + [("Offer", id_) for id_ in sorted(offers)]
    nodes += [("Actor", id_) for id_ in sorted(persons)]
    records = (known.nodes[identity] for identity in nodes)
    edges = (
        edge
        for _, edge in sorted(known.edges.items())
        if edge.type in COLLABORATION_TYPES
        and not {edge.from_id, edge.to_id}.isdisjoint(units)
        and _is_asked_about(edge, known, on)
    )
    return Partner(organisation, tuple(node for node in records if _is_active(node)), tuple(edges))


def confirmation_workbook(asked: Partner, known: KnownGraph, words: Words) -> bytes:
    """An .xlsx with a row for each thing of a partner, named by its id; untouched and read again it changes nothing."""
    shown, telling = Shown(known, words), Telling(words)
    book = new_workbook()
    for label in ("Offer", "Organisation", "Actor"):
        nodes = [node for node in asked.nodes if node.label == label]
        columns = [column for column in columns_of(label, telling, words.catalogue) if _may_be_shown(column.target)]
        rows = [[shown.of_node(node, column.target) for column in columns] for node in nodes]
        write_asking_sheet(book, NODE_TYPES[label].plural_da, columns, rows, [node.id for node in nodes])
    columns = [column for column in relation_columns(words.catalogue) if _may_be_shown(column.target)]
    rows = [[shown.of_edge(edge, column.target) for column in columns] for edge in asked.collaborations]
    write_asking_sheet(book, RELATIONS, columns, rows, [edge.key for edge in asked.collaborations])
    name = asked.organisation.properties.get("name") or asked.organisation.id
    write_guide(book, f"stemmer det stadig? Til {mask_cpr(str(name))}", _GUIDE)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _may_be_shown(target: str) -> bool:
    """Whether a partner may see a field: it is open, or for those who work with the map."""
    label, _, name = target.partition(".")
    if name in _NEVER:
        return False
    fields = EDGE_TYPES[COLLABORATION_TYPES[0]].fields if f"{label}." == EDGE else NODE_TYPES[label].fields
    return name not in fields or fields[name].confidentiality in (OPEN, INTERNAL)


def _units(known: KnownGraph, organisation_id: str) -> list[str]:
    """An organisation and all that is part of it, over any number of steps."""
    near = known.neighbours()
    found = {organisation_id: None}
    waiting = [organisation_id]
    while waiting:
        for unit in sorted(near.at("PART_OF", waiting.pop()) - found.keys()):
            found[unit] = None
            waiting.append(unit)
    return [organisation_id, *sorted(found.keys() - {organisation_id})]


def _is_active(node: NodeRecord) -> bool:
    """Whether a thing is in use; persons of a youth's own network are nobody's staff."""
    return node.properties.get("status", "active") == "active" and node.properties.get("kind") != "network"


def _is_asked_about(edge: EdgeRecord, known: KnownGraph, on: date) -> bool:
    """Whether a collaboration is there, or planned, between two that are in use."""
    ends = edge.properties.get("valid_to")
    both = (known.nodes[("Organisation", id_)] for id_ in (edge.from_id, edge.to_id))
    is_over = isinstance(ends, str) and ends < on.isoformat()
    return edge.properties.get("state") != "missing" and not is_over and all(map(_is_active, both))

"""What the graph calls by code words, as a table calls it: kinds of nodes and edges, and their fields, in the words of the model.

The types of collaboration are called what the municipality's own catalogue calls them.
"""

import re
from collections.abc import Mapping

from graphmodel.catalogue import Catalogue
from graphmodel.fields import FieldSpec, Value
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from queries.telling.danish import in_a_sentence, listed

_TYPE_AT_THE_END = re.compile(r"\(([A-Z_]+)\)(?=$|:)")


def kinds(name: str, catalogue: Catalogue) -> str:
    """A label, or an edge type between its ends, as the head of a row; a name that the model does not have stays as it is.

    >>> from graphmodel.catalogue import load_catalogue
    >>> [kinds(name, load_catalogue()) for name in ("Actor", "PROVIDES", "AT_STAGE", "Ukendt")]
    ['Personer', 'Organisation udbyder tilbud', 'Ung er i fasen', 'Ukendt']
    """
    if name in NODE_TYPES:
        return NODE_TYPES[name].plural_da
    kind = EDGE_TYPES.get(name)
    if kind is None:
        return name
    giver = listed([NODE_TYPES[label].label_da for label in kind.from_labels], last="eller")
    taker = listed([in_a_sentence(NODE_TYPES[label].label_da) for label in kind.to_labels], last="eller")
    verb = edge(name, catalogue)
    return f"{giver} {verb}" if verb.split()[-1].startswith(taker) else f"{giver} {verb} {taker}"


def edge(type_: str, catalogue: Catalogue) -> str:
    """An edge type as the verb of a sentence."""
    said = catalogue.collaboration.get(type_)
    return said.name if said else EDGE_TYPES[type_].label_da if type_ in EDGE_TYPES else type_


def target(name: str, catalogue: Catalogue) -> str:
    """What a column is read as: a field, or an edge, of a kind of node.

    >>> from graphmodel.catalogue import load_catalogue
    >>> [target(name, load_catalogue()) for name in ("Offer.name", "Organisation.LOCATED_IN", "GRANTS.state")]
    ['Tilbud: Navn', 'Organisation: ligger i', 'giver: Tilstand']
    """
    label, _, of_it = name.partition(".")
    if label in EDGE_TYPES:
        return f"{edge(label, catalogue)}: {_field(EDGE_TYPES[label].fields, of_it)}"
    kind = NODE_TYPES.get(label)
    if kind is None:
        return name
    return f"{kind.label_da}: {_field(kind.fields, of_it) if of_it in kind.fields else edge(of_it, catalogue)}"


def value_text(value: Value | None) -> str:
    """A field's value as a table shows it; a dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return ", ".join(value) if isinstance(value, list) else str(value)


def thing(name: str, id_: str, catalogue: Catalogue) -> str:
    """A node, or an edge between two, by its id.

    >>> from graphmodel.catalogue import load_catalogue
    >>> thing("Offer", "offer-1", load_catalogue()), thing("PROVIDES", "org-1 → offer-1", load_catalogue())
    ('Tilbud offer-1', 'Forbindelsen »udbyder« org-1 → offer-1')
    """
    return (
        f"{NODE_TYPES[name].label_da} {id_}" if name in NODE_TYPES else f"Forbindelsen »{edge(name, catalogue)}« {id_}"
    )


def with_fields(why: str, name: str) -> str:
    """A reason that ends with the fields it is about.

    >>> with_fields("er ændret siden: name, phone", "Offer"), with_fields("er fjernet siden", "Offer")
    ('er ændret siden: Navn, Telefon', 'er fjernet siden')
    """
    reason, mark, fields = why.partition(": ")
    kind = NODE_TYPES.get(name) or EDGE_TYPES.get(name)
    if not mark or kind is None:
        return why
    return f"{reason}: {', '.join(_field(kind.fields, each) for each in fields.split(', '))}"


def place(where: str, catalogue: Catalogue) -> str:
    """Where something is seen: an edge's type, which stands in brackets after its ends, in Danish."""
    return _TYPE_AT_THE_END.sub(lambda found: f"({edge(found[1], catalogue)})", where)


def _field(fields: Mapping[str, FieldSpec], name: str) -> str:
    return fields[name].label if name in fields else name

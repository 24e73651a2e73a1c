"""Hand-overs of youths between organisations: who gives, who takes, into what, and how far it has come."""

from collections.abc import Iterable, Iterator

from kaedekort.demo.exchange import ExchangeObject, Table, make_edge, make_node

_ENDS = {"concerns": "CONCERNS", "given_by": "GIVEN_BY", "taken_by": "TAKEN_BY", "leads_into": "LEADS_INTO"}


def build_handovers(tables: Iterable[Table]) -> Iterator[ExchangeObject]:
    """The hand-overs' nodes, each followed by its edges."""
    for table in tables:
        yield make_node("Handover", table, _ENDS)
        for key, edge_type in _ENDS.items():
            if key in table:
                yield make_edge(edge_type, table["id"], table[key])

"""The made-up municipality Birkesund and its neighbour Hjortevig, from the hand-written files beside this module.

Everything is invented and can be seen to be: municipality codes that do not exist, postcodes below 1000, phone numbers that begin
with 0, addresses at .example. The day it is written for is 2026-11-23; yearly and rolling intakes keep it alive afterwards.
"""

from collections.abc import Iterable, Iterator

from kaedekort.demo.exchange import ExchangeObject, Table, is_node, make_edge, make_node, read_references, without
from kaedekort.demo.handovers import build_handovers
from kaedekort.demo.reading import read_tables
from kaedekort.demo.youths import build_youth

_ORGANISATION_EDGES = ("in_sector", "located_in", "part_of")
_ACTOR_EDGES = ("works_at", "holds")
_OFFER_EDGES = ("by", "serves", "stages", "areas", "requires", "leads_to", "answered_by")
_COLLABORATION_ENDS = ("type", "from", "to")
_GRANT_ENDS = ("role", "permission")
_PLACE = ("address", "postcode", "town")


def build_demo(catalogue_objects: Iterable[Table]) -> list[ExchangeObject]:
    """The made-up municipality in the exchange form, nodes before edges, the catalogue's own objects first; the same every time.

    `catalogue_objects` are the catalogue's nodes and proposed grants; what the municipality has said itself about grants and about
    how long a decision takes replaces what stands there.
    """
    catalogue = [dict(each) for each in catalogue_objects]
    objects = [*_localise(catalogue), *_municipalities(), *_organisations(), *_actors(), *_offers(), *_collaborations()]
    for table in read_tables("youths-", "youth"):
        objects += build_youth(table)
    objects += build_handovers(read_tables("handovers", "handover"))
    return [each for each in objects if is_node(each)] + [each for each in objects if not is_node(each)]


def _localise(catalogue: Iterable[ExchangeObject]) -> Iterator[ExchangeObject]:
    """The catalogue's objects as the municipality sees them: grants that it has confirmed, and how long a decision takes."""
    said = {table["id"]: dict(table) for table in read_tables("local", "permissions")}
    grants = {
        (f"role-{table['role']}", f"permission-{table['permission']}"): without(table, _GRANT_ENDS)
        for table in read_tables("local", "grants")
    }
    for each in catalogue:
        if each.get("node") == "Permission":
            yield each | said.get(each["id"], {})
        elif each.get("edge") == "GRANTS":
            local = grants.get((each["from"], each["to"]), {})
            yield each | local
        else:
            yield each


def _municipalities() -> Iterator[ExchangeObject]:
    for table in read_tables("organisations", "municipality"):
        yield make_node("Municipality", table)


def _organisations() -> Iterator[ExchangeObject]:
    for table in read_tables("organisations", "organisation"):
        yield make_node("Organisation", table, _ORGANISATION_EDGES)
        yield make_edge("IN_SECTOR", table["id"], f"sector-{table['in_sector']}")
        for municipality, said in read_references(table.get("located_in"), "municipality"):
            yield make_edge("LOCATED_IN", table["id"], municipality, **said)
        for whole, said in read_references(table.get("part_of"), "organisation"):
            yield make_edge("PART_OF", table["id"], whole, **said)


def _actors() -> Iterator[ExchangeObject]:
    for table in read_tables("actors", "actor"):
        yield make_node("Actor", table, _ACTOR_EDGES)
        for organisation, said in read_references(table.get("works_at"), "organisation"):
            yield make_edge("WORKS_AT", table["id"], organisation, **said)
        for role, said in read_references(table.get("holds"), "role"):
            yield make_edge("HOLDS", table["id"], f"role-{role}", **said)


def _offers() -> Iterator[ExchangeObject]:
    organisations = {table["id"]: table for table in read_tables("organisations", "organisation")}
    for table in read_tables("offers-", "offer"):
        yield make_node("Offer", _with_place(table, organisations[table["by"][0]]), _OFFER_EDGES)
        yield from _offer_edges(table)


def _with_place(offer: Table, provider: Table) -> Table:
    """An offer held on the spot is where its first provider is, unless it says where itself."""
    if offer.get("form") != "on_site" or any(key in offer for key in _PLACE):
        return offer
    return {**offer, **{key: provider[key] for key in _PLACE if key in provider}}


def _offer_edges(table: Table) -> Iterator[ExchangeObject]:
    offer = table["id"]
    for organisation, said in read_references(table["by"], "organisation"):
        yield make_edge("PROVIDES", organisation, offer, **said)
    for municipality, said in read_references(table.get("serves"), "municipality"):
        yield make_edge("SERVES", offer, municipality, **said)
    for stage, said in read_references(table.get("stages"), "stage"):
        yield make_edge("SUITS", offer, stage, **said)
    for area, said in read_references(table.get("areas"), "area"):
        yield make_edge("DEVELOPS", offer, f"area-{area}", **said)
    for permission, said in read_references(table.get("requires"), "permission"):
        yield make_edge("REQUIRES", offer, f"permission-{permission}", **said)
    for following, said in read_references(table.get("leads_to"), "offer"):
        yield make_edge("LEADS_TO", offer, following, **said)
    for actor, said in read_references(table.get("answered_by"), "actor"):
        yield make_edge("ANSWERS_FOR", actor, offer, **said)


def _collaborations() -> Iterator[ExchangeObject]:
    for table in read_tables("collaboration", "collaboration"):
        yield make_edge(table["type"], table["from"], table["to"], **without(table, _COLLABORATION_ENDS))

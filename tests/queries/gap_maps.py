"""Maps to ask the views of gaps of, and how they are asked."""

import random
from datetime import date, timedelta
from typing import Any

from queries.gaps.views import GapViews
from queries.overview import Overviews
from queries.surfaces.facts import fetch_surface_facts
from tests.oracle.graph import Object
from tests.queries.maps import CARRIES, CATALOGUE, DAY, Map, asked, edge, node
from tests.queries.test_rule_book import Country


def views(drawn: Map, municipality: str | None = None, **how: Any) -> GapViews:
    question = asked(**({"on": DAY} | how))
    overview, surfaces = drawn.store.read(lambda reader: (Overviews(CARRIES).at(reader), fetch_surface_facts(reader)))
    return GapViews(overview, surfaces, CATALOGUE, question.on, question.limits, municipality)


def life(found: GapViews) -> list[Object]:
    return [each.as_json() for each in found.life(found.events)]


def expiring(found: GapViews) -> list[Object]:
    return [each.as_json() for each in found.hanging(found.expiring)]


def lacking(found: GapViews) -> dict[str, tuple[str, ...]]:
    return {f"{each.kind} {each.id}": each.lacks for each in found.links}


def in_sectors(country: Country) -> list[Object]:
    """The random graph with sectors: most organisations have one, some two, and some edges do not hold."""
    chance = random.Random(f"sectors of {country.base}")
    organisations = [thing["id"] for thing in country.objects if thing.get("node") == "Organisation"]
    sectors = [node("Sector", "sector-a"), node("Sector", "sector-b"), node("Sector", "sector-c", status="inactive")]
    edges = [
        edge("IN_SECTOR", organisation, sector, **({"valid_to": "2020-01-01"} if chance.random() < 0.1 else {}))
        for organisation in organisations
        for sector in ("sector-a", "sector-b", "sector-c")
        if chance.random() < 0.4
    ]
    return [*sectors, *country.objects, *edges]


def of_age(objects: list[Object], seed: int, base: date) -> list[Object]:
    """The random graph with youths who come of age soon, organisations that one is discharged from, and stays and courses that end."""
    chance = random.Random(seed)

    def changed(thing: Object) -> Object:
        if thing.get("node") == "Youth" and chance.random() < 0.7:
            soon = base + timedelta(days=chance.randint(-40, 150))
            return {**thing, "birth_month": f"{soon.year - chance.choice((18, 23, 25, 30))}-{soon.month:02}"}
        if thing.get("node") == "Organisation" and chance.random() < 0.5:
            return {**thing, "kind": chance.choice(("psykiatri", "kriminalforsorg", "grundskole"))}
        if thing.get("edge") in {"LIVES_IN", "TAKES_PART_IN"} and chance.random() < 0.6:
            ends = (base + timedelta(days=chance.randint(-1, 20))).isoformat()
            state = {"state": "started"} if thing["edge"] == "TAKES_PART_IN" else {}
            return {**thing, **state, "valid_to": ends}
        if thing.get("edge") == "TAKES_PART_IN" and chance.random() < 0.8:
            begun = (base - timedelta(days=chance.randint(0, 30))).isoformat()
            kept = {name: value for name, value in thing.items() if name != "valid_to"}
            return {**kept, "state": "started", "valid_from": begun}
        if thing.get("node") == "Offer" and chance.random() < 0.7:
            return {**thing, "duration_weeks": chance.randint(1, 8)}
        return thing

    return [changed(thing) for thing in objects]


def running_out(country: Country, on: date) -> list[Object]:
    """The random graph with offers that suit nearly everybody and require a permission, where much of what these rest on ends soon."""
    chance = random.Random(f"ends near {on}")
    permissions = [thing["id"] for thing in country.objects if thing.get("node") == "Permission"]

    def changed(thing: Object) -> Object:
        if thing.get("node") == "Offer":
            return node("Offer", thing["id"], route="open", reach="national")
        if thing.get("node") == "Permission" or thing.get("edge") in {"GRANTS", "HOLDS", "WORKS_AT"}:
            kept = {
                name: value
                for name, value in thing.items()
                if name in {"node", "edge", "id", "from", "to", "at", "valid_from"}
            }
            ends = (on + timedelta(days=chance.randint(-4, 16))).isoformat()
            return kept | ({"valid_to": ends} if chance.random() < 0.5 else {})
        return thing

    required = [edge("REQUIRES", offer, chance.choice(permissions)) for offer in country.offers] if permissions else []
    others = [thing for thing in country.objects if thing.get("edge") not in {"REQUIRES", "SUITS", "SERVES"}]
    return [*map(changed, others), *required]

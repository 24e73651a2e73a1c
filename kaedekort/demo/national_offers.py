"""The offers of the made-up country: kinds, conditions, dates, seats, and whom they serve."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kaedekort.demo.exchange import ExchangeObject, Table, make_edge
from kaedekort.demo.national_organisations import Place, Places

_NATIONAL_SHARE = 0.01
_SHARED_SHARE = 0.10
_LEADING_SHARE = 0.2
_KINDS = (
    ("Vejledning", "vejledning"), ("Mentor", "mentor"), ("Praktik", "virksomhedspraktik"), ("Fritidsjob", "fritidsjob"),
    ("Brobygning", "brobygning"), ("Grundforløb", "eud-grundforloeb"), ("Læsehold", "ordblindeundervisning"),
    ("Samtaler", "psykologsamtale"), ("Behandling", "rusmiddelbehandling"), ("Bostøtte", "bostoette"),
    ("Aftenhold", "sport-og-kultur"), ("Opsøgende hold", "opsoegende-indsats"), ("Værested", "vaerested"),
    ("Mestringsforløb", "mestringsforloeb"), ("Samvær", "aktivitet-og-samvaer"), ("Rådgivning", "raadgivning"),
    ("Gruppeforløb", "gruppeforloeb"),
)  # fmt: skip
_PERMISSIONS = {
    "virksomhedspraktik": "permission-virksomhedspraktik",
    "mentor": "permission-mentorstoette",
    "psykologsamtale": "permission-laegehenvisning",
    "rusmiddelbehandling": "permission-rusmiddelbehandling-18-plus",
    "bostoette": "permission-bostoette",
}
_AGES = ((15, 17), (15, 24), (15, 29), (16, 25), (18, 24), (18, 29), (18, None), (None, None))
_ROUTES = ("open", "self", "self", "referral", "referral", "visitation")
_INTERESTS = ("dyr", "mad", "biler", "musik", "natur", "it", "sport", "boern", "haandvaerk", "krea")
_NEEDS = ("tolk", "ledsager", "koerestol", "stille", "kvinde", "mand", "rusfri", "dyr")
_DATES = (
    "2026-12-07",
    "2027-01-04",
    "2027-01-18",
    "2027-02-01",
    "2027-02-22",
    "2027-03-15",
    "2027-04-12",
    "2027-08-09",
)


def build_offers(
    draw: random.Random, catalogue: Sequence[Table], places: Places, number_of: int
) -> Iterator[ExchangeObject]:
    """Each offer followed by its edges; how many a municipality has follows its weight."""
    ids = {label: [table["id"] for table in catalogue if table.get("node") == label] for label in ("Stage", "Area")}
    permissions = {table["id"] for table in catalogue if table.get("node") == "Permission"}
    cumulative = list(accumulate(places.weights))
    for number, place in enumerate(draw.choices(places.each, cum_weights=cumulative, k=number_of)):
        offer = f"offer-{place.municipality}-{number + 1}"
        word, kind = draw.choice(_KINDS)
        route = draw.choice(_ROUTES)
        is_national = draw.random() < _NATIONAL_SHARE
        yield _node(draw, offer, f"{word} {number + 1}, {place.name} (opdigtet)", kind, route, is_national)
        if place.offers and draw.random() < _LEADING_SHARE:
            yield make_edge("LEADS_TO", offer, draw.choice(place.offers))
        place.offers.append(offer)
        yield make_edge("PROVIDES", draw.choice(place.organisations), offer)
        if not is_national:
            for municipality in _served(draw, place, places.each):
                yield make_edge("SERVES", offer, municipality)
        for stage in draw.sample(ids["Stage"], draw.randrange(1, 4)):
            yield make_edge("SUITS", offer, stage)
        for area in draw.sample(ids["Area"], draw.randrange(2, 5)):
            yield make_edge("DEVELOPS", offer, area)
        if route == "visitation" and _PERMISSIONS.get(kind) in permissions:
            yield make_edge("REQUIRES", offer, _PERMISSIONS[kind])


def _served(draw: random.Random, home: Place, places: Sequence[Place]) -> list[str]:
    if len(places) == 1 or draw.random() >= _SHARED_SHARE:
        return [home.municipality]
    others = draw.sample(places, min(len(places), draw.randrange(2, 6)))
    return [home.municipality, *(place.municipality for place in others if place is not home)][:5]


def _node(draw: random.Random, offer: str, name: str, kind: str, route: str, is_national: bool) -> ExchangeObject:
    low, high = draw.choice(_AGES)
    node: ExchangeObject = {"node": "Offer", "id": offer, "name": name, "kind": kind}
    if low is not None:
        node["min_age"] = low
    if high is not None:
        node["max_age"] = high
    node |= {"route": route, **_intake(draw)}
    chance = draw.random()
    if chance < 0.7:
        node |= {
            "seats_total": 12,
            "seats_free": draw.randrange(0, 8),
            "seats_on": f"2026-11-{draw.randrange(1, 24):02d}",
        }
    if chance < 0.5:
        node["waiting_weeks"] = draw.randrange(0, 12)
    node["hours_per_week"] = draw.randrange(1, 31)
    if is_national:
        node["reach"] = "national"
    node["languages"] = ["dansk"]
    if chance > 0.3:
        node["accessibility"] = draw.sample(_NEEDS, 2)
    if chance > 0.8:
        node["cannot"] = [draw.choice(_NEEDS)]
    node["interests"] = draw.sample(_INTERESTS, 2)
    node["verified_on"] = f"2026-{draw.randrange(1, 12):02d}-{draw.randrange(1, 23):02d}"
    return node


def _intake(draw: random.Random) -> ExchangeObject:
    chance = draw.random()
    if chance < 0.5:
        return {"intake": "rolling"}
    if chance < 0.75:
        return {
            "intake": "dates",
            "intake_dates": sorted(draw.sample(_DATES, 3)),
            "apply_by_days": draw.randrange(0, 22),
        }
    if chance < 0.95:
        return {"intake": "yearly", "intake_dates": ["01-11", "08-09"], "apply_by_days": draw.randrange(0, 43)}
    return {}

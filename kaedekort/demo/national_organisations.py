"""The organisations of the made-up country, their people, and how they work together."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kaedekort.demo.exchange import ExchangeObject, Table, make_edge

# (kind, sector, words for the name, role held there or "")
_KINDS: tuple[tuple[str, str, str, str], ...] = (
    ("kui", "kommune", "Ungeindsatsen", "role-kontaktperson"),
    ("beskaeftigelse", "kommune", "Jobhuset", "role-jobkonsulent"),
    ("social-boern-unge", "kommune", "Børne- og Ungerådgivningen", "role-myndighedsraadgiver-boern-unge"),
    ("social-voksen", "kommune", "Voksenrådgivningen", "role-voksenraadgiver"),
    ("rusmiddel", "kommune", "Rusmiddelrådgivningen", "role-rusmiddelraadgiver"),
    ("handicap", "kommune", "Handicap og Særlige Behov", "role-stu-visitator"),
    ("sundhed", "kommune", "Sundhedshuset", ""),
    ("ungdomsskole", "kommune", "Ungdomsskolen", ""),
    ("klub", "kommune", "Ungeklubben", ""),
    ("ssp", "kommune", "SSP", "role-ssp-konsulent"),
    ("bolig", "kommune", "Boligteamet", "role-boligraadgiver"),
    ("fgu", "uddannelse", "FGU-skolen", "role-fgu-leder"),
    ("eud", "uddannelse", "Erhvervsskolen", "role-fastholdelsesvejleder"),
    ("vuc", "uddannelse", "VUC", ""),
    ("stu-udbyder", "uddannelse", "STU-værkstedet", ""),
    ("hoejskole", "uddannelse", "Højskolen", ""),
    ("psykiatri", "region", "Ungepsykiatrien", "role-psykiatri"),
    ("somatik", "region", "Lægehuset", "role-egen-laege"),
    ("politi", "stat", "Forebyggelsen", ""),
    ("privat-arbejdsgiver", "erhverv", "Værkstedet", "role-praktikvaert"),
    ("socialoekonomisk-virksomhed", "erhverv", "Caféen", "role-praktikvaert"),
    ("anden-aktoer", "erhverv", "Vejviserne", ""),
    ("forening", "civilsamfund", "Idrætsforeningen", ""),
    ("frivilligcenter", "civilsamfund", "Frivilligcentret", "role-frivilligkoordinator"),
    ("vaerested", "civilsamfund", "Værestedet", ""),
    ("ngo-raadgivning", "civilsamfund", "Rådgivningen", ""),
)
_CARRYING = ("REFERS_TO", "HANDS_OVER_TO", "DELIVERS_FOR", "CO_DELIVERS_WITH")
_RESTING = ("FUNDS", "SUPERVISES", "SHARES_INFORMATION_WITH", "MEETS_WITH", "KNOWS")
_AGREEMENTS = ("written", "written", "oral", "none")
_YOUTHS_EACH_CONTACT = 25


@dataclass(frozen=True, slots=True)
class Place:
    """One municipality: its organisations (the first is its ungeindsats), contact persons and the offers drawn so far."""

    municipality: str
    name: str
    organisations: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Places:
    """All municipalities, how large each is beside the others, and the objects that make them up."""

    each: list[Place]
    weights: list[float]
    objects: list[ExchangeObject]


def build_organisations(
    draw: random.Random, catalogue: Sequence[Table], municipalities: Sequence[Table], organisations_each: int
) -> Places:
    """Organisations, actors and collaboration of every municipality; roles that the catalogue lacks are held by nobody."""
    roles = {table["id"] for table in catalogue if table.get("node") == "Role"}
    weights = [1 / (1 + 3 * number / len(municipalities)) for number in range(len(municipalities))]
    mean_weight = sum(weights) / len(weights)
    places = Places([], weights, [])
    for municipality, weight in zip(municipalities, weights, strict=True):
        place = Place(municipality["id"], municipality["name"])
        places.each.append(place)
        number_of = max(12, round(organisations_each * weight / mean_weight))
        places.objects.extend(_organisations(place, number_of))
        places.objects.extend(_actors(place, number_of, roles))
        places.objects.extend(_collaborations(draw, place))
    return places


def _organisations(place: Place, number_of: int) -> Iterator[ExchangeObject]:
    for number in range(number_of):
        kind, sector, word, _ = _KINDS[number % len(_KINDS)]
        series = number // len(_KINDS)
        org = f"org-{place.municipality}-{kind}" + (f"-{series + 1}" if series else "")
        named = f"{word}{f' {series + 1}' if series else ''}, {place.name} (opdigtet)"
        place.organisations.append(org)
        # Only the ungeindsats itself is of the kind where youths without a contact person start.
        yield {
            "node": "Organisation",
            "id": org,
            "name": named,
            **({} if series and kind == "kui" else {"kind": kind}),
            "phone": f"01 {int(place.municipality) % 90 + 10:02d} {number // 90 + 10:02d} {number % 90 + 10:02d}",
            "verified_on": f"2026-{number % 11 + 1:02d}-{number % 27 + 1:02d}",
        }
        yield make_edge("IN_SECTOR", org, f"sector-{sector}")
        yield make_edge("LOCATED_IN", org, place.municipality)
        if series:
            yield make_edge("PART_OF", org, f"org-{place.municipality}-{kind}")


def _actors(place: Place, number_of: int, roles: set[str]) -> Iterator[ExchangeObject]:
    for number, organisation in enumerate(place.organisations):
        *_, role = _KINDS[number % len(_KINDS)]
        actor = f"actor-{organisation.removeprefix('org-')}"
        yield {"node": "Actor", "id": actor, "name": f"Medarbejder {number + 1} (opdigtet)", "kind": "professional"}
        yield make_edge("WORKS_AT", actor, organisation)
        if role in roles:
            yield make_edge("HOLDS", actor, role, at=organisation)
    for number in range(max(2, number_of * 13 // _YOUTHS_EACH_CONTACT)):
        actor = f"actor-{place.municipality}-kontaktperson-{number + 1}"
        place.contacts.append(actor)
        yield {"node": "Actor", "id": actor, "name": f"Kontaktperson {number + 1} (opdigtet)", "kind": "professional"}
        yield make_edge("WORKS_AT", actor, place.organisations[0])
        if "role-kontaktperson" in roles:
            yield make_edge("HOLDS", actor, "role-kontaktperson")


def _collaborations(draw: random.Random, place: Place) -> Iterator[ExchangeObject]:
    """The ungeindsats refers to every second organisation; each of the others works with about three more."""
    first, *others = place.organisations
    linked: set[tuple[str, str, str]] = set()
    for organisation in others:
        wanted = [(first, organisation, "REFERS_TO")] if draw.random() < 0.5 else []
        wanted += [(organisation, draw.choice(others), draw.choice(_CARRYING)) for _ in range(2)]
        wanted.append((organisation, draw.choice(place.organisations), draw.choice(_RESTING)))
        for giver, taker, edge_type in wanted:
            if giver != taker and (giver, taker, edge_type) not in linked:
                linked.add((giver, taker, edge_type))
                yield make_edge(edge_type, giver, taker, **_terms(draw, edge_type))


def _terms(draw: random.Random, edge_type: str) -> Mapping[str, object]:
    state = draw.choices(("active", "planned", "missing"), (85, 10, 5))[0]
    terms: dict[str, object] = {"state": state, "agreement": draw.choice(_AGREEMENTS)}
    if state == "active" and draw.random() < 0.8:
        terms["confirmed_on"] = f"2026-{draw.randrange(1, 12):02d}-{draw.randrange(1, 21):02d}"
    if edge_type == "SHARES_INFORMATION_WITH":
        terms |= {"legal_basis": "KUI-lov kap. 1 b", "purpose": "forløb"}
    elif draw.random() < 0.1:
        terms["valid_to"] = draw.choice(("2026-06-30", "2027-06-30"))
    return terms

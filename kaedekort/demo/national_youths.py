"""The youths of the made-up country: phases, sub-goals, contact persons, wishes, consents and what they attend."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kaedekort.demo.exchange import ExchangeObject, Table, make_edge
from kaedekort.demo.national_organisations import Place, Places

_INTERESTS = ("dyr", "mad", "biler", "musik", "natur", "it", "sport", "boern", "haandvaerk", "krea")
_REQUIREMENTS = ("tolk", "ledsager", "koerestol", "stille", "kvinde", "mand", "arabisk", "engelsk")
_INCOMES = ("su", "kontanthjaelp", "loen", "foraeldre", "ingen")
_STATES = ("applied", "waiting", "started", "started", "completed", "stopped")
_OWN_WORDS = (
    "Komme afsted om morgenen.", "Have nogen at spise frokost med.", "Blive til noget, jeg selv har valgt.",
    "Sove om natten.", "Turde sige det højt.", "Tjene mine egne penge.", "Få styr på brevene.", "Holde ud til fredag.",
)  # fmt: skip


def build_youths(
    draw: random.Random, catalogue: Sequence[Table], places: Places, number_of: int
) -> Iterator[ExchangeObject]:
    """Each youth and sub-goal followed by its edges; how many a municipality has follows its weight."""
    stages = [table["id"] for table in catalogue if table.get("node") == "Stage"]
    areas = [table["id"] for table in catalogue if table.get("node") == "Area"]
    cumulative = list(accumulate(places.weights))
    for number, place in enumerate(draw.choices(places.each, cum_weights=cumulative, k=number_of)):
        youth = f"youth-{place.municipality}-{number + 1}"
        yield _node(draw, youth)
        yield make_edge("LIVES_IN", youth, place.municipality)
        main, partial = draw.sample(stages, 2)
        yield make_edge("AT_STAGE", youth, main, main=True)
        if number % 2:
            yield make_edge("AT_STAGE", youth, partial)
        yield make_edge("CONTACT_PERSON_FOR", draw.choice(place.contacts), youth, main=True, at=place.organisations[0])
        yield from _sub_goals(draw, youth, draw.sample(areas, draw.randrange(2, 5)))
        yield from _consents(draw, youth, place)
        yield from _choices(draw, youth, place)


def _node(draw: random.Random, youth: str) -> ExchangeObject:
    node: ExchangeObject = {
        "node": "Youth",
        "id": youth,
        "birth_month": f"{draw.randrange(1998, 2011)}-{draw.randrange(1, 13):02d}",
        "interests": draw.sample(_INTERESTS, 2),
    }
    if draw.random() < 0.3:
        node["requirements"] = [draw.choice(_REQUIREMENTS)]
    if draw.random() < 0.9:
        node["income_basis"] = draw.choice(_INCOMES)
    return node


def _sub_goals(draw: random.Random, youth: str, areas: Sequence[str]) -> Iterator[ExchangeObject]:
    for rank, area in enumerate(areas, start=1):
        sub_goal = f"subgoal-{youth.removeprefix('youth-')}-{rank}"
        yield {"node": "SubGoal", "id": sub_goal, "own_words": draw.choice(_OWN_WORDS), "youth_rank": rank}
        yield make_edge("WORKS_TOWARDS", youth, sub_goal)
        yield make_edge("IN_AREA", sub_goal, area)


def _consents(draw: random.Random, youth: str, place: Place) -> Iterator[ExchangeObject]:
    for organisation in draw.sample(place.organisations, draw.randrange(0, 3)):
        refused = draw.random() < 0.1
        yield make_edge("CONSENTS_TO", youth, organisation, purpose="forløb", state="refused" if refused else "given")


def _choices(draw: random.Random, youth: str, place: Place) -> Iterator[ExchangeObject]:
    wished, attended = draw.sample(place.offers, 2) if len(place.offers) > 1 else ("", "")
    if wished and draw.random() < 0.5:
        yield make_edge("WISHES_FOR", youth, wished, rank=1)
    if attended and draw.random() < 0.4:
        yield make_edge("TAKES_PART_IN", youth, attended, state=draw.choice(_STATES))

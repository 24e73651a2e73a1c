"""The rule book against its slow second reading (`tests/oracle`), on random graphs, and every engine against the other."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from graphmodel.store import GraphStore
from tests.oracle import judge_offer, match, match_profile, random_objects, random_profile
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import DAY, Map

LEAP_DAY = date(2028, 2, 29)
SHOWN = (
    "offer",
    "name",
    "provider",
    "serves",
    "conditions",
    "stage_fit",
    "earliest_start",
    "latest_application",
    "handovers",
)
STEP = ("from", "edge", "to", "responsible", "confirmed_on")
PERMISSION = ("permission", "role", "actor")


def shown(found: Object) -> Object:
    """What both readings tell of an offer, in one shape."""
    chain = [
        {name: step[name] for name in STEP}
        | {"permission": {name: step["permission"][name] for name in PERMISSION} if step["permission"] else None}
        for step in found["chain"]
    ]
    failed = [failure if isinstance(failure, str) else failure["condition"] for failure in found.get("failed", [])]
    return {name: found[name] for name in SHOWN} | {"chain": chain, "failed": failed}


def told(answer: Object) -> Object:
    """What both readings tell of a youth, in one shape."""
    kinds = {kind: [shown(found) for found in answer[kind]] for kind in ("matches", "near_misses", "unsuitable_offers")}
    return kinds | {name: answer[name] for name in ("youth", "on", "ongoing", "unsuitable")}


class Country:
    """A random graph and a random way to ask of it, from one seed."""

    def __init__(self, seed: int, youths: int, offers: int = 20) -> None:
        self.chance = random.Random(seed)
        base = LEAP_DAY if seed % 3 == 0 else DAY
        self.objects = random_objects(self.chance, youths=youths, offers=offers, base=base)
        self.base = base
        self.youths = [thing["id"] for thing in self.objects if thing.get("node") == "Youth"]
        self.offers = [thing["id"] for thing in self.objects if thing.get("node") == "Offer"]

    def asked(self) -> Object:
        """On which day, how far ahead, and along how many hand-overs."""
        return {
            "on": self.base + timedelta(days=self.chance.choice((0, 0, 1, -1, 7, 30, 100))),
            "horizon": self.chance.choice((180, 180, 0, 30, 400)),
            "max_handovers": self.chance.choice((3, 3, 0, 1, 2, 4, 5)),
        }


def assert_same_reading(country: Country, drawn: Map, ways: int = 1, profiles: int = 3, offers: int = 6) -> None:
    """Every youth, some profiles and some offers by name are told the same by both readings."""
    for _ in range(ways):
        how = country.asked()
        for youth, answer in zip(country.youths, drawn.match(*country.youths, **how), strict=True):
            assert told(answer) == told(match(country.objects, youth, **how)), (youth, how)
    for _ in range(profiles):
        how, profile = country.asked(), random_profile(country.chance, country.objects, country.base)
        assert told(drawn.match_profile(profile, **how)) == told(match_profile(country.objects, profile, **how)), (
            profile
        )
        offer = country.chance.choice(country.offers)
        assert_same_offer(drawn.judge_for(profile, offer, **how), judge_offer(country.objects, profile, offer, **how))
    for _ in range(offers):
        how, youth, offer = (
            country.asked(),
            country.chance.choice(country.youths),
            country.chance.choice(country.offers),
        )
        assert_same_offer(drawn.judge(offer, youth, **how), judge_offer(country.objects, youth, offer, **how))


def assert_same_offer(ours: Object, theirs: Object) -> None:
    assert shown(ours) == shown(theirs)
    assert (ours["verdict"], ours["youth"], ours["on"]) == (theirs["verdict"], theirs["youth"], theirs["on"])


@pytest.mark.parametrize("seed", range(20))
def test_a_random_graph_is_read_as_the_design_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=20)
    assert_same_reading(country, draw(country.objects))


@pytest.mark.parametrize("seed", range(1000, 1003))
def test_every_engine_reads_a_random_graph_as_the_design_says(seed: int, new_store: Callable[[], GraphStore]) -> None:
    country = Country(seed, youths=20, offers=24)
    assert_same_reading(country, Map(new_store(), country.objects), profiles=2, offers=4)


@pytest.mark.parametrize("seed", range(2000, 2002))
def test_every_engine_answers_the_same_bytes(seed: int, every_store: tuple[GraphStore, ...]) -> None:
    country = Country(seed, youths=25, offers=30)
    how = country.asked()
    told_by = {
        json.dumps(list(Map(store, country.objects).match_all(**how)), ensure_ascii=False) for store in every_store
    }
    assert len(told_by) == 1


def test_many_youths_at_once_are_told_what_each_is_told_alone(draw: Draw) -> None:
    country = Country(7, youths=12)
    together, alone = draw(country.objects), draw(country.objects)
    answers = list(together.match(*country.youths))
    assert answers == [next(alone.match(youth)) for youth in reversed(country.youths)][::-1]


def test_a_change_of_the_graph_is_seen_by_the_next_question(draw: Draw) -> None:
    country = Country(8, youths=3)
    drawn = draw(country.objects)
    first = next(drawn.match(country.youths[0]))
    drawn.replace([thing for thing in country.objects if thing.get("edge") not in {"DEVELOPS", "SERVES"}])
    second = next(drawn.match(country.youths[0]))
    assert second["graph_version"] > first["graph_version"]
    assert told(second) == told(match(drawn.objects, country.youths[0], DAY))

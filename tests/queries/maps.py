"""Small maps to ask of, in the exchange form: a youth, the organisation where the youth starts, and an offer of another one."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from graphmodel.access import Reader
from graphmodel.catalogue import load_catalogue
from graphmodel.changes import Origin
from graphmodel.jsonl import Parsed, parse
from graphmodel.loading import replacing
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.store import GraphStore
from queries.match import Matcher, Question
from queries.profiles.profile import profile_from
from queries.rules import Limits
from queries.telling.lexicon import Wording
from tests.oracle.graph import Object

DAY = date(2026, 11, 23)
MADE_ON = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
STORY = Origin("kontaktperson", "en fortælling", "form")
CATALOGUE = load_catalogue()
CARRIES = {kind.id: kind.carries_youth for kind in CATALOGUE.collaboration.values()}
WORDING = Wording(
    forward={kind.id: kind.name for kind in CATALOGUE.collaboration.values()},
    backward={kind.id: kind.reverse_name for kind in CATALOGUE.collaboration.values()},
    needs={need.id: need.name for need in CATALOGUE.needs.values()},
    need_kinds={need.id: need.kind for need in CATALOGUE.needs.values()},
    incomes={income.id: income.name for income in CATALOGUE.income_bases.values()},
    interests={interest.id: interest.name for interest in CATALOGUE.interests.values()},
)


def node(label: str, identity: str, /, **fields: Any) -> Object:
    return {"node": label, "id": identity, **fields}


def edge(kind: str, giver: str, taker: str, /, **fields: Any) -> Object:
    return {"edge": kind, "from": giver, "to": taker, **fields}


def days(number: int) -> str:
    """A day before or after DAY."""
    return (DAY + timedelta(days=number)).isoformat()


def nodes_first(things: Iterable[Object]) -> list[Object]:
    """The objects in an order in which they can be loaded."""
    return sorted(things, key=lambda thing: "edge" in thing)


def town(*more: Object, offer: Object | None = None, youth: Object | None = None) -> list[Object]:
    """A youth at the start of something, and an offer that nothing is known against: it matches, but for what `more` says."""
    given_offer = {"name": "Mentor", "route": "referral", "intake": "rolling", **(offer or {})}
    return nodes_first(
        [
            node("Municipality", "0621", name="Kolding"),
            node("Municipality", "0607", name="Fredericia"),
            node("Area", "area-doegnrytme", name="Døgnrytme"),
            node("Area", "area-it", name="It"),
            node("Stage", "kontaktparat", name="Kontaktparat", rank=1),
            node("Stage", "uddannelsesparat", name="Uddannelsesparat", rank=4),
            node("Organisation", "org-kui", name="Ungeindsatsen", kind="kui"),
            node("Organisation", "org-huset", name="Ungehuset", phone="01 10 10 10", email="huset@kolding.example"),
            node("Youth", "youth-1", **{"birth_month": "2008-05", **(youth or {})}),
            node("SubGoal", "subgoal-1"),
            node("Offer", "offer-mentor", **given_offer),
            edge("LOCATED_IN", "org-kui", "0621"),
            edge("LIVES_IN", "youth-1", "0621"),
            edge("WORKS_TOWARDS", "youth-1", "subgoal-1"),
            edge("IN_AREA", "subgoal-1", "area-doegnrytme"),
            edge("AT_STAGE", "youth-1", "kontaktparat", main=True),
            edge("PROVIDES", "org-huset", "offer-mentor"),
            *more,
        ]
    )


CERTAIN = (
    edge("DEVELOPS", "offer-mentor", "area-doegnrytme"),
    edge("SUITS", "offer-mentor", "kontaktparat"),
    edge("SERVES", "offer-mentor", "0621"),
    edge("REFERS_TO", "org-kui", "org-huset", confirmed_on="2026-10-01"),
    edge("CONSENTS_TO", "youth-1", "org-huset"),
)
"""The edges with which nothing about the offer is in doubt but its age, seats and intake."""
KNOWN: Object = {"min_age": 15, "max_age": 24, "seats_free": 3, "seats_on": "2026-11-20"}
"""The fields that settle those."""


def sure(*more: Object, offer: Object | None = None, youth: Object | None = None) -> list[Object]:
    """The town with nothing in doubt."""
    return town(*CERTAIN, *more, offer={**KNOWN, **(offer or {})}, youth=youth)


def less(objects: Iterable[Object], *gone: str) -> list[Object]:
    """The objects without the edges of some types, and without the nodes of some ids and the edges at them."""
    return [
        thing
        for thing in objects
        if not {thing.get("edge"), thing.get("id"), thing.get("from"), thing.get("to")} & set(gone)
    ]


def records_of(objects: Iterable[Object]) -> tuple[list[NodeRecord], list[EdgeRecord]]:
    """The objects as they travel into a store."""
    lines = [json.dumps(thing, ensure_ascii=False).encode() for thing in objects]
    parsed = parse(lines) if lines else Parsed()
    assert not parsed.errors, parsed.errors
    return list(parsed.nodes), list(parsed.edges)


class Map:
    """A store that holds some objects, and one who asks it."""

    def __init__(self, store: GraphStore, objects: Iterable[Object]) -> None:
        self.objects = list(objects)
        self.store = store
        self.matcher = Matcher(CARRIES, WORDING)
        store.prepare()
        nodes, edges = records_of(self.objects)
        if nodes:
            store.fill(nodes, edges, STORY, MADE_ON)

    def replace(self, objects: Iterable[Object]) -> None:
        """From now on the store holds exactly these objects."""
        self.objects = list(objects)
        nodes, edges = records_of(self.objects)
        self.store.apply(self.store.read(lambda reader: replacing(reader, nodes, edges)), STORY, MADE_ON)

    def match(self, *youths: str, **how: Any) -> Iterator[Object]:
        """What each youth is answered, with what does not suit."""
        question = asked(**how)

        def answers(reader: Reader) -> list[Object]:
            self.matcher.refuse_unknown(reader, youths)
            return [self.matcher.match_youth(reader, youth, question).as_json() for youth in youths]

        return iter(self.store.read(answers))

    def match_all(self, **how: Any) -> list[Object]:
        return list(self.match(*self.store.read(self.matcher.youth_ids), **how))

    def match_profile(self, profile: Object, **how: Any) -> Object:
        question = asked(**how)
        return self.store.read(
            lambda reader: self.matcher.match_profile(reader, profile_from(profile), question).as_json()
        )

    def judge(self, offer: str = "offer-mentor", youth: str = "youth-1", **how: Any) -> Object:
        """How one offer stands for one youth."""
        question = asked(**how)
        return self.store.read(lambda reader: self.matcher.judge_offer(reader, youth, offer, question).as_json())

    def judge_for(self, profile: Object, offer: str = "offer-mentor", **how: Any) -> Object:
        """How one offer stands for a profile."""
        question = asked(**how)
        return self.store.read(
            lambda reader: self.matcher.judge_offer_for_profile(
                reader, profile_from(profile), offer, question
            ).as_json()
        )


def asked(on: date = DAY, horizon: int = 180, max_handovers: int = 3) -> Question:
    """A question on a day that tells of what does not suit as well."""
    return Question(on, Limits(horizon, max_handovers), with_unsuitable=True)

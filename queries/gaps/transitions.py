"""The steps between stages: who stands before each, and which offers lead over it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graphmodel.errors import NotFound
from queries.day.network import is_active
from queries.day.world import World
from queries.day.youth import Youth
from queries.days import holds_on
from queries.edge_ends import possible_ends
from queries.everyone.records import Records

SUITS_BOTH, FOLLOWS = "suits_both", "follows"
"""Why an offer leads over a step: it suits both stages, or it suits the second and follows one that suits the first."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from one stage to the next."""

    giver: str
    taker: str
    youths: int
    """How many have the first as a main stage."""
    offers: int
    """How many active offers suit both, or suit the second and follow one that suits the first."""


@dataclass(frozen=True, slots=True)
class TransitionRows:
    """What the figures of a step are counted of; all ids are sorted."""

    giver: str
    taker: str
    youths: tuple[str, ...]
    offers: tuple[tuple[str, str], ...]
    """Each offer, and SUITS_BOTH or FOLLOWS."""

    def as_json(self) -> dict[str, Any]:
        offers = [{"offer": offer, "how": how} for offer, how in self.offers]
        return {"from": self.giver, "to": self.taker, "youths": list(self.youths), "offers": offers}


def transitions_in(records: Records, world: World, youths: Iterable[Youth]) -> Iterator[Transition]:
    """The steps between stages that follow each other by rank, in each taxonomy."""
    leading = offers_between(records, world)
    at = Counter(stage for youth in youths for stage in youth.main_stages)
    stages = sorted((row for row in world.network_facts.stages if is_active(row.status)), key=lambda row: row.order)
    for before, after in pairwise(stages):
        if before.taxonomy == after.taxonomy:
            yield Transition(before.id, after.id, at[before.id], len(leading(before.id, after.id)))


def open_transition(
    records: Records, world: World, youths: Iterable[Youth], written: str
) -> tuple[TransitionRows, ...]:
    """The youths and the offers of the step that FROM:TO names, between any two stages; of every one, where ids with colons allow several.

    Raises NotFound where there are no such stages.
    """
    stages = {row.id for row in world.network_facts.stages if is_active(row.status)}
    steps = [ends for ends in possible_ends(written) if stages.issuperset(ends)]
    if not steps:
        raise NotFound(
            f"Der er ingen overgang i kortet, der hedder »{written}«. Skriv to fasers id'er med kolon imellem: FRA:TIL."
        )
    leading = offers_between(records, world)
    suiting = _suiting(world)
    ids = {row.id: number for number, row in enumerate(world.offers.rows)}
    known = list(youths)

    def of_step(giver: str, taker: str) -> TransitionRows:
        offers = sorted(leading(giver, taker))
        how = [SUITS_BOTH if ids[offer] in suiting.get(giver, ()) else FOLLOWS for offer in offers]
        at = sorted(str(youth.id) for youth in known if giver in youth.main_stages)
        return TransitionRows(giver, taker, tuple(at), tuple(zip(offers, how, strict=True)))

    return tuple(of_step(giver, taker) for giver, taker in steps)


def offers_between(records: Records, world: World) -> Callable[[str, str], frozenset[str]]:
    """What tells the active offers that lead from a stage to another: they suit both, or the second and follow one that suits the first."""
    offers, iso_day = world.offers, world.network.iso_day
    suiting = _suiting(world)
    followed: defaultdict[int, set[int]] = defaultdict(set)
    for link in records.followers:
        if holds_on(link, iso_day):
            followed[offers.row_of[link.offer_id]].add(offers.row_of[link.next_id])

    def between(giver: str, taker: str) -> frozenset[str]:
        first, second = suiting.get(giver, set()), suiting.get(taker, set())
        led_to = set[int]().union(*(followed[row] for row in first))
        return frozenset(offers.rows[row].id for row in second & (first | led_to))

    return between


def _suiting(world: World) -> dict[str, set[int]]:
    """The rows of the active offers that suit each stage."""
    offers = world.offers
    return {stage: {row for row in rows.tolist() if offers.is_active[row]} for stage, rows in offers.suits.items()}

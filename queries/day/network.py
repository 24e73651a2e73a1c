"""The organisations on a day: who is there, where, and along which edges a youth can be handed on."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from queries.day.reach import Reach, spread
from queries.days import holds_on
from queries.facts.fetch import NetworkFacts
from queries.facts.map_rows import ActorRow, CollaborationRow, OrganisationRow

COURSE_PURPOSE = "forløb"
"""The purpose for which a consent and a sharing of information let a match through (design, section 4, "consent")."""
_KEPT_REACHES = 256
"""Most youths of a day start from the same few places; a whole country's would not fit into memory."""


class Step(NamedTuple):
    """One organisation hands on to another along an edge."""

    giver: int
    taker: int
    link: CollaborationRow


@dataclass(frozen=True, slots=True)
class Network:
    """The active organisations, numbered in the order of their ids, and the ways between them."""

    iso_day: str
    ids: tuple[str, ...]
    number_of: Mapping[str, int]
    organisations: Mapping[str, OrganisationRow]
    actors: Mapping[str, ActorRow]
    """Active ones alone."""
    workplaces: Mapping[str, frozenset[str]]
    """Where an active actor works on the day: active organisations."""
    located_in: Mapping[str, frozenset[int]]
    """The organisations in each active municipality."""
    active_stages: frozenset[str]
    active_areas: frozenset[str]
    is_located: NDArray[np.bool_]
    """Whether an organisation lies anywhere."""
    units_of: Mapping[int, frozenset[int]]
    """The units of an organisation, over any number of steps."""
    neighbours: Mapping[int, Sequence[int]]
    steps: Mapping[tuple[int, int], CollaborationRow]
    """The edge of each hand-over: of parallel edges the one of the smallest type, then key."""
    mapped_neighbours: Mapping[int, Sequence[int]]
    mapped_steps: Mapping[tuple[int, int], CollaborationRow]
    sharing: Mapping[int, Mapping[int, Sequence[CollaborationRow]]]
    """With whom an organisation may share information about a youth's course, and the edges that let it."""
    _reached: dict[tuple[frozenset[int], frozenset[int], bool], Reach] = field(default_factory=dict)
    kept: dict[Hashable, object] = field(default_factory=dict)
    """What was worked out on these ways last, for who asks again (`queries.around`)."""

    def reach(self, starts: frozenset[int], gone: frozenset[int] = frozenset()) -> Reach:
        """How far a youth can be handed on from the starts, over any number of hand-overs, but over none of those that are gone."""
        return self._spread(starts, gone, self.neighbours, mapped=False)

    def mapped(self, starts: frozenset[int], gone: frozenset[int] = frozenset()) -> Reach:
        """The same over recorded edges of any state and any dates."""
        return self._spread(starts, gone, self.mapped_neighbours, mapped=True)

    def _spread(
        self, starts: frozenset[int], gone: frozenset[int], neighbours: Mapping[int, Sequence[int]], *, mapped: bool
    ) -> Reach:
        key = (starts, gone, mapped)
        found = self._reached.get(key)
        if found is None:
            if len(self._reached) >= _KEPT_REACHES:
                self._reached.clear()
            found = self._reached[key] = spread(neighbours, starts, len(self.ids), gone)
        return found

    def with_links(self, links: Iterable[CollaborationRow], carries: Mapping[str, str]) -> "Network":
        """The network with some edges that are in force on its day, new ones or recorded ones that were not."""
        ways = _ways(links, carries, self.number_of, self.units_of)
        return replace(
            self,
            steps={**self.steps, **ways},
            neighbours=_widened(self.neighbours, ways),
            mapped_steps={**self.mapped_steps, **ways},
            mapped_neighbours=_widened(self.mapped_neighbours, ways),
            _reached={},
            kept={},
        )


def network_on(facts: NetworkFacts, iso_day: str, carries: Mapping[str, str]) -> Network:
    """What of the network holds on a day; `carries` tells of each type which way a youth goes (forward, backward, both, none)."""
    organisations = {row.id: row for row in facts.organisations if is_active(row.status)}
    ids = tuple(sorted(organisations))
    number_of = {id_: number for number, id_ in enumerate(ids)}
    actors = {row.id: row for row in facts.actors if is_active(row.status)}
    units_of = _units(facts, iso_day, number_of)
    recorded = [link for link in facts.collaborations if link.giver_id in number_of and link.taker_id in number_of]
    active = [link for link in recorded if is_in_force(link, iso_day)]
    steps = _ways(active, carries, number_of, units_of)
    mapped_steps = _ways(recorded, carries, number_of, units_of) | steps
    located_in = _located(facts, iso_day, number_of)
    return Network(
        iso_day=iso_day,
        ids=ids,
        number_of=number_of,
        organisations=organisations,
        actors=actors,
        workplaces=_workplaces(facts, iso_day, organisations, actors),
        located_in=located_in,
        active_stages=frozenset(row.id for row in facts.stages if is_active(row.status)),
        active_areas=frozenset(row.id for row in facts.areas if is_active(row.status)),
        is_located=_mask(len(ids), located_in.values()),
        units_of=units_of,
        neighbours=_neighbours(steps),
        steps=steps,
        mapped_neighbours=_neighbours(mapped_steps),
        mapped_steps=mapped_steps,
        sharing=_sharing(active, number_of),
    )


def is_active(status: str | None) -> bool:
    """Whether a node takes part: its status is active, which a missing status is."""
    return status is None or status == "active"


def shares_on_course(link: CollaborationRow) -> bool:
    """Whether a collaboration, where it is in force, lets information on a youth's course be shared."""
    return link.type == "SHARES_INFORMATION_WITH" and bool(link.legal_basis) and link.purpose == COURSE_PURPOSE


def is_in_force(link: CollaborationRow, iso_day: str) -> bool:
    """Whether a collaboration is active and holds on a day."""
    return (link.state is None or link.state == "active") and holds_on(link, iso_day)


def _workplaces(
    facts: NetworkFacts, iso_day: str, organisations: Mapping[str, OrganisationRow], actors: Mapping[str, ActorRow]
) -> dict[str, frozenset[str]]:
    places: dict[str, set[str]] = {}
    for row in facts.works:
        if row.actor_id in actors and row.organisation_id in organisations and holds_on(row, iso_day):
            places.setdefault(row.actor_id, set()).add(row.organisation_id)
    return {actor_id: frozenset(found) for actor_id, found in places.items()}


def _located(facts: NetworkFacts, iso_day: str, number_of: Mapping[str, int]) -> dict[str, frozenset[int]]:
    located: dict[str, set[int]] = {row.id: set() for row in facts.municipalities if is_active(row.status)}
    for row in facts.places:
        if row.municipality_id in located and row.organisation_id in number_of and holds_on(row, iso_day):
            located[row.municipality_id].add(number_of[row.organisation_id])
    return {municipality_id: frozenset(found) for municipality_id, found in located.items()}


def _mask(size: int, groups: Iterable[Iterable[int]]) -> NDArray[np.bool_]:
    mask = np.zeros(size, dtype=bool)
    for group in groups:
        mask[list(group)] = True
    return mask


def _units(facts: NetworkFacts, iso_day: str, number_of: Mapping[str, int]) -> dict[int, frozenset[int]]:
    direct: dict[int, set[int]] = {}
    for row in facts.units:
        if row.unit_id in number_of and row.whole_id in number_of and holds_on(row, iso_day):
            direct.setdefault(number_of[row.whole_id], set()).add(number_of[row.unit_id])
    return {whole: frozenset(_below(whole, direct)) for whole in direct}


def _below(whole: int, direct: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [whole]
    while waiting:
        for unit in direct.get(waiting.pop(), ()):
            if unit not in found:
                found.add(unit)
                waiting.append(unit)
    return found


def _ways(
    links: Iterable[CollaborationRow],
    carries: Mapping[str, str],
    number_of: Mapping[str, int],
    units_of: Mapping[int, frozenset[int]],
) -> dict[tuple[int, int], CollaborationRow]:
    """Every hand-over that the edges allow, with its edge; one that covers units leads from any of these to any of those."""
    ways: dict[tuple[int, int], CollaborationRow] = {}
    for link in sorted(links, key=_edge_order):
        giver, taker = number_of[link.giver_id], number_of[link.taker_id]
        givers = {giver} | units_of.get(giver, frozenset()) if link.covers_units else {giver}
        takers = {taker} | units_of.get(taker, frozenset()) if link.covers_units else {taker}
        direction = carries.get(link.type, "none")
        if direction in {"forward", "both"}:
            _add_ways(ways, givers, takers, link)
        if direction in {"backward", "both"}:
            _add_ways(ways, takers, givers, link)
    return ways


def _add_ways(
    ways: dict[tuple[int, int], CollaborationRow], givers: set[int], takers: set[int], link: CollaborationRow
) -> None:
    for giver in givers:
        for taker in takers:
            if giver != taker:
                ways.setdefault((giver, taker), link)


def _edge_order(link: CollaborationRow) -> tuple[str, str, str, str]:
    return (link.type, link.giver_id, link.taker_id, link.valid_from or "")


def _neighbours(ways: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    takers: dict[int, list[int]] = {}
    for giver, taker in ways:
        takers.setdefault(giver, []).append(taker)
    return {giver: tuple(sorted(found)) for giver, found in takers.items()}


def _widened(neighbours: Mapping[int, Sequence[int]], ways: Iterable[tuple[int, int]]) -> dict[int, Sequence[int]]:
    """The neighbours with some ways more."""
    takers: dict[int, set[int]] = {}
    for giver, taker in ways:
        takers.setdefault(giver, set(neighbours.get(giver, ()))).add(taker)
    return {**neighbours, **{giver: tuple(sorted(found)) for giver, found in takers.items()}}


def _sharing(
    active: Iterable[CollaborationRow], number_of: Mapping[str, int]
) -> dict[int, dict[int, list[CollaborationRow]]]:
    sharing: dict[int, dict[int, list[CollaborationRow]]] = {}
    for link in active:
        if shares_on_course(link):
            giver, taker = number_of[link.giver_id], number_of[link.taker_id]
            for one, other in {(giver, taker), (taker, giver)}:
                sharing.setdefault(one, {}).setdefault(other, []).append(link)
    return sharing

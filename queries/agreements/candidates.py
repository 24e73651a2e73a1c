"""Which single changes might cover something: the rule book's own repairs of offers that one thing alone keeps from carrying a youth.

Seats, starts and needs are asked of a provider, whoever the youth is, and so is what somebody may decide: they are proposed once for all
youths whom they concern alike. A stage to try and a consent are the youth's own.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from queries.agreements.appointing import propose_appointments
from queries.agreements.trials import Uncovered
from queries.agreements.waiting_times import propose_waiting_time
from queries.answers import Named
from queries.case import Case, case_of
from queries.day.offers import FAIL, PASS
from queries.day.world import Limits
from queries.day.youth import Youth
from queries.mending.authority import propose_authority
from queries.mending.repairs import Mended, repair
from queries.open_pairs import open_pairs
from queries.rules import CONDITIONS, judge_pairs
from queries.telling.lexicon import Lexicon
from queries.telling.phrasebook import Phrasebook

Item = TypeVar("Item")
Shown = Callable[[Sequence[Item], str], Iterable[Item]]
"""Gives the items one after the other, and may show how far the work is, in some words."""

_CHAIN, _AUTHORITY = CONDITIONS.index("chain"), CONDITIONS.index("authority")
_ONE_SEAT = "Én plads: højst én ung ad gangen."
_NO_SEAT_YET = "Der er stadig ingen plads nu: de unge må vente."
_OF_EDGES = {"GRANTS": "grant", "HOLDS": "appointment", "WORKS_AT": "workplace"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change that may cover something, in the exchange form, and who could make it."""

    kind: str
    condition: str
    change: Mapping[str, Any]
    text: str
    who: tuple[Named, ...]
    caveat: str | None = None

    @property
    def identity(self) -> str:
        """The same for the same change, whoever it was proposed for."""
        return json.dumps(self.change, sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Near:
    """An offer that one condition alone keeps from carrying a youth, by their numbers in the part."""

    youth: int
    row: int
    around: int
    condition: str
    is_failure: bool


def propose(
    uncovered: Sequence[Uncovered], lexicon: Lexicon, limits: Limits, shown: Shown[Any]
) -> tuple[Candidate, ...]:
    """Every change worth trying, each once; agreements and collaborations are not among them."""
    found: dict[str, Candidate] = {}
    for part in uncovered:
        proposing = _Proposing(part, Phrasebook(part.part.world, lexicon), limits)
        for candidate in proposing.candidates(shown):
            found.setdefault(candidate.identity, candidate)
    return tuple(found.values())


def _near_misses(uncovered: Uncovered, limits: Limits) -> list[_Near]:
    part = uncovered.part
    pairs = open_pairs(part.world, part.cohort)
    active = np.flatnonzero(part.world.offers.is_active)
    judged = judge_pairs(part.world, pairs.candidates(part.world, uncovered.is_open, active), limits)
    blocks = judged.table == FAIL
    blocks[[_CHAIN, _AUTHORITY]] = judged.table[[_CHAIN, _AUTHORITY]] != PASS
    places = np.flatnonzero(judged.is_candidate & (blocks.sum(axis=0) == 1))
    conditions, asked = blocks[:, places].argmax(axis=0), judged.asked.only(places)
    fails = judged.table[conditions, places] == FAIL
    return [
        _Near(youth, row, around, CONDITIONS[condition], is_failure)
        for youth, row, around, condition, is_failure in zip(
            asked.youths.tolist(),
            asked.rows.tolist(),
            asked.around.tolist(),
            conditions.tolist(),
            fails.tolist(),
            strict=True,
        )
    ]


@dataclass(frozen=True, slots=True)
class _Proposing:
    uncovered: Uncovered
    phrasebook: Phrasebook
    limits: Limits

    def candidates(self, shown: Shown[Any]) -> Iterator[Candidate]:
        near = _near_misses(self.uncovered, self.limits)
        yield from self._of_offers({each.row: None for each in near if each.condition == "capacity"}, "capacity")
        yield from self._of_offers({each.row: None for each in near if each.condition == "time"}, "time")
        yield from self._of_needs([each for each in near if each.condition == "needs"])
        yield from self._of_authority([each for each in near if each.condition == "authority"])
        own = [each for each in near if each.condition in {"stage", "consent"}]
        yield from self._of_youths(own, shown)

    def _case(self, youth: Youth) -> Case:
        return case_of(self.phrasebook, youth, self.limits)

    def _of_offers(self, rows: Iterable[int], condition: str) -> Iterator[Candidate]:
        if rows := list(rows):
            case = self._case(Youth(None))
            for row in rows:
                kind, caveat = ("seat", _ONE_SEAT) if condition == "capacity" else ("start", None)
                yield from self._told(case, row, condition, repair(case, row, condition), kind, caveat)
                if condition == "capacity":
                    for text, who, change in propose_waiting_time(case, row):
                        told = self._of_offer(row, text)
                        yield Candidate("waiting_time", condition, change, told, who, _NO_SEAT_YET)

    def _of_needs(self, near: Iterable[_Near]) -> Iterator[Candidate]:
        together: dict[tuple[str, ...], dict[int, None]] = {}
        for each in near:
            together.setdefault(self._youth(each).requirements, {})[each.row] = None
        for requirements, rows in together.items():
            case = self._case(Youth(None, requirements=requirements))
            for row in rows:
                yield from self._told(case, row, "needs", repair(case, row, "needs"), "needs")

    def _of_authority(self, near: Iterable[_Near]) -> Iterator[Candidate]:
        together: dict[int, dict[int, bool]] = {}
        for each in near:
            together.setdefault(each.around, {})[each.row] = each.is_failure
        for around, rows in together.items():
            surroundings = self.uncovered.part.cohort.surroundings[around]
            case = self._case(Youth(None, starts=surroundings.starts, responsible=surroundings.responsible))
            for row, is_failure in rows.items():
                for proposal in (propose_authority if is_failure else propose_appointments)(case, row):
                    if len(proposal.changes) == 1:
                        (change,) = proposal.changes
                        kind = _OF_EDGES.get(str(change.get("edge")), "role")
                        yield Candidate(kind, "authority", change, proposal.text, proposal.who)

    def _of_youths(self, near: Sequence[_Near], shown: Shown[Any]) -> Iterator[Candidate]:
        together: dict[int, list[_Near]] = {}
        for each in near:
            together.setdefault(each.youth, []).append(each)
        stages = self.uncovered.part.world.offers.stages
        for own in shown(list(together.values()), "Spørger regelbogen"):
            case = self._case(self._youth(own[0]))
            done: set[object] = set()
            for each in own:
                provider = case.provider_id(each.row)
                alike = (each.condition, provider if each.condition == "consent" else stages.get(each.row))
                if alike not in done:
                    done.add(alike)
                    mended = repair(case, each.row, each.condition)
                    yield from self._told(case, each.row, each.condition, mended, each.condition)

    def _told(
        self, case: Case, row: int, condition: str, mended: Mended | None, kind: str, caveat: str | None = None
    ) -> Iterator[Candidate]:
        """A repair as a candidate, where it is one change of what is recorded; the sentence says of whom, or of which offer."""
        if mended is not None and len(mended.repair.changes) == 1:
            (change,) = mended.repair.changes
            text = self._of_offer(row, mended.repair.text)
            text = f"{case.youth.id}, for eksempel til {text}" if case.youth.id else text
            yield Candidate(kind, condition, change, text, mended.who, caveat)

    def _of_offer(self, row: int, text: str) -> str:
        offer = self.uncovered.part.world.offers.rows[row]
        return f"»{offer.name or offer.id}«: {text}"

    def _youth(self, near: _Near) -> Youth:
        return self.uncovered.part.cohort.youths[near.youth]

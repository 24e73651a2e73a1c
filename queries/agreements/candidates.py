"""Which single changes might cover something: the rule book's own repairs of offers that one thing alone keeps from carrying a youth.

Seats, starts and needs are asked of a provider, whoever the youth is, and so is what somebody may decide: they are proposed once for all
youths whom they concern alike. A stage to try and a consent are the youth's own.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from queries.agreements.appointing import propose_appointments
from queries.agreements.trials import Uncovered
from queries.agreements.waiting_times import propose_waiting_time
from queries.answers import Named
from queries.case import Case, case_of
from queries.coverage import hindrances
from queries.day.offers import FAIL, Mask
from queries.day.world import Limits
from queries.day.youth import Youth
from queries.mending.authority import propose_authority
from queries.mending.repairs import Mended, first_that_passes, repair
from queries.mending.time import propose_asking, propose_starts
from queries.open_pairs import open_pairs
from queries.rules import CONDITIONS, Judgements, judge_pairs
from queries.telling.lexicon import Lexicon
from queries.telling.phrasebook import Phrasebook

START = "start"
"""The kind of a change that lets an offer begin sooner."""

Item = TypeVar("Item")
Shown = Callable[[Sequence[Item], str], Iterable[Item]]
"""Gives the items one after the other, and may show how far the work is, in some words."""

_ONE_SEAT = "Én plads: højst én ung ad gangen."
_NO_SEAT_YET = "Der er stadig ingen plads nu: de unge må vente."
_ON_THE_START = ("time", "age", "authority")
"""The conditions that are judged on the day on which one would begin."""
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


def _judged(uncovered: Uncovered, limits: Limits) -> Judgements:
    """How the offers stand that are candidates in an open area."""
    part = uncovered.part
    pairs = open_pairs(part.world, part.cohort)
    active = np.flatnonzero(part.world.offers.is_active)
    return judge_pairs(part.world, pairs.candidates(part.world, uncovered.is_open, active), limits)


def _near_misses(judged: Judgements, hinders: Mask) -> list[_Near]:
    places = np.flatnonzero(judged.is_candidate & (hinders.sum(axis=0) == 1))
    conditions, asked = hinders[:, places].argmax(axis=0), judged.asked.only(places)
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


def _may_start_sooner(judged: Judgements, hinders: Mask) -> list[int]:
    """The rows of the offers that nothing keeps from carrying somebody but what is judged on the start."""
    of_start = np.isin(CONDITIONS, _ON_THE_START)
    is_near = judged.is_candidate & hinders[of_start].any(axis=0) & ~hinders[~of_start].any(axis=0)
    rows: list[int] = np.unique(judged.asked.rows[is_near]).tolist()
    return rows


@dataclass(frozen=True, slots=True)
class _Proposing:
    uncovered: Uncovered
    phrasebook: Phrasebook
    limits: Limits

    def candidates(self, shown: Shown[Any]) -> Iterator[Candidate]:
        judged = _judged(self.uncovered, self.limits)
        hinders = hindrances(judged)
        near = _near_misses(judged, hinders)
        yield from self._of_seats({each.row: None for each in near if each.condition == "capacity"})
        yield from self._of_starts(
            {each.row for each in near if each.condition == "time"}, _may_start_sooner(judged, hinders)
        )
        yield from self._of_needs([each for each in near if each.condition == "needs"])
        yield from self._of_authority([each for each in near if each.condition == "authority"])
        own = [each for each in near if each.condition in {"stage", "consent"}]
        yield from self._of_youths(own, shown)

    def _case(self, youth: Youth) -> Case:
        return case_of(self.phrasebook, youth, self.limits)

    def _of_seats(self, rows: Iterable[int]) -> Iterator[Candidate]:
        if rows := list(rows):
            case = self._case(Youth(None))
            for row in rows:
                mended = repair(case, row, "capacity")
                yield from self._told(case, row, "capacity", mended, "seat", _ONE_SEAT)
                for text, who, change in propose_waiting_time(case, row):
                    yield Candidate("waiting_time", "capacity", change, self._of_offer(row, text), who, _NO_SEAT_YET)

    def _of_starts(self, too_late: Collection[int], rows: Sequence[int]) -> Iterator[Candidate]:
        """What the provider may be asked for where nothing but the time is in the way, and another start; the earliest first."""
        if rows:
            case = self._case(Youth(None))
            for row in rows:
                if row in too_late:
                    mended = first_that_passes(case, row, "time", propose_asking(case, row))
                    yield from self._told(case, row, "time", mended, START)
                for proposal in propose_starts(case, row):
                    (change,) = proposal.changes
                    yield Candidate(START, "time", change, self._of_offer(row, proposal.text), proposal.who)

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

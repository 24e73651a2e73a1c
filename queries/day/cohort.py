"""Some youths of one world in arrays, to be judged together: who has what, and where each of them starts."""

from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.day.network import Network
from queries.day.offers import Mask, Numbers, Offers, Rows
from queries.day.youth import Youth
from queries.days import ALWAYS

NO_YEAR = -ALWAYS
"""Stands for a year of birth, or an age, that is not known."""
NO_GOAL = -1
NOT_MARKED = -1
_OTHERS = 32
"""So many bits are enough for the number of an offer or an organisation."""


@dataclass(frozen=True, slots=True)
class Goals:
    """The open sub-goals of all the youths."""

    youth: Rows
    rank: Numbers
    """The youth's own rank; ALWAYS where there is none."""
    by_area: Mapping[str, Rows]
    """The goals in each area."""
    turns: NDArray[np.int64]
    """Every youth's first goal, every second one, and so on: a row a turn, a column a youth; NO_GOAL where there are no more."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Single offers or organisations that single youths have said something of, side by side; in the order of youths and then of others."""

    youth: Rows
    other: Rows
    """The row of the offer, or the number of the organisation."""

    def places(self, youths: Rows, others: Rows) -> Rows:
        """Where each of some pairs of a youth and another stands here; NOT_MARKED where it does not.

        >>> Marked(np.array([0, 2]), np.array([7, 1])).places(np.array([2, 0]), np.array([1, 1])).tolist()
        [1, -1]
        """
        if not len(self.youth):
            return np.full(len(youths), NOT_MARKED, dtype=np.int64)
        marked, asked = _together(self.youth, self.other), _together(youths, others)
        places = np.minimum(np.searchsorted(marked, asked), len(marked) - 1)
        return np.where(marked[places] == asked, places, NOT_MARKED)

    def has(self, youths: Rows, others: Rows) -> Mask:
        """Which of some pairs of a youth and another stand here."""
        found: Mask = self.places(youths, others) != NOT_MARKED
        return found


def _together(youths: Rows, others: Rows) -> Numbers:
    return (youths << _OTHERS) | others


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where youths start and who is responsible for them; many youths share theirs."""

    starts: frozenset[int]
    responsible: frozenset[str]
    also_reached: frozenset[int] = frozenset()
    """Organisations that would be reached over an agreement that is only tried; over how many hand-overs is not told."""
    gone: frozenset[int] = frozenset()
    """Organisations that would not be there; none of the starts is among them."""
    gone_holdings: frozenset[int] = frozenset()
    """Holdings of permissions, by their numbers, that would not be there for another reason than where they are."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Some youths of one world, numbered in their order. A mapping leads from a name to the numbers of the youths that have it."""

    youths: tuple[Youth, ...]
    goals: Goals
    has_area: Mask
    municipalities: Mapping[str, Rows]
    has_municipality: Mask
    stages: Mapping[str, Rows]
    main_stages: Mapping[str, Rows]
    has_stage: Mask
    requirements: Mapping[str, Rows]
    interests: Mapping[str, Rows]
    incomes: Mapping[str, Rows]
    has_income: Mask
    birth_year: Numbers
    birth_month: Numbers
    age: Numbers
    """What is told in place of a birth month; NO_YEAR of a stored youth."""
    surroundings: tuple[Surroundings, ...]
    surrounded_by: Rows
    """Of each youth, which of the surroundings are theirs."""
    ongoing: Marked
    is_started: Mask
    """Of each ongoing offer: whether the youth has started, rather than applied or waits."""
    declined_offers: Marked
    declined_organisations: Marked
    consented: Marked
    refused: Marked
    wished: Marked
    wish_rank: Numbers
    """Of each wish; ALWAYS - 1 where it has none, which comes after every rank and before no wish."""

    def __len__(self) -> int:
        return len(self.youths)


def cohort_of(youths: Sequence[Youth], offers: Offers, network: Network) -> Cohort:
    """The youths in arrays, for the offers and the organisations that they are judged by."""
    surroundings: dict[Surroundings, int] = {}
    surrounded_by = [
        surroundings.setdefault(Surroundings(youth.starts, youth.responsible), len(surroundings)) for youth in youths
    ]
    born = [_born(youth) for youth in youths]
    wishes = sorted(
        (number, row, ALWAYS - 1 if rank is None else rank)
        for number, youth in enumerate(youths)
        for id_, rank in youth.wishes.items()
        if (row := offers.row_of.get(id_)) is not None
    )
    ongoing = sorted(
        (number, row, state == "started")
        for number, youth in enumerate(youths)
        for id_, state in youth.ongoing
        if (row := offers.row_of.get(id_)) is not None
    )
    return Cohort(
        youths=tuple(youths),
        goals=_goals(youths),
        has_area=_mask(youth.open_areas for youth in youths),
        municipalities=_by_name(youth.municipalities for youth in youths),
        has_municipality=_mask(youth.municipalities for youth in youths),
        stages=_by_name(youth.stages for youth in youths),
        main_stages=_by_name(youth.main_stages for youth in youths),
        has_stage=_mask(youth.stages for youth in youths),
        requirements=_by_name(youth.requirements for youth in youths),
        interests=_by_name(youth.interests for youth in youths),
        incomes=_by_name((youth.income_basis,) if youth.income_basis is not None else () for youth in youths),
        has_income=np.array([youth.income_basis is not None for youth in youths], dtype=bool),
        birth_year=_numbers([year for year, _ in born]),
        birth_month=_numbers([month for _, month in born]),
        age=_numbers([NO_YEAR if youth.age is None else youth.age for youth in youths]),
        surroundings=tuple(surroundings),
        surrounded_by=_numbers(surrounded_by),
        ongoing=Marked(_numbers([number for number, _, _ in ongoing]), _numbers([row for _, row, _ in ongoing])),
        is_started=np.array([is_started for _, _, is_started in ongoing], dtype=bool),
        declined_offers=_marked((youth.declined_offers for youth in youths), offers.row_of),
        declined_organisations=_marked((youth.declined_organisations for youth in youths), network.number_of),
        consented=_marked((youth.consented for youth in youths), network.number_of),
        refused=_marked((youth.refused for youth in youths), network.number_of),
        wished=Marked(_numbers([number for number, _, _ in wishes]), _numbers([row for _, row, _ in wishes])),
        wish_rank=_numbers([rank for _, _, rank in wishes]),
    )


_NONE = np.zeros(0, dtype=np.int64)


def _numbers(values: Sequence[int]) -> Numbers:
    return np.array(values, dtype=np.int64) if values else _NONE


def _mask(each: Iterable[Sized]) -> Mask:
    return np.fromiter(map(bool, each), dtype=bool)


def _by_name(each: Iterable[Iterable[str]]) -> dict[str, Rows]:
    """The numbers of those that have a name, by the name."""
    found: dict[str, list[int]] = {}
    for number, names in enumerate(each):
        for name in names:
            found.setdefault(name, []).append(number)
    return {name: np.array(numbers, dtype=np.int64) for name, numbers in found.items()}


def _marked(each: Iterable[Iterable[str]], number_of: Mapping[str, int]) -> Marked:
    pairs = sorted((youth, number_of[id_]) for youth, ids in enumerate(each) for id_ in ids if id_ in number_of)
    return Marked(_numbers([youth for youth, _ in pairs]), _numbers([other for _, other in pairs]))


def _goals(youths: Sequence[Youth]) -> Goals:
    goals = [(number, place, goal) for number, youth in enumerate(youths) for place, goal in enumerate(youth.sub_goals)]
    turns = np.full((max((len(youth.sub_goals) for youth in youths), default=0), len(youths)), NO_GOAL, dtype=np.int64)
    of_youth = _numbers([number for number, _, _ in goals])
    turns[_numbers([place for _, place, _ in goals]), of_youth] = np.arange(len(goals))
    return Goals(
        youth=of_youth,
        rank=_numbers([ALWAYS if goal.youth_rank is None else goal.youth_rank for _, _, goal in goals]),
        by_area=_by_name(goal.areas for _, _, goal in goals),
        turns=turns,
    )


def _born(youth: Youth) -> tuple[int, int]:
    if youth.birth_month is None:
        return NO_YEAR, 1
    year, _, month = youth.birth_month.partition("-")
    return int(year), int(month)

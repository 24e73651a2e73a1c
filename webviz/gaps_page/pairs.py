"""Every pair of a youth and an open area with what the list filters by, as numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from queries.coverage import CAUSES, STATES
from queries.day.offers import Mask, Rows
from queries.everyone.standing import Standing
from queries.gaps.belongings import BANDS, Belongings, Keys
from queries.gaps.gaps import first_responsible
from webviz.everyone.looking import MUNICIPALITY
from webviz.everyone.states import COVERED, GAP, POSSIBLE
from webviz.everyone.values import NONE, as_value
from webviz.gaps_page.forms import AGE, AREA, CAUSE, SECTOR, STAGE, STATE

_STATES = (GAP, POSSIBLE, COVERED)
_STATE_OF = np.array([_STATES.index(state if state in _STATES else COVERED) for state in STATES], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Column:
    """The values of a filter: which pair has which one, by its number among the ids. A pair may have several, or none."""

    ids: Sequence[str]
    """As the address says them."""
    pairs: Rows
    codes: Rows

    def having(self, value: str, count: int) -> Mask:
        """Which of so many pairs have a value."""
        found = np.zeros(count, dtype=bool)
        if value in self.ids:
            found[self.pairs[self.codes == self.ids.index(value)]] = True
        return found


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs, and how each filter sees them; the sectors are looked at only where that is asked for."""

    standing: Standing
    columns: Mapping[str, Column]

    def found(self, values: Mapping[str, str], but: str = "") -> Mask:
        """Which pairs every filter lets through, one of them left aside; a value that no pair has lets none through."""
        count = len(self.standing.youth)
        left: Mask = np.ones(count, dtype=bool)
        for name, value in values.items():
            if name != but:
                left &= self.columns[name].having(value, count)
        return left

    def counts(self, name: str, values: Mapping[str, str]) -> dict[str, int]:
        """How many pairs there are of each value of a filter that has some, the other filters being set."""
        column = self.columns[name]
        codes = column.codes[self.found(values, but=name)[column.pairs]]
        counted = np.bincount(codes, minlength=len(column.ids)).tolist()
        return {id_: count for id_, count in zip(column.ids, counted, strict=True) if count}


def pairs_of(standing: Standing, belong: Belongings, *, with_sectors: bool) -> Pairs:
    """The pairs of everyone on a day, and what they belong to; `with_sectors`: the belongings have the sectors as well."""
    youths = standing.population.youths
    every = np.arange(len(standing.youth))
    caused = np.flatnonzero(standing.cause >= 0)
    homes = [(first_responsible(youth),) for youth in youths]
    columns = {
        MUNICIPALITY: _column(homes, standing.youth),
        AREA: Column([as_value(area) for area in standing.areas], every, standing.area),
        STATE: Column(_STATES, every, _STATE_OF[standing.state]),
        CAUSE: Column(CAUSES, caused, standing.cause[caused]),
        STAGE: _column(belong.stages, standing.youth),
        AGE: _column(belong.ages, standing.youth, (*BANDS, NONE).index),
    }
    if with_sectors:
        columns[SECTOR] = _column(belong.sectors, every)
    return Pairs(standing, columns)


def _column(values: Sequence[Keys], of_pair: Rows, order: Callable[[str], object] = str) -> Column:
    """The column of what each pair's youth, or the pair itself, belongs to, as the address says it."""
    ids = sorted({as_value(key) for keys in values for key in keys}, key=order)  # type: ignore[arg-type]  # texts, or numbers
    number_of = {id_: number for number, id_ in enumerate(ids)}
    told = [[number_of[as_value(key)] for key in keys] for keys in values]
    sizes = np.array([len(each) for each in told], dtype=np.int64)[of_pair]
    codes = _together(told[number] for number in of_pair.tolist())
    return Column(ids, np.repeat(np.arange(len(of_pair)), sizes), codes)


def _together(lists: Iterable[Sequence[int]]) -> Rows:
    return np.array([each for some in lists for each in some], dtype=np.int64)

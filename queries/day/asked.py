"""Which youths are judged against which offers: pairs, side by side in arrays."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.day.cohort import Cohort, Surroundings
from queries.day.offers import Mask, Offers, Rows

Bits = NDArray[np.uint64]
_WORD = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """Some pairs of a youth of a cohort and an offer of its world, by their numbers; what is judged of them has the same order."""

    cohort: Cohort
    offers: Offers
    youths: Rows
    rows: Rows
    surroundings: tuple[Surroundings, ...]
    around: Rows
    """Which of the surroundings each pair is judged in: the youth's own, but where others are tried."""

    def __len__(self) -> int:
        return len(self.rows)

    def only(self, places: Rows) -> "Asked":
        """Some of the pairs, by their places."""
        around = self.around[places]
        return Asked(self.cohort, self.offers, self.youths[places], self.rows[places], self.surroundings, around)

    def common(self, having: Mapping[str, Rows], edges: Mapping[str, Rows]) -> Mask:
        """Where the youth has one of the names to which the offer has an edge, or which stand in a list of it."""
        if len(self.cohort) == 1:
            return self._common_to_one(having, edges)
        found = np.zeros(len(self), dtype=bool)
        for of_youths, of_offers in self.bits(having, edges):
            found |= (of_youths[self.youths] & of_offers[self.rows]) != 0
        return found

    def _common_to_one(self, having: Mapping[str, Rows], edges: Mapping[str, Rows]) -> Mask:
        """The same of one youth, who has all the names: faster, for most questions are about one."""
        found = np.zeros(len(self.offers.rows), dtype=bool)
        for name in having:
            if name in edges:
                found[edges[name]] = True
        common: Mask = found[self.rows]
        return common

    def bits(self, having: Mapping[str, Rows], edges: Mapping[str, Rows]) -> list[tuple[Bits, Bits]]:
        """The names that youths have as bits of each youth and of each offer, so many names at a time as a word has bits."""
        names = sorted(having)
        words = []
        for first in range(0, len(names), _WORD):
            of_youths = np.zeros(len(self.cohort), dtype=np.uint64)
            of_offers = np.zeros(len(self.offers.rows), dtype=np.uint64)
            for place, name in enumerate(names[first : first + _WORD]):
                bit = np.uint64(1 << place)
                of_youths[having[name]] |= bit
                if name in edges:
                    of_offers[edges[name]] |= bit
            words.append((of_youths, of_offers))
        return words


def ask(cohort: Cohort, offers: Offers, youths: Rows, rows: Rows) -> Asked:
    """Some youths against some offers, each pair side by side."""
    return Asked(cohort, offers, youths, rows, cohort.surroundings, cohort.surrounded_by[youths])


def ask_all(cohort: Cohort, offers: Offers) -> Asked:
    """Every youth against every offer."""
    youths, rows = np.indices((len(cohort), len(offers.rows))).reshape(2, -1)
    return ask(cohort, offers, youths, rows)

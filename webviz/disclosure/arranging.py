"""How a breakdown has to be shown: which rows and which columns are hidden together, and which single counts besides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from webviz.disclosure.figures import FEWEST
from webviz.disclosure.hiding import WIDTH, Hidden, hide
from webviz.disclosure.plans import Plan, joined
from webviz.disclosure.tables import Columns, Counted, Tabled, table


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Entries by the rows of a dimension; an entry may stand in several of them. Every row has an entry."""

    keys: Sequence[str | None]
    """Of each row, in the order in which it is shown."""
    counted: Counted


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is hidden of a breakdown.

    The rows in `together` are one row of the counts, the last; the details that are one block of the plan are one column.
    """

    plan: Plan
    totals: Tabled
    """Of each row of the breakdown."""
    together: frozenset[int]
    groups: tuple[int, ...]
    """The row of the counts in which each row of the breakdown stands."""
    counts: Tabled
    sums: Tabled
    """Of each block of parts."""
    hidden: Hidden


def arrange(columns: Columns, plan: Plan, breakdown: Breakdown) -> Arranged | None:
    """Find what to hide; None where the rows are so few or so small that nothing of them can be shown.

    `plan` is that of all entries, whose totals are known. A small count that cannot be hidden alone is hidden with its whole column and
    the next one of its part, or with its whole row.
    """
    totals = table(breakdown.counted, range(len(breakdown.keys)), [0] * len(columns.details))
    together = _few_together(totals)
    while together is not None:
        part_of, block_of = plan.part_blocks(columns), plan.block_of_detail
        groups = _groups(len(breakdown.keys), together)
        counts = table(breakdown.counted, groups, block_of)
        sums = table(breakdown.counted, groups, [part_of[block] for block in block_of])
        found = hide(counts, sums, part_of)
        if isinstance(found, Hidden):
            return Arranged(plan, totals, together, groups, counts, sums, found)
        if part_of.count(part_of[found.column]) > 1:
            plan = joined(columns, breakdown.counted, plan, plan.details[found.column])
        else:
            alone = {row for row, group in enumerate(groups) if group == found.row} - together
            together = _enlarged(totals, together | alone, at_least=0 if alone else 1)
    return None


def _few_together(totals: Tabled) -> frozenset[int] | None:
    """The rows that are hidden as a whole: those of few youths, and as many of the next smallest as it takes."""
    few = np.flatnonzero(totals.youths[:, 0] < FEWEST)
    return _enlarged(totals, frozenset(few.tolist())) if len(few) else frozenset()


def _enlarged(totals: Tabled, together: frozenset[int], at_least: int = 0) -> frozenset[int] | None:
    """The rows with more of the smallest others, until what is known of all together tells of none; None where no others are left.

    That there is something in each of them is seen from their being there.
    """
    counts = totals.counts[:, 0].tolist()
    others = sorted(
        (each for each in range(len(counts)) if each not in together), key=lambda each: (counts[each], each)
    )
    for number in range(at_least, len(others) + 1):
        found = together | frozenset(others[:number])
        if len(found) > 1 and sum(counts[each] for each in found) - len(found) >= WIDTH:
            return found
    return None


def _groups(rows: int, together: frozenset[int]) -> tuple[int, ...]:
    """The number of each row where those that are hidden together are one, the last."""
    alone = [row for row in range(rows) if row not in together]
    number_of = {row: number for number, row in enumerate(alone)}
    return tuple(number_of.get(row, len(alone)) for row in range(rows))

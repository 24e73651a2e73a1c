"""Protecting the breakdowns of the same entries: what is shown of each, so that no hidden figure can be worked out.

The guarantee: whoever knows all that is shown of all breakdowns, the rule, and that a 0 is shown where it stands, cannot tell a hidden
figure more closely than between two numbers at least five apart. It holds for each breakdown even for somebody who knows all others
by heart: totals that they have in common stay as they are in everything that could be instead (see `plans`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from webviz.disclosure.arranging import Arranged, Breakdown, arrange
from webviz.disclosure.figures import SUPPRESSED, Figure
from webviz.disclosure.plans import Block, Plan, first_plan
from webviz.disclosure.tables import Columns, Counted, Numbers


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown of a row."""

    key: str | None
    total: Figure
    parts: dict[str, Figure]
    details: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Protected:
    """What is shown of all entries, and of each breakdown; `rows` has None for a breakdown of which nothing can be shown."""

    whole: Row
    rows: dict[str, tuple[Row, ...] | None]


def protect(columns: Columns, whole: Counted, breakdowns: Mapping[str, Breakdown]) -> Protected:
    """Protect breakdowns of the same entries, by name; `whole` has each entry once, in one row."""
    plan = first_plan(columns, whole)
    if plan is None:
        nothing = Row(
            None,
            SUPPRESSED,
            {part.name: SUPPRESSED for part in columns.parts},
            dict.fromkeys(columns.details, SUPPRESSED),
        )
        return Protected(nothing, dict.fromkeys(breakdowns))
    return Protected(
        _whole(columns, plan, whole), {name: _rows(columns, plan, each) for name, each in breakdowns.items()}
    )


def _whole(columns: Columns, plan: Plan, whole: Counted) -> Row:
    """All entries in one row: what is in no block with anything else is shown, and what has nothing in its whole block."""
    details = np.bincount(whole.detail, minlength=len(columns.details))
    parts = np.bincount(columns.part_of, weights=details, minlength=len(columns.parts)).astype(np.int64)

    def shown(counts: Numbers, number: int, block: Block) -> Figure:
        return int(counts[number]) if len(block) == 1 or not counts[list(block)].any() else SUPPRESSED

    return Row(
        None,
        len(whole.detail),
        {
            part.name: shown(parts, number, plan.parts[block])
            for number, (part, block) in enumerate(zip(columns.parts, plan.block_of_part, strict=True))
        },
        {
            name: shown(details, number, plan.details[block])
            for number, (name, block) in enumerate(zip(columns.details, plan.block_of_detail, strict=True))
        },
    )


def _rows(columns: Columns, plan: Plan, breakdown: Breakdown) -> tuple[Row, ...] | None:
    found = arrange(columns, plan, breakdown)
    return None if found is None else tuple(_row(columns, found, row, key) for row, key in enumerate(breakdown.keys))


def _row(columns: Columns, found: Arranged, row: int, key: str | None) -> Row:
    plan, group, is_alone = found.plan, found.groups[row], row not in found.together
    part_of = plan.part_blocks(columns)

    def shown(count: int, block: Block, *, is_hidden: bool) -> Figure:
        """A count that is known alone, and 0 of everything that is known together."""
        return count if not is_hidden and (count == 0 or (is_alone and len(block) == 1)) else SUPPRESSED

    def is_hidden(part: int) -> bool:
        if part_of.count(part) > 1:
            return bool(found.hidden.parts[group, part])
        return bool(found.hidden.columns[group, part_of.index(part)])

    return Row(
        key,
        int(found.totals.counts[row, 0]) if is_alone else SUPPRESSED,
        {
            part.name: shown(int(found.sums.counts[group, block]), plan.parts[block], is_hidden=is_hidden(block))
            for part, block in zip(columns.parts, plan.block_of_part, strict=True)
        },
        {
            name: shown(
                int(found.counts.counts[group, block]),
                plan.details[block],
                is_hidden=bool(found.hidden.columns[group, block]),
            )
            for name, block in zip(columns.details, plan.block_of_detail, strict=True)
        },
    )

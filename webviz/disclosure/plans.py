"""Which columns of a table may be told apart at all: so many that behind each of their totals there are none or enough youths.

Columns in one block are hidden together: what is known of them is their sum. That holds in every breakdown of the same entries, so
that totals which breakdowns have in common are the same in all, and are known or hidden in all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from webviz.disclosure.figures import FEWEST
from webviz.disclosure.tables import Columns, Counted, Numbers, table

Block = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Blocks of parts, and blocks of details, each a tuple of ascending numbers; a block of parts is a block of all their details."""

    parts: tuple[Block, ...]
    details: tuple[Block, ...]

    @property
    def block_of_detail(self) -> tuple[int, ...]:
        """The number of each detail's block."""
        return _numbered(self.details)

    @property
    def block_of_part(self) -> tuple[int, ...]:
        """The number of each part's block."""
        return _numbered(self.parts)

    def part_blocks(self, columns: Columns) -> tuple[int, ...]:
        """The number of the block of parts in which each block of details lies."""
        of_part, part_of = self.block_of_part, columns.part_of
        return tuple(of_part[part_of[block[0]]] for block in self.details)


def first_plan(columns: Columns, counted: Counted) -> Plan | None:
    """The finest plan under which all totals can be told; None where there are too few youths for any figure."""
    if 0 < len(np.unique(counted.youth)) < FEWEST:
        return None
    whole = counted.in_one_row()
    parts = next(parts for parts in _divisions(columns) if _may_be_told(columns, whole, parts))
    plan = Plan(parts, tuple(_first_details(columns, whole, parts)))
    while small := _small_block(columns, whole, plan):
        plan = joined(columns, whole, plan, small)
    return plan


def joined(columns: Columns, counted: Counted, plan: Plan, block: Block) -> Plan:
    """The plan with a block of details joined to the smallest other one of its part; with all of them where there is no other.

    A detail of which there is none stands alone until there is nothing else to join.
    """
    part = columns.part_of[block[0]]
    siblings = [each for each in plan.details if columns.part_of[each[0]] == part and each != block]
    totals = _totals(counted, plan)
    counts = dict(zip(plan.details, totals.tolist(), strict=True))
    others = sorted((each for each in siblings if counts[each]), key=lambda each: (counts[each], each))
    gone = {block, others[0]} if others else {block, *siblings}
    union = tuple(sorted(detail for each in gone for detail in each))
    return replace(plan, details=tuple(sorted({*plan.details} - gone | {union})))


def _numbered(blocks: Sequence[Block]) -> tuple[int, ...]:
    found = {each: number for number, block in enumerate(blocks) for each in block}
    return tuple(found[each] for each in range(len(found)))


def _totals(counted: Counted, plan: Plan) -> Numbers:
    found: Numbers = table(counted.in_one_row(), (0,), plan.block_of_detail).counts[0]
    return found


def _divisions(columns: Columns) -> list[tuple[Block, ...]]:
    """Every way to put parts into blocks: most blocks first, then those that leave most details to be told, then earlier parts."""

    def loss(blocks: tuple[Block, ...]) -> tuple[int, int, list[int]]:
        alone = [block[0] for block in blocks if len(block) == 1]
        return -len(blocks), -sum(len(columns.parts[part].details) for part in alone), alone

    found = {tuple(sorted(map(tuple, blocks))) for blocks in _set_partitions(list(range(len(columns.parts))))}
    return sorted(found, key=loss)


def _set_partitions(things: list[int]) -> Iterator[list[list[int]]]:
    if not things:
        yield []
        return
    first, rest = things[0], things[1:]
    for blocks in _set_partitions(rest):
        yield [[first], *blocks]
        for number, block in enumerate(blocks):
            yield [*blocks[:number], [first, *block], *blocks[number + 1 :]]


def _may_be_told(columns: Columns, counted: Counted, parts: tuple[Block, ...]) -> bool:
    """Whether behind each block there are none or enough, and what is in it cannot be narrowed down, knowing which parts are not 0."""
    if len(parts) == 1:
        return True
    part_of, blocks = columns.part_of, _numbered(parts)
    counts = np.bincount(counted.detail, minlength=len(part_of)).tolist()
    found = table(counted, (0,), [blocks[part] for part in part_of])
    return all(
        _is_enough(int(count), int(youths), [counts[each] for each, part in enumerate(part_of) if part in block])
        if len(block) > 1
        else count == 0 or youths >= FEWEST
        for block, count, youths in zip(parts, found.counts[0], found.youths[0], strict=True)
    )


def _is_enough(count: int, youths: int, within: Iterable[int]) -> bool:
    some = sum(1 for each in within if each)
    return count == 0 or (youths >= FEWEST and (some == 1 or count - some >= FEWEST))


def _first_details(columns: Columns, counted: Counted, parts: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks of details to begin with: of parts that are hidden together all, and so of one that is too small to be told apart."""
    counts = np.bincount(counted.detail, minlength=len(columns.details))
    for block in parts:
        details = tuple(number for number, part in enumerate(columns.part_of) if part in block)
        if len(block) > 1 or 0 < counts[list(details)].sum() < 2 * FEWEST:
            yield details
        else:
            yield from ((detail,) for detail in details)


def _small_block(columns: Columns, counted: Counted, plan: Plan) -> Block | None:
    """The smallest block of details whose total may not be told, and that can be joined to another one."""
    found = table(counted, (0,), plan.block_of_detail)
    counts = np.bincount(counted.detail, minlength=len(columns.details))
    part_of = columns.part_of
    whole = {tuple(number for number, of in enumerate(part_of) if of == part) for part in range(len(columns.parts))}
    apart = {block for block in plan.parts if len(block) > 1}
    small = [
        (int(count), block)
        for block, count, youths in zip(plan.details, found.counts[0], found.youths[0], strict=True)
        if block not in whole
        and not any(part_of[block[0]] in parts for parts in apart)
        and not _is_enough(int(count), int(youths), [int(counts[detail]) for detail in block])
    ]
    return min(small, default=(0, None))[1]

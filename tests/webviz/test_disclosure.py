"""No hidden figure of protected tables can be worked out: not by brute force on small ones, nor by flows on large ones."""

import random
from collections.abc import Sequence

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.oracle.table_attack import Attacker, Seen, TooMany
from webviz.disclosure.arranging import Arranged, Breakdown, arrange
from webviz.disclosure.figures import SUPPRESSED, Suppressed, figures_json
from webviz.disclosure.plans import Plan, first_plan
from webviz.disclosure.protecting import Protected, Row, protect
from webviz.disclosure.tables import Columns, Counted, Part

SMALL = Columns((Part("covered", ("covered",)), Part("possible", ("possible",)), Part("gap", ("chain", "time"))))
LARGE = Columns((*SMALL.parts[:2], Part("gap", tuple(f"cause-{number}" for number in range(12)))))
Table = Sequence[Sequence[int]]


def counted(table: Table) -> Counted:
    """Every count is of as many youths, of whom each is counted once."""
    entries = [(row, detail) for row, of in enumerate(table) for detail, count in enumerate(of) for _ in range(count)]
    return Counted.of((row, detail, youth) for youth, (row, detail) in enumerate(entries))


def breakdown(table: Table) -> Breakdown:
    return Breakdown([f"row-{number}" for number in range(len(table))], counted(table))


def protected(columns: Columns, *tables: Table) -> Protected:
    """Tables of the same entries, named by their numbers."""
    whole = counted(tables[0]).in_one_row()
    return protect(columns, whole, {str(number): breakdown(table) for number, table in enumerate(tables)})


def figures(row: Row) -> list[object]:
    return [row.total, *row.parts.values(), *row.details.values()]


def counts_of(columns: Columns, details: np.ndarray) -> np.ndarray:
    """What stands behind the figures of a row: total, parts, details; a line for each way."""
    parts = [details[:, [of == number for of in columns.part_of]].sum(axis=1) for number in range(len(columns.parts))]
    return np.column_stack([details.sum(axis=1), *parts, details])


def some_of_whole(plan: Plan, columns: Columns) -> list[bool]:
    """Of which details a 0 would be shown in the whole: not where everything of a part, or everything at all, is one block."""
    whole = {tuple(n for n, of in enumerate(columns.part_of) if of == part) for part in range(len(columns.parts))}
    blocks = [plan.details[block] for block in plan.block_of_detail]
    return [len(plan.parts) > 1 and (len(block) == 1 or block not in whole) for block in blocks]


def some_of_row(found: Arranged, row: int) -> list[bool]:
    return [row not in found.together and len(found.plan.details[block]) == 1 for block in found.plan.block_of_detail]


def widths(*tables: Table) -> list[tuple[str, int, int]]:
    """Of every hidden figure in some tables of the same entries how far apart its bounds are, for an attacker who sees all of them."""
    shown, whole = protected(SMALL, *tables), counted(tables[0]).in_one_row()
    plan = first_plan(SMALL, whole)
    assume(plan is not None and all(rows is not None for rows in shown.rows.values()))
    assert plan is not None
    seen = []
    for table, rows in zip(tables, shown.rows.values(), strict=True):
        arranged = arrange(SMALL, plan, breakdown(table))
        assert arranged is not None
        assert rows is not None
        seen.append([Seen(row, some_of_row(arranged, number)) for number, row in enumerate(rows)])
    possible = Attacker(SMALL, sum(map(sum, tables[0]))).possible(Seen(shown.whole, some_of_whole(plan, SMALL)), seen)
    found = []
    for table, rows, ways_of_rows in zip(tables, shown.rows.values(), possible, strict=True):
        for truth, row, ways in zip(table, rows or (), ways_of_rows, strict=True):
            assert list(truth) in ways.tolist()
            could_be = counts_of(SMALL, ways)
            found += [
                (str(row.key), place, int(np.ptp(could_be[:, place])))
                for place, figure in enumerate(figures(row))
                if figure == SUPPRESSED
            ]
    return found


COUNT = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 8])
TABLES = st.lists(st.tuples(COUNT, COUNT, COUNT, COUNT).filter(any), min_size=2, max_size=3).filter(
    lambda table: 5 <= sum(map(sum, table)) <= 22
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@SLOW
@given(TABLES)
def test_an_attacker_who_tries_everything_finds_every_hidden_figure_at_least_five_wide(table: Table) -> None:
    try:
        narrow = [each for each in widths(table) if each[2] < 5]
    except TooMany:
        assume(False)
    assert not narrow


@SLOW
@given(TABLES, st.randoms(use_true_random=False))
def test_neither_does_one_who_sees_two_breakdowns_of_the_same_pairs(table: Table, chance: random.Random) -> None:
    other = [[0] * 4, [0] * 4]
    for row in table:
        for detail, count in enumerate(row):
            for _ in range(count):
                other[chance.randrange(2)][detail] += 1
    assume(all(map(any, other)))
    try:
        narrow = [each for each in widths(table, other) if each[2] < 5]
    except TooMany:
        assume(False)
    assert not narrow


def random_table(seed: int, rows: int, youths: int) -> list[list[int]]:
    chance = random.Random(seed)
    table = [[0] * len(LARGE.details) for _ in range(rows)]
    for _ in range(youths):
        row = min(int(chance.expovariate(3 / rows)), rows - 1)
        place = chance.random()
        table[row][0 if place < 0.5 else 1 if place < 0.6 else 2 + min(int(chance.expovariate(0.5)), 11)] += 1
    return [row for row in table if any(row)]


def bounds_by_flow(found: Arranged, columns: Columns) -> list[int]:
    """Of every hidden count of a table by how much its bounds differ: the largest flows around it in the network of what is hidden."""
    part_of = found.plan.part_blocks(columns)
    arcs = {}
    for row, column in np.argwhere(found.hidden.columns).tolist():
        start = f"{row}/{part_of[column]}" if part_of.count(part_of[column]) > 1 else str(row)
        arcs[start, f"column {column}"] = int(found.counts.counts[row, column])
    for row, part in np.argwhere(found.hidden.parts).tolist():
        arcs[str(row), f"{row}/{part}"] = int(found.sums.counts[row, part])
    graph = nx.DiGraph()
    for (start, end), count in arcs.items():
        graph.add_edge(start, end, capacity=10_000)
        graph.add_edge(end, start, capacity=count - 1)
    differences = []
    for (start, end), count in arcs.items():
        others = graph.copy()
        others.remove_edges_from([(start, end), (end, start)])
        grows, shrinks = nx.maximum_flow_value(others, end, start), nx.maximum_flow_value(others, start, end)
        differences.append(grows + min(shrinks, count - 1))
    return differences


@pytest.mark.parametrize(
    ("seed", "rows", "youths"), [(1, 8, 120), (2, 12, 300), (3, 6, 60), (4, 15, 900), (5, 10, 2000)]
)
def test_in_a_large_table_flows_find_every_hidden_count_at_least_five_wide(seed: int, rows: int, youths: int) -> None:
    table = random_table(seed, rows, youths)
    plan = first_plan(LARGE, counted(table))
    assert plan is not None
    found = arrange(LARGE, plan, breakdown(table))
    assert found is not None
    differences = bounds_by_flow(found, LARGE)
    assert differences
    assert min(differences) >= 5


@pytest.mark.parametrize("seed", range(8))
def test_no_figure_under_five_is_shown_and_what_is_shown_is_true(seed: int) -> None:
    table = random_table(seed, 10, 40 * (seed + 1))
    shown = protected(LARGE, table)
    truths = counts_of(LARGE, np.array([*table, np.sum(table, axis=0)])).tolist()
    for truth, row in zip(truths, [*(shown.rows["0"] or ()), shown.whole], strict=False):
        for count, figure in zip(truth, figures(row), strict=True):
            assert figure == SUPPRESSED or (figure == count and not 0 < count < 5)


def test_the_same_table_is_always_shown_in_the_same_way() -> None:
    table = random_table(9, 12, 300)
    assert protected(LARGE, table) == protected(LARGE, table)


def test_a_small_count_is_hidden_with_three_others_that_cost_least() -> None:
    shown = protected(SMALL, [[20, 9, 12, 0], [30, 2, 40, 0], [15, 8, 11, 0]]).rows["0"]
    assert shown is not None
    assert [[row.parts[name] for name in ("covered", "possible", "gap")] for row in shown] == [
        [20, 9, 12],
        [SUPPRESSED, SUPPRESSED, 40],
        [SUPPRESSED, SUPPRESSED, 11],
    ]
    assert [row.total for row in shown] == [41, 72, 34]


def test_a_row_of_few_youths_is_hidden_with_the_next_smallest() -> None:
    shown = protected(SMALL, [[2, 1, 0, 0], [9, 7, 0, 0], [30, 20, 0, 0]]).rows["0"]
    assert shown is not None
    assert [row.total for row in shown] == [SUPPRESSED, SUPPRESSED, 50]
    assert [row.parts["gap"] for row in shown] == [0, 0, 0]
    assert [row.parts["covered"] for row in shown] == [SUPPRESSED, SUPPRESSED, 30]


def test_a_state_of_few_in_all_is_hidden_together_with_another_one_and_the_causes_stay() -> None:
    whole = protected(SMALL, [[10, 2, 20, 0], [12, 1, 0, 30]]).whole
    assert (whole.total, whole.parts) == (75, {"covered": SUPPRESSED, "possible": SUPPRESSED, "gap": 50})
    assert (whole.details["chain"], whole.details["time"]) == (20, 30)


def test_many_pairs_of_few_youths_are_few() -> None:
    pairs = Counted.of((0, 0, youth) for youth in (1, 2, 3) for _ in range(4))
    shown = protect(SMALL, pairs, {"area": Breakdown(["row"], pairs)})
    assert (shown.whole.total, shown.rows) == (SUPPRESSED, {"area": None})


def test_nothing_at_all_is_shown_as_nothing() -> None:
    shown = protect(SMALL, Counted.of([]), {"area": Breakdown([], Counted.of([]))})
    assert (shown.whole.total, set(shown.whole.details.values()), shown.rows) == (0, {0}, {"area": ()})


def test_a_hidden_figure_is_null_with_its_reason_beside_it() -> None:
    assert figures_json({"gap": SUPPRESSED, "pairs": 7}) == {"gap": None, "pairs": 7, "hidden": {"gap": "protected"}}
    assert Suppressed() == SUPPRESSED

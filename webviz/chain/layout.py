"""Where everything in a layered picture stands: columns from left to right, the same every time, no physics.

After Sugiyama, Tagawa and Toda (1981): a link that passes a column gets a lane of its own there, each column is put in the order of
its neighbours' middles, and then moved towards them. Marks are met in a fixed order and ties keep it, so no seed is needed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from webviz.chain.view import Chain, Link, Mark, MarkKind

MARK_WIDTH, MARK_HEIGHT = 166, 88
_PITCH, _NARROW_PITCH, _MANY_COLUMNS = 270, 246, 6
"""From one column to the next; many columns stand closer."""
_GAP = 20
_LANE_HEIGHT = 18
_MARGIN = 12
_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """The middle of a mark or a lane; a lane has no mark."""

    key: str
    x: int
    y: int
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Route:
    """A link with the keys that its line goes through, its own ends first and last."""

    link: Link
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture's size and everything in it."""

    width: int
    height: int
    points: tuple[Point, ...]
    routes: tuple[Route, ...]


def lay_out(chain: Chain) -> Layout:
    """Place a chain."""
    column_of = _columns(chain.marks)
    marks = {mark.key: mark for mark in chain.marks}
    routes = tuple(_route(number, link, column_of) for number, link in enumerate(chain.links))
    columns: list[list[str]] = [[] for _ in range(max(column_of.values(), default=-1) + 1)]
    for key, column in column_of.items():
        columns[column].append(key)
    neighbours: dict[str, list[str]] = {}
    for route in routes:
        for key, column in zip(route.keys[1:-1], range(column_of[route.keys[0]] + 1, len(columns)), strict=False):
            columns[column].append(key)
        for first, second in pairwise(route.keys):
            neighbours.setdefault(first, []).append(second)
            neighbours.setdefault(second, []).append(first)
    _sort(columns, neighbours)
    middles = _middles(columns, neighbours, marks)
    top = min((middles[key] - _height(key, marks) / 2 for column in columns for key in column), default=0)
    bottom = max((middles[key] + _height(key, marks) / 2 for column in columns for key in column), default=0)
    pitch = _NARROW_PITCH if len(columns) >= _MANY_COLUMNS else _PITCH
    points = tuple(
        Point(key, _MARGIN + MARK_WIDTH // 2 + number * pitch, round(middles[key] - top) + _MARGIN, marks.get(key))
        for number, column in enumerate(columns)
        for key in column
    )
    width = 2 * _MARGIN + MARK_WIDTH + (len(columns) - 1) * pitch if columns else 0
    return Layout(width, round(bottom - top) + 2 * _MARGIN, points, routes)


def _columns(marks: Sequence[Mark]) -> dict[str, int]:
    """The column of each mark; columns that would stand empty are left out."""
    deepest = max((mark.depth for mark in marks), default=0)
    wanted = {MarkKind.YOUTH: 0, MarkKind.PERSON: 1, MarkKind.ORGANISATION: 2, MarkKind.OFFER: 3 + deepest}
    raw = {mark.key: wanted[mark.kind] + mark.depth for mark in marks}
    order = {column: number for number, column in enumerate(sorted(set(raw.values())))}
    return {key: order[column] for key, column in raw.items()}


def _route(number: int, link: Link, column_of: Mapping[str, int]) -> Route:
    between = range(column_of[link.source] + 1, column_of[link.target])
    return Route(link, (link.source, *(f"lane:{number}:{column}" for column in between), link.target))


def _sort(columns: list[list[str]], neighbours: Mapping[str, Sequence[str]]) -> None:
    """Put each column in the order of its neighbours in the column before, then after, again and again."""
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        for before, column in pairwise(columns if forward else columns[::-1]):
            place = {key: number for number, key in enumerate(before)}
            own = {key: number for number, key in enumerate(column)}
            wanted = {
                key: _mean([place[other] for other in neighbours.get(key, ()) if other in place], own[key])
                for key in column
            }
            column.sort(key=lambda key, wanted=wanted, own=own: (wanted[key], own[key]))  # type: ignore[misc]  # bound to this column


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _height(key: str, marks: Mapping[str, Mark]) -> int:
    return MARK_HEIGHT if key in marks else _LANE_HEIGHT


def _middles(
    columns: list[list[str]], neighbours: Mapping[str, Sequence[str]], marks: Mapping[str, Mark]
) -> dict[str, float]:
    """How far down each key stands: stacked at first, then drawn towards its neighbours without changing the order."""
    middles: dict[str, float] = {}
    for column in columns:
        _stack(column, dict.fromkeys(column, 0.0), middles, marks)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else columns[::-1]:
            wanted = {key: _mean([middles[other] for other in neighbours.get(key, ())], middles[key]) for key in column}
            _stack(column, wanted, middles, marks)
    return middles


def _stack(
    column: Sequence[str], wanted: Mapping[str, float], middles: dict[str, float], marks: Mapping[str, Mark]
) -> None:
    """Place a column's keys below each other, each no higher than wanted, and then the whole as near to what is wanted as can be."""
    edge = float("-inf")
    for key in column:
        half = _height(key, marks) / 2
        middles[key] = max(wanted[key], edge + half)
        edge = middles[key] + half + _GAP
    shift = _mean([wanted[key] - middles[key] for key in column], 0.0)
    for key in column:
        middles[key] += shift

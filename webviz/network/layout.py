"""Where the marks of a picture stand: worked out here with a seed and settled before it is shown, so that a view looks the same to all.

The centre stands in the middle, the others on rings by their distance from it. Springs between what is connected tell the order around
the circle; then every ring is evened out, in several rows where it is crowded, and what still overlaps is pushed apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, ceil, cos, pi, sin
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Point = tuple[int, int]

BOX = (148.0, 94.0)
"""The room that a mark and its name take where nothing is told of it, in the picture's own units."""

_WIDER_THAN_HIGH = 1.25
_ROW = 104.0
"""How far apart two rows of a ring are."""

_INNERMOST = 150.0
_PUSHES = 400


@dataclass(frozen=True, slots=True)
class Room:
    """What a mark takes with its name under it: the whole width, and how far it goes up and down from the mark's middle."""

    width: float
    up: float
    down: float


_USUAL = Room(BOX[0], BOX[1] / 2, BOX[1] / 2)


def positions(
    rings: Sequence[Sequence[str]], links: Iterable[tuple[str, str]], rooms: Mapping[str, Room] = MappingProxyType({})
) -> dict[str, Point]:
    """A place for every mark; `rings[0]` is the centre alone, then come the marks by distance, each ring in its order around the circle."""
    marks = [mark for ring in rings for mark in ring]
    if not marks:
        return {}
    drawn = _drawn_together(_on_circles(rings), [(a, b) for a, b in links if a != b], marks)
    told = [rooms.get(mark, _USUAL) for mark in marks]
    evened = _evened_out(rings, drawn, sum(room.width for room in told) / len(told))
    apart = _pushed_apart(np.array([evened[mark] for mark in marks]), told)
    return {mark: (round(x), round(y)) for mark, (x, y) in zip(marks, apart.tolist(), strict=True)}


def _on_circles(rings: Sequence[Sequence[str]]) -> dict[str, tuple[float, float]]:
    """Where the springs begin: each ring a circle, in its order."""
    places: dict[str, tuple[float, float]] = {}
    for distance, ring in enumerate(rings):
        for place, mark in enumerate(ring):
            angle = 2 * pi * place / len(ring) - pi / 2
            places[mark] = (distance * cos(angle), distance * sin(angle))
    return places


def _drawn_together(
    start: Mapping[str, tuple[float, float]], links: Sequence[tuple[str, str]], marks: Sequence[str]
) -> Mapping[str, Sequence[float]]:
    """A few steps of springs: enough to bring neighbours side by side."""
    if len(marks) < 3 or not links:
        return start
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(marks)
    graph.add_edges_from(links)
    found = nx.spring_layout(
        graph, pos=dict(start), fixed=[marks[0]], k=2.0 / len(marks) ** 0.5, iterations=30, seed=1, weight=None
    )
    return {mark: (float(x), float(y)) for mark, (x, y) in found.items()}


def _evened_out(
    rings: Sequence[Sequence[str]], drawn: Mapping[str, Sequence[float]], width: float
) -> dict[str, tuple[float, float]]:
    """Every ring with equal angles in the order that the springs gave; a crowded ring in rows, one step out for each next mark."""
    places = dict.fromkeys(rings[0], (0.0, 0.0))
    radius = _INNERMOST
    for ring in rings[1:]:
        angles = {mark: atan2(drawn[mark][1], drawn[mark][0]) for mark in ring}
        ordered = sorted(ring, key=lambda mark: (angles[mark], mark))
        turn = angles[ordered[0]]
        inner, rows = _rows_for(len(ring), radius, width)
        for place, mark in enumerate(ordered):
            away = inner + _ROW * (place % rows)
            angle = turn + 2 * pi * place / len(ordered)
            places[mark] = (away * cos(angle) * _WIDER_THAN_HIGH, away * sin(angle))
        radius = inner + _ROW * (rows + 0.2)
    return places


def _rows_for(number: int, smallest: float, width: float) -> tuple[float, int]:
    """The radius of a ring's innermost row and how many rows it has: as small a ring as holds the marks without their touching."""

    def inner(rows: int) -> float:
        return max(smallest, ceil(number / rows) * width / (pi * (1 + _WIDER_THAN_HIGH)))

    rows = min(range(1, number + 1), key=lambda rows: (inner(rows) + _ROW * rows, rows))
    return inner(rows), rows


def _pushed_apart(points: NDArray[np.float64], rooms: Sequence[Room]) -> NDArray[np.float64]:
    """Move marks whose rooms overlap away from each other, along the shorter way, until none do; the first stays."""
    lowered = np.array([[0.0, (room.down - room.up) / 2] for room in rooms])
    half = np.array([[room.width / 2, (room.up + room.down) / 2] for room in rooms])
    box = half[:, None, :] + half[None, :, :]
    points += lowered
    number = np.arange(len(points))
    order = np.sign(number[:, None] - number[None, :])[:, :, None]
    for _ in range(_PUSHES):
        between = points[:, None, :] - points[None, :, :]
        overlap = box - np.abs(between)
        covers = np.logical_and(overlap[:, :, 0] > 0.5, overlap[:, :, 1] > 0.5) & ~np.eye(len(points), dtype=bool)
        if not covers.any():
            break
        along_x = overlap[:, :, 0] / box[:, :, 0] < overlap[:, :, 1] / box[:, :, 1]
        push = np.where(between != 0, np.sign(between), order) * overlap / 2
        push[:, :, 0] *= covers & along_x
        push[:, :, 1] *= covers & ~along_x
        step = push.sum(axis=1) * 0.5
        step[0] = 0
        points = points + step
    points -= lowered
    return points

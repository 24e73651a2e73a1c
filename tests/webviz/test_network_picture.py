"""How the picture looks and where its marks stand."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.schema import NODE_TYPES
from queries.facts.surroundings import LABELS, TYPES
from tests.queries.maps import CATALOGUE
from webviz.network import marks
from webviz.network.layout import BOX, positions
from webviz.network.naming import room_for
from webviz.network.words import Wording


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("label", LABELS)
def test_marks_stand_out_from_the_page_and_icons_from_their_marks_in_both_themes(label: str) -> None:
    mark = marks.MARKS[label]

    assert contrast(mark.fill, marks.PAGE) >= 3
    assert contrast(mark.fill_dark, marks.PAGE_DARK) >= 3
    assert contrast(mark.fill, marks.PAGE) >= 4.5, "the icon has the page's colour"
    assert contrast(mark.fill_dark, marks.PAGE_DARK) >= 4.5


def test_no_two_kinds_share_a_shape_an_icon_or_a_colour() -> None:
    looks = list(marks.MARKS.values())

    for part in ("shape", "icon", "fill", "fill_dark"):
        assert len({getattr(look, part) for look in looks}) == len(LABELS)


def test_lines_stand_out_from_the_page_in_both_themes() -> None:
    lines = [(type_.colour, type_.colour_dark) for type_ in CATALOGUE.collaboration.values()]
    lines += [(marks.PLAIN_LINE, marks.PLAIN_LINE_DARK), (marks.EXPIRED_LINE, marks.EXPIRED_LINE_DARK)]

    assert [pair for pair in lines if contrast(pair[0], marks.PAGE) < 3 or contrast(pair[1], marks.PAGE_DARK) < 3] == []


def test_every_type_reads_both_ways_and_every_label_has_a_word() -> None:
    wording = Wording(CATALOGUE)

    for type_ in TYPES:
        forward, backward = wording.type_name(type_), wording.type_name(type_, reverse=True)
        assert forward
        assert backward
        assert forward != backward or CATALOGUE.collaboration[type_].mutual
    assert set(marks.MARKS) == set(LABELS) <= set(NODE_TYPES)


def overlaps(places: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    pairs = itertools.combinations(places.items(), 2)
    return [(a, b) for (a, p), (b, q) in pairs if abs(p[0] - q[0]) < BOX[0] - 4 and abs(p[1] - q[1]) < BOX[1] - 4]


@given(
    st.lists(st.integers(1, 45), max_size=3).filter(lambda sizes: sum(sizes) < 100),
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=150),
)
def test_no_mark_covers_another_and_a_view_looks_the_same_each_time(
    sizes: list[int], pairs: list[tuple[int, int]]
) -> None:
    names = iter(f"m{number}" for number in range(100))
    rings = [[next(names)], *([next(names) for _ in range(size)] for size in sizes)]
    known = [mark for ring in rings for mark in ring]
    links = [(known[a % len(known)], known[b % len(known)]) for a, b in pairs]

    places = positions(rings, links)

    assert set(places) == set(known)
    assert places[rings[0][0]] == (0, 0)
    assert overlaps(places) == []
    assert positions(rings, links) == places


def test_neighbours_of_a_neighbour_stand_farther_out() -> None:
    rings = [["c"], [f"near-{number}" for number in range(6)], [f"far-{number}" for number in range(6)]]
    links = [("c", mark) for mark in rings[1]] + [(f"near-{number}", f"far-{number}") for number in range(6)]

    places = positions(rings, links)

    def distance(mark: str) -> float:
        return math.hypot(*places[mark])

    assert max(distance(mark) for mark in rings[1]) < min(distance(mark) for mark in rings[2])
    assert positions([], []) == {}


names = st.sampled_from(
    ["Pumpen", "Uddannelsesvejledningen", "Uddannelsesvejledningen i Sundets Ungeindsats for alle", "A"]
)


@given(st.lists(names, min_size=2, max_size=60))
def test_no_mark_with_its_name_covers_another_however_long_the_names_are(given_names: list[str]) -> None:
    marks_of = [f"m{number}" for number in range(len(given_names))]
    rooms = {
        mark: room_for(name, is_centre=place == 0)
        for place, (mark, name) in enumerate(zip(marks_of, given_names, strict=True))
    }
    places = positions([marks_of[:1], marks_of[1:]], [(marks_of[0], mark) for mark in marks_of[1:]], rooms)

    def edges(mark: str) -> tuple[float, float, float, float]:
        (x, y), room = places[mark], rooms[mark]
        return x - room.width / 2 + 2, y - room.up + 2, x + room.width / 2 - 2, y + room.down - 2

    covered = [
        (one, other)
        for one, other in itertools.combinations(marks_of, 2)
        for a, b in [(edges(one), edges(other))]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert covered == []
    assert places[marks_of[0]] == (0, 0)

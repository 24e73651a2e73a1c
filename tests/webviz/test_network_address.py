"""The address holds the whole state of a view, and only what differs from the first look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from graphmodel.errors import WrongUse
from queries.facts.surroundings import LABELS, TYPES
from queries.neighbourhood import SORTING_TYPES, STATES
from tests.queries.maps import DAY
from webviz.network.address import INACTIVE, Look, hidden_at_first, read_look

HOUSE = ("Organisation", "org-house")
TOKENS = (*LABELS, *TYPES, *STATES, INACTIVE)


def read(*pairs: tuple[str, str], centre: tuple[str, str] = HOUSE) -> Look:
    return read_look(centre, MultiDict(pairs), DAY)


def test_the_first_look_needs_no_arguments() -> None:
    look = read()

    assert look.arguments() == {}
    assert (look.depth, look.on, look.budget) == (1, DAY, 50)
    assert look.view().types == frozenset(TYPES) - SORTING_TYPES
    assert not look.view().with_inactive


def test_what_puts_things_in_boxes_is_shown_around_such_a_box() -> None:
    assert "IN_SECTOR" in read(centre=("Sector", "sector-a")).view().types
    assert "LOCATED_IN" not in read(centre=("Sector", "sector-a")).view().types


@given(
    st.builds(
        lambda depth, shown, opened, has_more, form, day: Look(
            HOUSE, DAY, depth, opened=tuple(opened), has_more=has_more, form=form, day=day
        ).showing(shown),
        st.integers(1, 3),
        st.sets(st.sampled_from(TOKENS)),
        st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=3),
        st.booleans(),
        st.sampled_from([None, "billede", "tabel"]),
        st.one_of(st.none(), st.dates()),
    )
)
def test_a_look_that_is_sent_to_a_colleague_comes_back_as_it_was(look: Look) -> None:
    pairs = [
        (name, each)
        for name, value in look.arguments().items()
        for each in (value if isinstance(value, list) else [value])
    ]

    assert read_look(HOUSE, MultiDict(pairs), DAY) == look


def test_the_form_says_what_is_ticked_and_leaves_alone_what_it_does_not_show() -> None:
    look = read(("valgt", "1"), ("uden", "KNOWS"), ("vist", "Offer"), ("vist", "IN_SECTOR"), ("vis", "IN_SECTOR"))

    assert look.without == {"Offer", "KNOWS"}
    assert look.with_ == {"IN_SECTOR"}


def test_a_chip_takes_one_filter_away() -> None:
    look = read(("uden", "Offer"), ("uden", "KNOWS"), ("med", INACTIVE))

    assert look.back_to_first("KNOWS").arguments() == {"uden": ["Offer"], "med": [INACTIVE]}
    assert look.back_to_first(INACTIVE).arguments() == {"uden": ["Offer", "KNOWS"]}


def test_filters_that_nobody_knows_are_passed_over() -> None:
    assert read(("uden", "NONSENSE"), ("med", "Offer"), ("visning", "film"), ("flere", "ja")).arguments() == {}
    assert INACTIVE in hidden_at_first("Offer")


@pytest.mark.parametrize(
    "pair", [("trin", "4"), ("trin", "0"), ("trin", "x"), ("trin", "²"), ("dag", "i morgen"), ("dag", "2026-02-30")]
)
def test_a_depth_or_a_day_that_is_none_is_told(pair: tuple[str, str]) -> None:
    with pytest.raises(WrongUse, match=pair[0]):
        read(pair)

"""What a field may hold, and how its complaint reads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.fields import OPEN, FieldSpec, Kind, is_given, is_iso_day, is_month_day, is_same, is_text

FITS: dict[Kind, list[object]] = {
    Kind.TEXT: ["a", " ", "0101", "æøå", "\n", "\U0001f9ed"],
    Kind.TEXTS: [["a"], ["a", "a"], []],
    Kind.TEXT_OR_TEXTS: ["a", ["a", "b"]],
    Kind.WHOLE: [0, -1, 2**63 - 1, -(2**63) + 1],
    Kind.NUMBER: [0, 1.5, -0.0, 5e-324, 1.7e308, 2**63 - 1],
    Kind.TEXT_OR_NUMBER: ["gratis", 0, 99.5],
    Kind.TRUTH: [True, False],
    Kind.DAY: ["2026-11-23", "2024-02-29", "0001-01-01", "9999-12-31"],
    Kind.MONTH: ["2009-04", "2009-12"],
    Kind.DAYS: [["2026-11-23"], ["02-01", "12-31"], ["2026-11-23", "02-01"], []],
}
DOES_NOT_FIT: dict[Kind, list[object]] = {
    Kind.TEXT: ["", 1, 1.0, True, ["a"], {"a": 1}, "\ud800", "a\udfff", b"a"],
    Kind.TEXTS: ["a", [1], [""], ["a", None], [["a"]], ("a",), {"a"}, ["\ud800"]],
    Kind.TEXT_OR_TEXTS: [1, [1], "", [""], {}],
    Kind.WHOLE: [1.0, "1", True, 2**63, -(2**63), [1]],
    Kind.NUMBER: ["1", True, float("nan"), float("inf"), float("-inf"), 2**63, [1.0]],
    Kind.TEXT_OR_NUMBER: ["", True, float("nan"), ["gratis"], 2**63],
    Kind.TRUTH: [0, 1, "true", "ja", []],
    Kind.DAY: [
        "2026-02-29",
        "2026-13-01",
        "26-11-23",
        "2026-11-23T00:00",
        "20261123",
        "2026-11-23 ",
        "2026-W48-1",
        "0000-01-01",
        20261123,
        date(2026, 11, 23),
    ],
    Kind.MONTH: ["2009-00", "2009-13", "2009-4", "2009-04-01", "04-2009", 200904],
    Kind.DAYS: ["2026-11-23", ["02-29"], ["2026-02-29"], ["13-01"], ["00-10"], ["1-1"], [1], [None]],
}


def spec(kind: Kind, *choices: str) -> FieldSpec:
    return FieldSpec("field", "Felt", kind, OPEN, choices=choices)


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_takes_what_fits_and_complains_of_the_rest(kind: Kind) -> None:
    assert [value for value in FITS[kind] if spec(kind).complaint(value) is not None] == []
    assert [value for value in DOES_NOT_FIT[kind] if spec(kind).complaint(value) != f"skal være {kind.value}"] == []


def test_a_listed_value_is_told_from_others_and_the_list_is_said() -> None:
    listed = spec(Kind.TEXT, "open", "self", "visitation")

    assert listed.complaint("self") is None
    assert listed.complaint("Self") == "skal være open, self eller visitation"
    assert listed.complaint(1) == "skal være en tekst"
    assert spec(Kind.TEXT, "one").complaint("two") == "skal være one"


@given(st.dates())
def test_every_day_of_the_calendar_is_a_day_and_every_one_but_29_february_comes_every_year(day: date) -> None:
    assert is_iso_day(day.isoformat())
    assert is_month_day(day.isoformat()[5:]) == ((day.month, day.day) != (2, 29))


@given(st.text("0123456789-", max_size=11))
def test_what_is_taken_for_a_day_can_be_read_as_one(text: str) -> None:
    if is_iso_day(text):
        assert date.fromisoformat(text).isoformat() == text


@given(st.text(st.characters(), min_size=1))
def test_a_text_is_what_can_be_written_as_utf_8(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        assert not is_text(text)
    else:
        assert is_text(text)


@pytest.mark.parametrize(
    ("value", "given_"),
    [(None, False), ("", False), ([], False), (0, True), (False, True), (0.0, True), (" ", True), ([""], True)],
)
def test_null_and_what_is_empty_is_not_given(value: object, given_: bool) -> None:
    assert is_given(value) is given_


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("a", "a", True),
        (["a"], ["a"], True),
        (15, 15, True),
        (None, None, True),
        (15, 15.0, False),
        (True, 1, False),
        ("15", 15, False),
        (["a"], "a", False),
    ],
)
def test_values_are_the_same_when_their_kind_is_too(first: object, second: object, same: bool) -> None:
    assert is_same(first, second) is same
    assert is_same(second, first) is same

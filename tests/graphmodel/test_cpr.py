"""CPR numbers are found in every form that people write them, and little else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.cpr import contains_cpr, cpr_in_field, mask_cpr

MASK = "xxxxxx-xxxx"

CPR = [
    "311299-1234",
    "3112991234",
    "311299 1234",
    "311299 - 1234",
    "311299–1234",
    "311299—1234",
    "311299‑1234",
    "311299−1234",
    "311299\u00a01234",
    "31.12.99-1234",
    "31 12 99-1234",
    "31 12 99 1234",
    "31\u00a012\u00a099\u00a01234",
    "31/12-99-1234",
    "31/12/99-1234",
    "311299 12 34",
    "010100-0000",
    "290200-4567",  # 2000 was a leap year
    "290204-4567",
    "611299-1234",  # a temporary number: the day has 60 added
    "911299-1234",
    "ring om 311299-1234 i dag",
    "CPR:311299-1234.",
    "(3112991234)",
    "id_3112991234",
    "ung-3112991234-b",
    "a3112991234b",
    "45 311299 1234",
    "P-nr. 1003456789",
]
NO_CPR = [
    "",
    "tlf. 45123456",
    "+45 12 34 56 78",
    "+4512345678",
    "0045 12345678",
    "cvr 12345678",
    "2026-11-23",
    "2026-11-23 1200",
    "23-11-2026",
    "321299-1234",
    "311399-1234",
    "300299-1234",
    "000000-0000",
    "600199-1234",  # 60 is no day, not even with 60 added
    "920199-1234",
    "31129-1234",
    "311299-123",
    "311299-12345",
    "1311299-1234",
    "31129912345",
    "5790000123456",  # an EAN number
    "31 12 99 12 34",
    "31 12 991234",
    "01.02.26 4700 Næstved",
    "311299/1234",
    "lov nr. 1482 af 23/11/2026",
    "4171 1234 5678 9012",
]


@pytest.mark.parametrize("text", CPR)
def test_a_cpr_number_is_found_and_blotted_out(text: str) -> None:
    assert contains_cpr(text)
    assert MASK in mask_cpr(text)
    assert not contains_cpr(mask_cpr(text))
    assert not any(len(part) >= 6 and part.isdigit() for part in mask_cpr(text).replace("-", " ").split())


@pytest.mark.parametrize("text", NO_CPR)
def test_what_is_no_cpr_number_stays_as_it_is(text: str) -> None:
    assert not contains_cpr(text)
    assert mask_cpr(text) == text


def test_what_stands_around_a_cpr_number_stays() -> None:
    assert mask_cpr("Sara, 311299-1234, tlf. 45123456, bror 0101051234") == f"Sara, {MASK}, tlf. 45123456, bror {MASK}"


@pytest.mark.parametrize(
    "value",
    [
        "311299-1234",
        3112991234,
        3112991234.0,
        112991234,
        112991234.0,
        -3112991234,
        ["a", "311299-1234"],
        [["a", ["3112991234"]]],
        [3112991234],
    ],
)
def test_a_cpr_number_is_found_in_whatever_holds_it(value: object) -> None:
    assert cpr_in_field("note", value)


@pytest.mark.parametrize(
    "value", [None, True, False, 15, 1.5, -1, 2**63, 45123456, "", [], ["a"], {}, float("nan"), float("inf"), 1e300]
)
def test_other_values_hold_none(value: object) -> None:
    assert not cpr_in_field("note", value)


def test_ten_digits_alone_are_welcome_where_a_p_number_belongs_and_only_there() -> None:
    assert not cpr_in_field("p_number", "1003456789")
    assert cpr_in_field("p_number", "100345-6789")
    assert cpr_in_field("p_number", "P 1003456789")
    assert cpr_in_field("phone", "1003456789")


@given(
    day=st.dates(),
    four=st.integers(0, 9999),
    between=st.sampled_from(["", "-", " ", " - "]),
    before=st.text("abc æ.,:("),
    after=st.text("xyz å.,:)"),
)
def test_every_day_with_four_digits_is_found_wherever_it_stands(
    day: object, four: int, between: str, before: str, after: str
) -> None:
    number = f"{day:%d%m%y}{between}{four:04}"

    assert contains_cpr(before + number + after)
    assert number not in mask_cpr(before + number + after)


@given(st.text("0123456789 -.ab", max_size=60))
def test_nothing_is_left_to_find_once_a_text_is_masked(text: str) -> None:
    assert not contains_cpr(mask_cpr(text))

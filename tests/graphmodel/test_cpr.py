"""CPR numbers are found in every form that people write them, and little else is."""

from datetime import date

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
    # parted in other ways than by a hyphen
    "311299.1234",
    "311299/1234",
    "311299  1234",
    "3112 99 1234",
    "3112\u00a099\u00a01234",
    "3112 99-1234",
    "cpr 0101 90 1234.",
    "0101 90 12 34",
    "Ida 0101 90-12 34, Bo",
    "010190-12 34",
    "01-01-90-1234",
    "01-01-90 - 1234",
    "01–01–90–1234",
    "01/01/90/1234",
    "01.01.90.1234",
    "31/12-1999-1234",
    # with the whole year
    "01-01-1990-1234",
    "01.01.1990-1234",
    "01.01.1990.1234",
    "01/01/1990-1234",
    "01011990-1234",
    "01 01 1990 1234",
    "01 01 1990-1234",
    "29-02-2008-4567",
    "61-12-1999-1234",
    # behind and among other numbers
    "tlf. 75123456 010190.1234",
    "75 12 34 56, 0101 90 1234",
    "12.12.12-13-14 010190/1234",
    "99 99 99 010190-1234",
    "2 01 01 90 1234",
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
    "lov nr. 1482 af 23/11/2026",
    "4171 1234 5678 9012",
    # phones, alone, two together, and with a postcode or an extension
    "12345678",
    "1234 5678",
    "12 34 56 78",
    "123 45 678",
    "+45 1234 5678",
    "+45 20-12-34-56",
    "+45 20.12.34.56",
    "0045 20 12 34 56",
    "20101214 / 30101214",
    "20 10 12 14/30 10 12 14",
    "20 10 12 14/30101214",
    "2010 1214 3010 1215",
    "75 10 01 40 8000 Aarhus C",
    "75 10 01 40-1234",
    "20112026 8000 Aarhus C",
    "01 10 01 40 (hverdage) / 01 21 48 78 (mobil)",
    # CVR and P-numbers, other registers
    "CVR 00990001",
    "DK-10 03 45 67",
    "EAN 5790 0001 23456",
    "konto 1482 0012345",
    "3211990001",
    # days, alone, with an hour or a postcode, and from one to another
    "01-01-90 1234",
    "01-02-26 4700 Næstved",
    "23-11-2026 1200",
    "23-11-2026 12:00",
    "23.11.2026 kl. 14.30",
    "23/11-2026 kl. 14.30-16.00",
    "2026-11-23T14:30:00",
    "2026-11-23 14:30",
    "20261123",
    "01.01.2026-31.12.2026",
    "01/08-2026 til 31/12-2026",
    "01-01-7654-1234",
    "30-02-1990-1234",
    "01/13/1990-1234",
    "kl. 10-12 og 14-16",
    "uge 33-35, 2026-2027",
    # prices and references
    "1.234.567,50 kr.",
    "010190,1234",
    "110.190,00 kr.",
    "sag 26/12345",
    "10190/1234",
    "j.nr. 2026-1234",
    "SEL § 85, stk. 1",
    "LAB §§ 167-171",
    "ISBN 87-12-34567-1",
    "v. 10.12.19.123",
    "010119901234",
    "01 01 90 12 34",
]
SHAPES = (
    "%d%m %y ",
    "%d%m %y-",
    "%d %m %y ",
    "%d-%m-%y-",
    "%d.%m.%y-",
    "%d/%m-%y-",
    "%d/%m/%y/",
    "%d-%m-%Y-",
    "%d.%m.%Y-",
    "%d%m%Y-",
    "%d %m %Y ",
)


@pytest.mark.parametrize("text", CPR)
def test_a_cpr_number_is_found_and_blotted_out(text: str) -> None:
    assert contains_cpr(text)
    assert MASK in mask_cpr(text)
    assert not contains_cpr(mask_cpr(text))
    assert not any(len(part) in (6, 10) and part.isdigit() for part in mask_cpr(text).replace("-", " ").split())
    assert "1234" not in mask_cpr(text).replace("75123456", "")


@pytest.mark.parametrize("text", NO_CPR)
def test_what_is_no_cpr_number_stays_as_it_is(text: str) -> None:
    assert not contains_cpr(text)
    assert mask_cpr(text) == text


def test_both_tables_are_long_enough_to_settle_each_form() -> None:
    assert min(len(CPR), len(NO_CPR)) >= 40
    assert not set(CPR) & set(NO_CPR)


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
    between=st.sampled_from(["", "-", " ", " - ", ".", "/"]),
    before=st.text("abc æ.,:("),
    after=st.text("xyz å.,:)"),
)
def test_every_day_with_four_digits_is_found_wherever_it_stands(
    day: object, four: int, between: str, before: str, after: str
) -> None:
    number = f"{day:%d%m%y}{between}{four:04}"

    assert contains_cpr(before + number + after)
    assert number not in mask_cpr(before + number + after)


@given(
    st.dates(date(1900, 1, 1), date(2057, 12, 31)), st.integers(0, 9999), st.sampled_from(SHAPES), st.text("abc æ.,:(")
)
def test_every_day_is_found_in_every_shape(day: date, four: int, shape: str, before: str) -> None:
    number = f"{day:{shape}}{four:04}"

    assert contains_cpr(before + number)
    assert number not in mask_cpr(before + number)


@given(st.text("0123456789 -./ab", max_size=60))
def test_nothing_is_left_to_find_once_a_text_is_masked(text: str) -> None:
    assert not contains_cpr(mask_cpr(text))

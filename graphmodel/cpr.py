"""Finding CPR numbers, so that none is ever stored or shown.

A CPR number is a day of birth (DDMMYY) and four digits, with or without a hyphen or a blank between them. Ten digits
in a row whose first six are a plausible day count as one (domain facts, "Partner lists" and "Data protection" 2),
unless the field says that it holds a P-number.
"""

import re
from datetime import date

# It begins with a digit, not with a look at what stands before it: so the search skips a text without digits at once.
_CANDIDATE = re.compile(
    r"(\d{2})(?<!\d{3})(?P<in_day>[\s./]?)(\d{2})(?:(?P=in_day)|(?<=/\d\d)-)(\d{2})"
    r"(?P<after_day>\s?[-‐‑‒–—−]\s?|\s|)(?:\d{4}|(?<=\d{6}\s)\d{2}\s\d{2})(?!\d)"
)
_MASK = "xxxxxx-xxxx"
_FIRST_DAY_OF_TEMPORARY_NUMBERS = 61
"""Temporary numbers add 60 to the day."""


def _is_plausible(candidate: re.Match[str]) -> bool:
    day, month, year = int(candidate[1]), int(candidate[3]), int(candidate[4])
    is_date_alone = candidate["in_day"] in {".", "/"}  # what stands after "01.02.26 " is a postcode or an hour
    if is_date_alone and not candidate["after_day"].strip():
        return False
    if candidate["in_day"].isspace() and not candidate["after_day"]:
        return False
    if day >= _FIRST_DAY_OF_TEMPORARY_NUMBERS:
        day -= _FIRST_DAY_OF_TEMPORARY_NUMBERS - 1
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def contains_cpr(text: str) -> bool:
    """Whether a text holds what may be a CPR number.

    >>> contains_cpr("ring om 311299-1234"), contains_cpr("P-nr. 1003456789"), contains_cpr("tlf. 45123456")
    (True, True, False)
    """
    candidate = _CANDIDATE.search(text)  # most texts have none, and this is asked of every text that is loaded
    while candidate is not None and not _is_plausible(candidate):
        candidate = _CANDIDATE.search(text, candidate.end())
    return candidate is not None


def mask_cpr(text: str) -> str:
    """The text with every possible CPR number blotted out, the day of birth as well.

    >>> mask_cpr("Sara, 311299 1234, kommer")
    'Sara, xxxxxx-xxxx, kommer'
    """
    return _CANDIDATE.sub(lambda candidate: _MASK if _is_plausible(candidate) else candidate[0], text)


_NINE_DIGITS = re.compile(r"(?<![\d.])\d{9}(?!\d)")


def mask_cpr_in_json(text: str) -> str:
    """The text of a JSON value with every possible CPR number blotted out, also those that lost their first zero by being numbers.

    >>> mask_cpr_in_json("[112991234, 45123456]")
    '[xxxxxx-xxxx, 45123456]'
    """
    return mask_cpr(_NINE_DIGITS.sub(lambda found: _MASK if contains_cpr("0" + found[0]) else found[0], text))


_SMALLEST_WITH_A_DAY = 10**8
"""A whole number below it would have the 00th as its day."""


def _digits_of(number: float) -> str:
    """A number as text; a whole one with the zero that it has lost where the day is before the tenth."""
    if not isinstance(number, int) and not number.is_integer():
        return str(number)
    whole = abs(int(number))
    return f"{whole:010d}" if whole >= _SMALLEST_WITH_A_DAY else ""


def cpr_in_field(field_name: str, value: object) -> bool:
    """Whether a value may not be stored in a field because it may hold a CPR number; ten digits are welcome where a P-number belongs."""
    if isinstance(value, list):
        return any(cpr_in_field(field_name, item) for item in value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return False
    text = value if isinstance(value, str) else _digits_of(value)
    return contains_cpr(text) and not (field_name == "p_number" and text.isdigit())

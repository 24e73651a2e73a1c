"""Finding CPR numbers, so that none is ever stored or shown.

A CPR number is a day of birth (DDMMYY) and four digits. It counts as one however people part it, where its first six digits are a
plausible day; so do ten digits in a row (domain facts, "Partner lists" and "Data protection" 2), unless the field says that it
holds a P-number.

| written | is a CPR number | is none |
|---|---|---|
| in a row | 0101901234 | 01019012 (a phone, a CVR number), 010119901234 |
| day, then the rest | 010190-1234, 010190 1234, 010190.1234, 010190/1234 | 010190,1234 (a number) |
| in three and more | 01.01.90-1234, 01-01-90-1234, 01/01-90-1234, 01 01 90 1234, 0101 90 1234, 0101 90 12 34 | 01 01 90 12 34 |
| with the whole year | 01-01-1990-1234, 01011990-1234, 01 01 1990 1234 | 01011990 1234 (a phone and a postcode) |
| a day, then a blank | | 01.01.90 1234, 01-01-1990 1234 (a postcode or an hour) |
| after two digits more | | 75 01 01 90 8000 (a phone and a postcode) |
"""

import re
from collections.abc import Iterator
from datetime import date

_HYPHEN = "[-‐‑‒–—−]"
_YEAR = r"(?:18|19|20)\d{2}"
_FORMS = (
    # 010190-1234, 010190.1234, 010190 12 34, 010190-12 34, 0101901234
    rf"(\d{{2}})(\d{{2}})(?:\s?{_HYPHEN}\s?|\s{{1,2}}|[./]|)(?:\d{{4}}|(?<=\d{{6}}[\s-])\d{{2}}\s\d{{2}})",
    # 01011990-1234
    rf"(\d{{2}})({_YEAR}){_HYPHEN}\d{{4}}",
    # 0101 90 1234, 0101 90 12 34
    rf"(\d{{2}})\s(\d{{2}})(?:\s?{_HYPHEN}\s?|\s)(?:\d{{4}}|\d{{2}}\s\d{{2}}(?!\s\d{{2}}(?!\d)))",
    # 01 01 90 1234, 01 01 1990-1234
    rf"(?<!\d\d\s\d{{2}})\s(\d{{2}})\s(\d{{2}}|{_YEAR})(?:\s?{_HYPHEN}\s?|\s)\d{{4}}",
    # 01.01.90-1234, 01/01/90/1234, 01/01-90 - 1234, 01-01-90-1234
    rf"(?P<sign>[./]|{_HYPHEN})(\d{{2}})(?:(?P=sign)|(?<=/\d\d)-)(\d{{2}})(?:\s?{_HYPHEN}\s?|(?P=sign))\d{{4}}",
    # 01.01.1990-1234, 01-01-1990-1234
    rf"(?P<mark>[./]|{_HYPHEN})(\d{{2}})(?:(?P=mark)|(?<=/\d\d)-)({_YEAR})(?:{_HYPHEN}|(?P=mark))\d{{4}}",
)
# It begins with a digit, not with a look at what stands before it: so the search skips a text without digits at once.
_CANDIDATE = re.compile(rf"(?P<day>\d{{2}})(?<!\d{{3}})(?:{'|'.join(_FORMS)})(?!\d)")
MASK = "xxxxxx-xxxx"
_FIRST_DAY_OF_TEMPORARY_NUMBERS = 61
"""Temporary numbers add 60 to the day."""


def _is_plausible(candidate: re.Match[str]) -> bool:
    month, year = (int(digits) for digits in candidate.groups()[1:] if digits and digits.isdigit())
    day = int(candidate["day"])
    if day >= _FIRST_DAY_OF_TEMPORARY_NUMBERS:
        day -= _FIRST_DAY_OF_TEMPORARY_NUMBERS - 1
    try:
        date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return False
    return True


def _find(text: str) -> Iterator[re.Match[str]]:
    """What may be CPR numbers, from the left, none overlapping another; most texts hold nothing that looks like one."""
    candidate = _CANDIDATE.search(text)
    while candidate is not None:
        is_one = _is_plausible(candidate)
        if is_one:
            yield candidate
        # A day that is none may have swallowed the beginning of one that is.
        candidate = _CANDIDATE.search(text, candidate.end() if is_one else candidate.start() + 1)


def contains_cpr(text: str) -> bool:
    """Whether a text holds what may be a CPR number.

    >>> contains_cpr("ring om 311299-1234"), contains_cpr("P-nr. 1003456789"), contains_cpr("tlf. 45123456")
    (True, True, False)
    """
    return next(_find(text), None) is not None


def mask_cpr(text: str) -> str:
    """The text with every possible CPR number blotted out, the day of birth as well.

    >>> mask_cpr("Sara, 311299 1234, kommer")
    'Sara, xxxxxx-xxxx, kommer'
    """
    told, end = "", 0
    for found in _find(text):
        told += text[end : found.start()] + MASK
        end = found.end()
    # What stood behind two digits more stands behind none once these are blotted out.
    return mask_cpr(told + text[end:]) if end else text


_NINE_DIGITS = re.compile(r"(?<![\d.])\d{9}(?!\d)")


def mask_cpr_in_json(text: str) -> str:
    """The text of a JSON value with every possible CPR number blotted out, also those that lost their first zero by being numbers.

    >>> mask_cpr_in_json("[112991234, 45123456]")
    '[xxxxxx-xxxx, 45123456]'
    """
    return mask_cpr(_NINE_DIGITS.sub(lambda found: MASK if contains_cpr("0" + found[0]) else found[0], text))


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

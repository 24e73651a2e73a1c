"""Whether a number is more exact than its text: "ca. 12", "3 mdr." as weeks."""

import re

_ABOUT = re.compile(
    r"\b(?:ca|cirka|circa|omkring|omtrent|typisk|oftest|normalt|som regel|gennemsnitligt?|forventet|approx\w*|around)\b|~",
    re.IGNORECASE,
)
_LONGER_UNITS = re.compile(r"mdr|\bmd\b|mån|mnd|år|semest|month|year|½", re.IGNORECASE)
_DAYS = re.compile(r"(\d+)\s*-?\s*(hverdag|arbejdsdag|skoledag|dag|døgn|day)", re.IGNORECASE)
_DAYS_OF_A_WEEK = {"hverdag": 5, "arbejdsdag": 5, "skoledag": 5}


def says_about(text: str) -> bool:
    """Whether a text says of its own number that it is not exact.

    >>> says_about("ca. 12"), says_about("12-15")
    (True, False)
    """
    return _ABOUT.search(text) is not None


def are_guessed_weeks(text: str, weeks: int) -> bool:
    """Whether a number of weeks was worked out from another unit, or is only about right; two weeks are fourteen days.

    >>> are_guessed_weeks("½ år", 26), are_guessed_weeks("ca. 6 uger", 6), are_guessed_weeks("6-8 uger", 8)
    (True, True, False)
    >>> are_guessed_weeks("1 år (40 uger)", 40), are_guessed_weeks("14 dage", 2), are_guessed_weeks("10 dage", 2)
    (False, False, True)
    >>> are_guessed_weeks("10 hverdage", 2), are_guessed_weeks("8 hverdage", 2)
    (False, True)
    """
    if weeks == 0:
        return False
    if says_about(text):
        return True
    if re.search(rf"(?<!\d){weeks}\s*-?\s*(?:u\b|ug|week)", text, re.IGNORECASE):
        return False
    counted = [int(found[1]) / _DAYS_OF_A_WEEK.get(found[2].lower(), 7) for found in _DAYS.finditer(text)]
    return _LONGER_UNITS.search(text) is not None or (bool(counted) and max(counted) != weeks)

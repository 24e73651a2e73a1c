"""Filters of the templates: days, numbers and telephone links as people write them."""

import re
from datetime import date

from flask import Flask
from flask_babel import format_date, format_decimal

_NUMBER = re.compile(r"\+?\d(?:[\d .-]{6,}\d)")
_NO_DIGIT = re.compile(r"[^\d+]")


def day_text(iso_day: str | None) -> str:
    """A day as it is said, "3. november 2026"; empty where there is none."""
    return str(format_date(date.fromisoformat(iso_day), "long")) if iso_day else ""  # type: ignore[no-untyped-call]


def weekday_text(iso_day: str) -> str:
    """A day with its weekday, "tirsdag 3. november"."""
    return str(format_date(date.fromisoformat(iso_day), "EEEE d. MMMM"))  # type: ignore[no-untyped-call]


def phone_link(phone: str | None) -> str | None:
    """What a telephone dials for the first number in a text; None where there is none.

    >>> phone_link("01 10 06 00; akut: 01 10 06 01"), phone_link("+45 01100600"), phone_link("se siden")
    ('tel:01100600', 'tel:+4501100600', None)
    """
    found = _NUMBER.search(phone or "")
    return f"tel:{_NO_DIGIT.sub('', found[0])}" if found else None


def kilometres(distance: float) -> str:
    """A distance between two postcodes, which is rough."""
    return f"{format_decimal(max(1, round(distance)))} km"


def uncapitalised(name: str) -> str:
    """A name as it stands in the middle of a sentence; an abbreviation stays as it is.

    >>> uncapitalised("Papirer/MitID"), uncapitalised("FGU-leder"), uncapitalised("It")
    ('papirer/MitID', 'FGU-leder', 'it')
    """
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def add_filters(app: Flask) -> None:
    """Make the filters known to every template."""
    app.jinja_env.filters.update(day=day_text, weekday=weekday_text, phone_link=phone_link, uncapitalised=uncapitalised)

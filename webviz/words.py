"""Days, numbers and names as people write them in the reader's language, for templates and for what is built in Python."""

import re
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import get_locale, gettext, pgettext

from webviz.languages import SOURCE

_NUMBER = re.compile(r"\+?\d(?:[\d .-]{6,}\d)")
_NO_DIGIT = re.compile(r"[^\d+]")


def word(name: str) -> str:
    """A word of the data model or the catalogue in the reader's language; one that a municipality has made itself stays as it is."""
    return pgettext("word", name)


def plural_word(name: str) -> str:
    """The same for the plural, where Danish may have one word for both: "tilbud" is an offer, or offers."""
    return pgettext("words", name)


def listed(words: Sequence[str]) -> str:
    """Words in a row.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b og c', 'a', '')
    """
    return format_list(words, locale=get_locale() or SOURCE)


def day_text(iso_day: str | None) -> str:
    """A day as it is said, "3. november 2026"; empty where there is none."""
    return format_date(date.fromisoformat(iso_day), "long", locale=get_locale() or SOURCE) if iso_day else ""


def day_of_year_text(month_and_day: str) -> str:
    """A day that comes back every year, as the graph writes it.

    >>> day_of_year_text("02-01")
    '1. februar hvert år'
    """
    day = date.fromisoformat(f"2000-{month_and_day}")
    return gettext("%(day)s hvert år", day=format_skeleton("MMMMd", day, locale=get_locale() or SOURCE))


def weekday_text(iso_day: str) -> str:
    """A day with its weekday.

    >>> weekday_text("2026-11-03")
    'tirsdag den 3. november'
    """
    day, locale = date.fromisoformat(iso_day), get_locale() or SOURCE
    weekday = format_date(day, "EEEE", locale=locale)
    return gettext("%(weekday)s den %(day)s", weekday=weekday, day=format_skeleton("MMMMd", day, locale=locale))


def age_text(ages: Sequence[int]) -> str:
    """How old somebody is; in the month of birth two ages are possible.

    >>> age_text((17,)), age_text((16, 17))
    ('17 år', '16 eller 17 år')
    """
    told = format_list([str(age) for age in ages], style="or", locale=get_locale() or SOURCE)
    return gettext("%(ages)s år", ages=told)


def number_text(number: float) -> str:
    """A number with the decimals that it has.

    >>> number_text(22.5), number_text(37)
    ('22,5', '37')
    """
    return format_decimal(number, locale=get_locale() or SOURCE)


def phone_link(phone: str | None) -> str | None:
    """What a telephone dials for the first number in a text; None where there is none.

    >>> phone_link("01 10 06 00; akut: 01 10 06 01"), phone_link("+45 01100600"), phone_link("se siden")
    ('tel:01100600', 'tel:+4501100600', None)
    """
    found = _NUMBER.search(phone or "")
    return f"tel:{_NO_DIGIT.sub('', found[0])}" if found else None


def kilometres(distance: float) -> str:
    """A distance between two postcodes, which is rough."""
    return f"{number_text(max(1, round(distance)))} km"


def uncapitalised(name: str) -> str:
    """A name as it stands in the middle of a sentence; an abbreviation stays as it is.

    >>> uncapitalised("Papirer/MitID"), uncapitalised("FGU-leder"), uncapitalised("It")
    ('papirer/MitID', 'FGU-leder', 'it')
    """
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def add_filters(app: Flask) -> None:
    """Give them to the templates."""
    app.jinja_env.filters.update(day=day_text, phone_link=phone_link, uncapitalised=uncapitalised, word=word)

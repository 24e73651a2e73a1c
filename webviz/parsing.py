"""Reading addresses: what is asked for, checked, with a clear sentence where it makes no sense."""

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext as _

from webviz.errors import WrongAddress

LONGEST_TEXT = 500
_LONGEST_SHOWN = 40


def read_text(values: Mapping[str, str], name: str) -> str:
    """A text, trimmed; what is longer than anybody writes is refused."""
    text = values.get(name, "").strip()
    if len(text) > LONGEST_TEXT:
        raise WrongAddress(_("Det er for langt. Skriv det med højst %(count)d tegn.", count=LONGEST_TEXT))
    return text


def read_day(values: Mapping[str, str], name: str, today: date) -> date:
    """A day as 2026-11-23; today where none is given."""
    text = read_text(values, name)
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise WrongAddress(
            _("»%(text)s« er ikke en dato. Skriv den som %(today)s.", text=_short(text), today=today.isoformat())
        ) from error
    if not 1900 <= day.year <= 2200:
        raise WrongAddress(_("%(day)s er for langt væk. Vælg en dag mellem 1900 og 2200.", day=day.isoformat()))
    return day


def read_whole(values: Mapping[str, str], name: str, label: str, lowest: int, highest: int) -> int | None:
    """A whole number within bounds; None where none is given."""
    text = read_text(values, name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or not lowest <= int(text[:9]) <= highest:
        raise WrongAddress(
            _(
                "%(label)s skal være et helt tal fra %(lowest)d til %(highest)d, ikke »%(text)s«.",
                label=label,
                lowest=lowest,
                highest=highest,
                text=_short(text),
            )
        )
    return int(text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"

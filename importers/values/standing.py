"""How a thing stands: in use, closed, or so from a day or until one; a day is the end of an offer's time, and no status."""

import re
from datetime import date, timedelta

from importers.values.accounting import word_set
from importers.values.days import FoundDay, days_in, last_day_of, words_beside
from importers.values.listed import read_status
from importers.values.spans import read_span
from importers.values.understood import Understood
from importers.values.words import Words

_ENDS = re.compile(
    r"\b(?:luk\w*|ophør\w*|slut\w*|nedl[aæ]g\w*|afslut\w*|udløb\w*|stop\w*|udfas\w*|afvikl\w*|udgår|til|indtil|"
    r"frem til|closed|closes|ends)\b",
    re.IGNORECASE,
)
_FROM_THAT_DAY = re.compile(
    r"\b(?:luk\w*|nedl[aæ]g\w*|ophør\w*|stop\w*|closed)\s+(?:pr\.?|per|fra|from|siden)\s*(?:d\.|den)?\s*$",
    re.IGNORECASE,
)
"""Words that make a day the first without the thing; without them it is the last with it."""
_BEGINS = re.compile(
    r"\b(?:åbner|genåbner|starter|start|opstart|begynder|fra|aktiv\w* fra|opens|starts)\b", re.IGNORECASE
)
_FOR_A_TIME = re.compile(r"\b(?:pause|midlertidigt?|bero)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:lukket|ophørt|nedlagt|afsluttet|stoppet|udløbet|closed)\b", re.IGNORECASE)
_SAYS_LAST = re.compile(r"\b(?:til|indtil|udgangen|ultimo|slut)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.-])(20\d{2})(?![\d/.-])")
_PLAIN = word_set(
    "lukket lukker lukkes lukning ophoerer ophoert ophoer slut slutter nedlagt nedlaegges afsluttet afsluttes udloeber udloebet "
    "stoppet stopper udfases afvikles udgaar til indtil frem aktiv aktivt aabner genaabner starter start opstart begynder fra pr per "
    "med og ved udgangen af d den gaelder projekt projektet bevilling bevillingen closed closes ends opens starts"
)


def read_offer_status(text: str, header: str, words: Words) -> Understood | None:
    """An offer's status; where a text gives the day on which it ends or begins, that day is kept in its stead.

    A status that is not active takes the offer out of every answer, today and for ever; a last day does so when it comes.
    """
    status = read_status(text, header, words)
    if not any(sign.isdigit() for sign in text):
        return status
    told = _dated(text)
    if told is None or status is None or status.values.get("status") != "active":
        return told or status
    return Understood(
        {**status.values, **told.values}, keep_text=told.keep_text, remark=told.remark, is_inferred=told.is_inferred
    )


def read_organisation_status(text: str, header: str, words: Words) -> Understood | None:
    """An organisation's status; it has no days of its own, so that one that ends on a day is asked about."""
    status = read_status(text, header, words)
    if status is None and any(sign.isdigit() for sign in text) and _ENDS.search(text):
        doubt = f"»{text}« nævner en dag, og den kan kortet ikke gemme for en organisation. Er det slut nu, så skriv »lukket«."
        return Understood(keep_text=True, doubt=doubt)
    return status


def _dated(text: str) -> Understood | None:
    """What a status with days says of an offer's time; None where it names none."""
    if span := read_span(text):
        values = {"valid_from": span.first or "", "valid_to": span.last or ""}
        return _told(text, values, is_inferred=span.is_inferred, says_more=span.says_more)
    days = days_in(text)
    if not days and (year := _YEAR.search(text)):
        return _of_a_year(text, year[1])
    if len(days) != 1 or not (_ENDS.search(text[: days[0].start]) or _BEGINS.search(text[: days[0].start])):
        return None
    day = days[0]
    if _FOR_A_TIME.search(text):
        return Understood(keep_text=True, doubt=f"»{text}« gælder kun for en tid, så status er ikke gemt.")
    if day.year is None:
        return Understood(keep_text=True, doubt=f"»{text}« har intet år, så dagen er ikke gemt. Skriv året.")
    return _on_a_day(text, day)


def _on_a_day(text: str, day: FoundDay) -> Understood:
    says_more = bool({*words_beside(text, [day])} - _PLAIN)
    before = text[: day.start]
    if _BEGINS.search(before) and not _ENDS.search(before):
        return _told(text, {"valid_from": day.iso}, is_inferred=day.is_inferred, says_more=says_more)
    is_first_of_month = day.day == 1 and not day.is_inferred and not _SAYS_LAST.search(before)
    if _FROM_THAT_DAY.search(before) or is_first_of_month:
        last = (date.fromisoformat(day.iso) - timedelta(days=1)).isoformat()
        return _told(text, {"valid_to": last}, is_inferred=True, says_more=says_more)
    return _told(text, {"valid_to": last_day_of(day)}, is_inferred=day.is_inferred, says_more=says_more)


def _of_a_year(text: str, year: str) -> Understood | None:
    says_more = bool({*words_beside(text, []), year} - _PLAIN - {year})
    if not _OVER.search(text[: text.index(year)]):
        return None  # until a year may be its first day or its last
    return _told(text, {"valid_to": f"{year}-12-31"}, is_inferred=True, says_more=says_more)


def _told(text: str, values: dict[str, str], *, is_inferred: bool, says_more: bool) -> Understood:
    names = {"valid_from": "første dag", "valid_to": "sidste dag"}
    read = " og ".join(f"{names[name]} {day}" for name, day in values.items())
    return Understood(
        dict(values),
        keep_text=says_more or is_inferred,
        remark=f"»{text}« er læst som {read}.",
        is_inferred=is_inferred,
    )

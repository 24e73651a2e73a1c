"""Cells with days: when an offer takes in, how long before one must ask, when a thing was confirmed, and how long it holds."""

import re

from graphmodel.catalogue import fold
from importers.values.accounting import JOINTS, left_beside, word_set
from importers.values.days import (
    days_in,
    read_day,
    read_month,
    read_serial,
    says_more_than_a_day,
    weeks_without_year,
)
from importers.values.intakes import read_intake
from importers.values.number_cells import read_waiting, says_weekdays
from importers.values.understood import Understood
from importers.values.words import Words

_BEFORE = re.compile(r"(\d{1,3}|en|et|to|tre|fire)\s*(dage?|uger?|måned(?:er)?|mdr\.?)\s+(?:før|inden)", re.IGNORECASE)
_SMALL = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4}
_OF_DEADLINES = JOINTS | word_set(
    "senest start starten opstart holdstart kursusstart studiestart forloebet frist inden foer"
)
_NO_DEADLINE = frozenset(
    {"ingen", "ingen frist", "ingen ansoegningsfrist", "ingen tilmeldingsfrist", "loebende", "nej"}
)
_OF_VERIFYING = word_set("opdateret senest sidst bekraeftet ajourfoert revideret kl dato")
_OF_SPANS = word_set("gyldig gaelder frem indtil udgangen af med")
_NO_END = frozenset(
    {"ingen", "loebende", "permanent", "varig", "fast", "indtil videre", "uden udloeb", "ingen slutdato", "ubegraenset"}
)
_YEAR_ALONE = re.compile(
    r"(?:(?:primo|ultimo|udgangen af|slutningen af|begyndelsen af|i|året|hele)\s+)?((?:19|20)\d{2})\.?", re.IGNORECASE
)
_DAYS = {"d": 1, "u": 7, "m": 31}


def read_intake_cell(text: str, header: str, words: Words) -> Understood | None:
    """When an offer takes in; lists also write weekdays and waiting times in that column."""
    intake = read_intake(text, words.catalogue)
    if intake is None and (weeks := weeks_without_year(text)):
        doubt = (
            f"»{' og '.join(weeks)}« er ikke den samme dato hvert år, så dagen er ikke gemt. "
            "Skriv datoen, eller skriv året efter ugen."
        )
        return Understood(keep_text=True, doubt=doubt)
    if intake is None and says_weekdays(text):
        return Understood({"schedule": text})
    if intake is None and "ventetid" in fold(text):
        return read_waiting(fold(text).replace("ventetid", "").strip(), header, words)
    if intake is None:
        return None
    values: dict[str, str | list[str]] = {"intake": intake.intake}
    remark = ""
    if intake.days:
        values["intake_dates"] = list(intake.days)
    if intake.is_inferred:
        remark = f"»{text}« er læst som {', '.join(intake.days)}."
    return Understood({**values}, keep_text=intake.says_more, remark=remark, is_inferred=intake.is_inferred)


def read_deadline(text: str, _header: str, _words: Words) -> Understood | None:
    """How many days before the start one must ask; a deadline that is a day has no field and is kept as words."""
    if found := _BEFORE.search(text):
        unit = found[2].lower()[0]
        count = _SMALL.get(found[1].lower()) or int(found[1])
        says_more = unit == "m" or bool(left_beside(text, [found.span()], _OF_DEADLINES))
        return Understood({"apply_by_days": count * _DAYS[unit]}, keep_text=says_more)
    if fold(text) in _NO_DEADLINE:
        return Understood(keep_text=True)
    if days_in(text) or weeks_without_year(text):
        return Understood(keep_text=True, remark="Der er kun et felt til dage før start, så datoen er gemt som tekst.")
    return None


def read_verified(text: str, _header: str, _words: Words) -> Understood | None:
    """The day something was last confirmed; a month alone is taken for its first day, so that nothing looks fresher than it is."""
    if day := read_day(text):
        return Understood({"verified_on": day}, keep_text=says_more_than_a_day(text, _OF_VERIFYING))
    return _rounded("verified_on", text, _OF_VERIFYING, is_end=False)


def read_valid_from(text: str, _header: str, _words: Words) -> Understood | None:
    """The day from which something holds; of a month its first."""
    return _end_of_span("valid_from", text, is_end=False)


def read_valid_to(text: str, _header: str, _words: Words) -> Understood | None:
    """The last day on which something holds; of a month its last. Without an end there is nothing to store."""
    return Understood(keep_text=True) if fold(text) in _NO_END else _end_of_span("valid_to", text, is_end=True)


def _end_of_span(name: str, text: str, *, is_end: bool) -> Understood | None:
    if day := read_day(text):
        return Understood({name: day}, keep_text=says_more_than_a_day(text, _OF_SPANS))
    return _rounded(name, text, _OF_SPANS, is_end=is_end)


def _rounded(name: str, text: str, filler: frozenset[str], *, is_end: bool) -> Understood | None:
    """A day for a text that names a month, a week or a year alone, or counts days as spreadsheets do; always marked."""
    if year := _YEAR_ALONE.fullmatch(text.strip()):
        return _marked(name, text, f"{year[1]}-12-31" if is_end else f"{year[1]}-01-01")
    if serial := read_serial(text):
        return _marked(name, text, serial, "Regneark tæller dage som tal: ")
    month = read_month(text, filler, is_end=is_end)
    return _marked(name, text, month) if month else None


def _marked(name: str, text: str, day: str, why: str = "") -> Understood:
    return Understood({name: day}, remark=f"{why}»{text}« er læst som {day}.", is_inferred=True)
